import type { WorkOptions } from "@banjian/engine";
import { partChecks, refuseAll, refuseUnfit, type Shape, shapes } from "./checked-options.js";

const parts = {
  every: shapes.milliseconds,
  signal: shapes.signal,
  onError: shapes.call,
} satisfies Record<keyof WorkOptions, Shape>;

/** Refuses work without a pause, without an end, or whose failures nobody hears of (HALL_OPTION_INVALID). */
export function refuseOddWork(options: unknown): asserts options is WorkOptions {
  refuseUnfit("work", options ?? null, shapes.object);
  const given = options as Partial<Record<keyof WorkOptions, unknown>>;
  refuseAll([
    ...partChecks("work", given, parts),
    // What is missing is of no shape.
    ...Object.keys(parts)
      .filter((name) => given[name as keyof WorkOptions] === undefined)
      .map((name) => () => refuseUnfit(`work.${name}`, null, parts[name as keyof WorkOptions])),
  ]);
}
