import type { Text } from "@banjian/base";
import { coreError } from "@banjian/core";
import { engineError } from "@banjian/engine";

/** The codes with which an application or an action is refused, in order, and what to do about each. */
export function refusalCodes(): ReadonlyMap<string, Text> {
  const hints = Object.entries({ ...engineError.hints, ...coreError.hints });
  return new Map(hints.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
