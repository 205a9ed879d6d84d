import { type CaseState, certificatesDue, type Item } from "@banjian/core";

/** What is said at the end of a case whose certificates all bear that number: issued where it was granted, with those of a bundle's members. */
export function completionOf(
  item: Item,
  state: CaseState,
  number: string,
): Readonly<Record<string, unknown>> {
  if (state.milestones.granted === undefined) return { result: "other" };
  const due = certificatesDue(item, state).map((branch) => [branch, { number }]);
  const certificates = due.length === 0 ? {} : { certificates: Object.fromEntries(due) };
  return { result: "issued", certificate: { number }, ...certificates };
}

/** How the result is handed over: the first way that the item offers. */
export function firstWay({ file }: Item): Readonly<Record<string, unknown>> {
  return { way: file.item.collect[0] };
}
