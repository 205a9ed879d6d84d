import type { Path } from "../../definition/finding.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** What an item that is no licence takes from the licensing law: its limits by a preset, or an article as the basis of a limit, a pause, a step or a variant. */
export function licensingLawTroubles(file: ItemFile): Trouble[] {
  // What an item is and demands may rest on it by another law's reference; whose time runs out when may not.
  const {
    item: { type },
    ...binding
  } = file;
  if (type === "licence" || type === "bundle") return [];
  const { preset } = file.limits;
  const borrowed = preset === undefined ? [] : [defRules.notALicence(preset, type)];
  return [
    ...borrowed.map((one) => ({ ...one, path: ["limits", "preset"] })),
    ...citations(binding, []).map((path) => ({ ...defRules.citesLicensingLaw(type), path })),
  ];
}

/** Where the value, which stands at `path`, cites what the law says of licensing. */
function citations(value: unknown, path: Path): Path[] {
  if (typeof value !== "object" || value === null) return [];
  if ("law" in value && isOfLicensing(value)) return [path];
  return Object.entries(value).flatMap(([key, inner]) => {
    // One basis may be written without the list that it is read as.
    const isOnly = path.at(-1) === "basis" && Array.isArray(value) && value.length === 1;
    return citations(inner, isOnly ? path : [...path, Array.isArray(value) ? Number(key) : key]);
  });
}

// Its articles from 60 on speak of licences that exist: inspection, revocation, cancellation, liability.
const firstOfSupervision = 60;

function isOfLicensing(basis: { readonly law: unknown; readonly article?: unknown }): boolean {
  const isLaw = /^《?(中华人民共和国)?行政许可法》?([（(].*)?$/.test(String(basis.law).trim());
  return isLaw && !(Number.parseInt(String(basis.article), 10) >= firstOfSupervision);
}
