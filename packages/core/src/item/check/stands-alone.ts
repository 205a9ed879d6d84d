import type { Path } from "../../definition/finding.js";
import type { Trouble } from "./trouble.js";

/** Tells whether a trouble stands for itself, and does not only follow from parts that were left out or put in. */
export function standsAlone(faults: readonly Path[]): (trouble: Trouble) => boolean {
  const faulty = new Set(faults.map(text));
  const hasFaultWithin = new Set(faults.flatMap(prefixes).map(text));
  const hidden = new Set(
    faults.flatMap((fault) => [...(restsOn.get(String(fault[0])) ?? []), ...undeclared(fault)]),
  );
  return ({ rule, path }) =>
    !hidden.has(rule) &&
    !hasFaultWithin.has(text(path)) &&
    !prefixes(path).some((above) => faulty.has(text(above)));
}

/** What is reached, and what is used, cannot be said while some of the flow or of the limits cannot be read. */
const restsOn: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "flow",
    [
      "DEF6",
      "DEF7",
      "DEF12",
      "DEF14",
      "DEF15",
      "DEF23",
      "DEF27",
      "DEF77",
      "DEF80",
      "DEF82",
      "DEF83",
    ],
  ],
  ["limits", ["DEF14", "DEF15", "DEF23", "DEF77", "DEF80", "DEF81", "DEF82", "DEF83"]],
]);

/** Where names are declared, and which rule says that one is not known. */
const declarations: readonly (readonly [at: Path, rule: string])[] = [
  [["flow", "states"], "DEF5"],
  [["roles"], "DEF8"],
  [["departments"], "DEF9"],
  [["item", "authority"], "DEF9"],
  [["limits"], "DEF26"],
  [["item", "form"], "DEF28"],
  [["item", "form"], "DEF52"],
  [["item", "form"], "DEF53"],
  [["item", "form"], "DEF55"],
  [["item", "materials"], "DEF52"],
  [["flow", "states"], "DEF52"],
  [["item", "materials"], "DEF57"],
  [["item", "form"], "DEF60"],
  [["variants"], "DEF52"],
];

/** Whoever names a part that was left out is not to blame; a fault deeper within it leaves the name. */
function undeclared(fault: Path): string[] {
  return declarations
    .filter(([at]) => fault.length <= at.length + 1)
    .filter(([at]) => fault.every((key, index) => index >= at.length || key === at[index]))
    .map(([, rule]) => rule);
}

const text = (path: Path) => JSON.stringify(path.map(String));

/** The path to everything that a value lies in, and to itself. */
function prefixes(path: Path): Path[] {
  return [...path.keys(), path.length].map((length) => path.slice(0, length));
}
