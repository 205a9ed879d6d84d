import type { Text } from "@banjian/base";
import type { ProcessMessage } from "@banjian/core";

/** A message as it stands in a file: on which line it begins, and on which each of its fields. */
export type ReadMessage = {
  readonly message: ProcessMessage;
  readonly line: number;
  readonly lines: Readonly<Record<string, number>>;
};

/** As much of what could not be read as is kept, in characters. */
export const longestText = 4000;

/** What could not be read: on which line it begins, the beginning of its text, and why. */
export type UnreadLine = { readonly line: number; readonly text: string; readonly problem: Text };

/** The messages of a file, and what in it is none. */
export type MessageFile = {
  readonly messages: readonly ReadMessage[];
  readonly unread: readonly UnreadLine[];
};
