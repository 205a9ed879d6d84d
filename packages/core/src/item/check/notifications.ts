import { didYouMean } from "../../definition/did-you-mean.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { fieldsOfKind, type NotificationKind } from "../../definition/notification-kinds.js";
import { strangeFields } from "../../definition/notification-text.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** Fields in the words of a notification that it does not know, and words that go out by no channel. */
export function notificationTroubles({ notifications = {} }: ItemFile): Trouble[] {
  return Object.entries(notifications).flatMap(([kind, rule]) => {
    if (rule?.text === undefined) return [];
    const path = ["notifications", kind, "text"];
    const known = fieldsOfKind(kind as NotificationKind);
    const strange = strangeFields(kind as NotificationKind, rule.text);
    const idle = rule.by.length === 0 ? [{ ...defRules.toldByNothing(), path }] : [];
    return [
      ...strange.map((name) => ({
        ...defRules.unknownWord(name, didYouMean(name, known), known),
        path,
      })),
      ...idle,
    ];
  });
}
