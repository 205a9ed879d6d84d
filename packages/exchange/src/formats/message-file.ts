import type { Text } from "@banjian/base";
import type { ProcessMessage } from "@banjian/core";

/** A message as it stands in a file: on which line it begins, and on which each of its fields. */
export type ReadMessage = {
  readonly message: ProcessMessage;
  readonly line: number;
  readonly lines: Readonly<Record<string, number>>;
};

/** What could not be read, and on which line. */
export type UnreadLine = { readonly line: number; readonly problem: Text };

/** The messages of a file, and what in it is none. */
export type MessageFile = {
  readonly messages: readonly ReadMessage[];
  readonly unread: readonly UnreadLine[];
};
