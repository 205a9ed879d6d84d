import type { Text } from "@banjian/base";
import { fieldsOfKind, type NotificationKind } from "./notification-kinds.js";

/** `{case}`; a brace that opens no field is one too many. */
const field = /\{([^{}]*)\}|[{}]/g;

/** The fields that a text names, each with its place; a brace that belongs to no field stands for itself. */
function fieldsIn(text: string): readonly { readonly name: string; readonly at: number }[] {
  return [...text.matchAll(field)].map((found) => ({
    name: found[1] ?? found[0],
    at: found.index,
  }));
}

/** The fields that the words of a kind name and that it does not know, each once. */
export function strangeFields(kind: NotificationKind, { zh, en }: Text): readonly string[] {
  const known = fieldsOfKind(kind);
  const names = [zh, en].flatMap(fieldsIn).map(({ name }) => name);
  return [...new Set(names)].filter((name) => !known.includes(name));
}

/**
 * The text with its fields filled in. What people wrote is text in it and nothing else: no field of its own, no markup, no
 * second line, no sign that turns the direction of the rest.
 */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(field, (whole, name: string) =>
    Object.hasOwn(values, name) ? plain(values[name] ?? "") : whole,
  );
}

const longest = 300;

function plain(value: string): string {
  const said = value
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]+/gu, " ")
    .replaceAll("<", "＜")
    .replaceAll(">", "＞")
    .trim();
  const letters = [...said];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : said;
}
