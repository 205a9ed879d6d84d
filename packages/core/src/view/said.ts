import type { Text } from "@banjian/base";

/** How a line of the story is to be read: somebody acted, a limit moved, something is near, wrong, or decided by silence. */
export type Tone = "action" | "limit" | "warn" | "yellow" | "red" | "deemed" | "flow";

/** A fact in words; `by` where it matters who did it. */
export type Said = { readonly what: Text; readonly tone: Tone; readonly by?: true };
