import type { Text } from "@banjian/base";
import type { Instant } from "@banjian/calendar";
import type { PersonRef } from "../case/person.js";
import type { Channel, NotificationKind } from "../definition/notification-kinds.js";

/** Who is told: one person, or whoever has one of the roles, of the department where one is named. */
export type Recipient = {
  readonly person?: PersonRef;
  readonly roles: readonly string[];
  readonly department?: string;
};

/** One thing that somebody is told by one channel. It is no service of a legal notice (NT5). */
export type Notification = {
  readonly kind: NotificationKind;
  readonly to: Recipient;
  readonly channel: Channel;
  readonly text: Text;
  /** It goes out in the quiet hours as well. */
  readonly urgent?: true;
};

/** A notification, and the fact of its case that called for it. */
export type MadeNotification = {
  readonly seq: number;
  readonly at: Instant;
  readonly notification: Notification;
};
