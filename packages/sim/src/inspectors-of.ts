import type { Item } from "@banjian/core";

/** Who is said to have carried a procedure out: as many as its item asks for, nobody where it asks for none. */
export function inspectorsOf(
  item: Item,
  procedure: string,
): { readonly inspectors?: readonly { readonly id: string }[] } {
  const least = item.procedures.get(procedure)?.inspectors?.least;
  if (least === undefined) return {};
  return {
    inspectors: Array.from({ length: least }, (_, index) => ({ id: `inspector-${index}` })),
  };
}
