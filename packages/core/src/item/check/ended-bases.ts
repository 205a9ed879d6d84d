import type { Path } from "../../definition/finding.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** What rests on nothing but laws that were out of force before the item began: two days in one file, and no clock. */
export function endedBasisTroubles(file: ItemFile): Trouble[] {
  const found: Trouble[] = [];
  const begins = beginningOf(file);
  if (begins !== undefined) collect(file, { path: [], begins, found });
  return found;
}

/** When the item can have begun: with the first law it rests on, or the year that its version names; the later of both. */
function beginningOf({ item: { basis, version } }: ItemFile): string | undefined {
  const first = basis.map(({ from = "" }) => from).toSorted()[0];
  const year = /^(20\d\d)(?!\d)/.exec(version)?.[1];
  return [...(first ? [first] : []), ...(year === undefined ? [] : [`${year}-01-01`])]
    .toSorted()
    .at(-1);
}

type Walk = {
  readonly path: (string | number)[];
  readonly begins: string;
  readonly found: Trouble[];
};

function collect(value: object, walk: Walk): void {
  const { path, begins, found } = walk;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== "object" || inner === null) continue;
    path.push(Array.isArray(value) ? Number(key) : key);
    if (key === "basis") found.push(...endedIn([inner].flat(), [...path], begins));
    else collect(inner, walk);
    path.pop();
  }
}

function endedIn(bases: readonly object[], path: Path, begins: string): Trouble[] {
  const ends = bases.map((one) => ("to" in one && typeof one.to === "string" ? one.to : begins));
  const last = ends.toSorted().at(-1);
  if (last === undefined || last >= begins) return [];
  return [{ ...defRules.basisEnded(last, begins), path, severity: "warning" }];
}
