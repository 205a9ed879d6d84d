import type { Path } from "../../definition/finding.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { standardRoles } from "../roles.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** What an item says twice, or says although it is so without: the second time it has no effect. */
export function twiceTroubles(file: ItemFile): Trouble[] {
  const found: Trouble[] = [];
  collect(file, [], found);
  return [...found, ...knownRoles(file)];
}

// The same role twice among signers means two persons; choices of a field have a finding of their own.
const countedTwice = new Set(["signers", "steps", "choices"]);
// Of other lists each entry has a name of its own, which a finding tells already.
const wholes = new Set(["basis", "starts", "ends", "intermediaries"]);

function collect(value: object, path: (string | number)[], found: Trouble[]): void {
  if (Array.isArray(value) && !countedTwice.has(String(path.at(-1)))) {
    found.push(...twiceIn(value, path));
  }
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== "object" || inner === null) continue;
    path.push(Array.isArray(value) ? Number(key) : key);
    collect(inner, path, found);
    path.pop();
  }
}

function twiceIn(list: readonly unknown[], path: Path): Trouble[] {
  const comparable = wholes.has(String(path.at(-1)));
  const texts = list.map((one, at) =>
    typeof one === "string" ? one : comparable ? JSON.stringify(one) : `${at}`,
  );
  const seen = new Set<string>();
  const index = texts.findIndex((text) => seen.size === seen.add(text).size);
  if (index < 0) return [];
  return [{ ...defRules.saidTwice(nameOf(list[index])), path: [...path, index] }];
}

function nameOf(entry: unknown): string {
  if (typeof entry !== "object" || entry === null) return String(entry);
  if ("law" in entry) return String(entry.law);
  if ("title" in entry) return nameOf(entry.title);
  if ("zh" in entry) return String(entry.zh);
  return Object.entries(entry).flat().join(" ");
}

/** A role that every hall has need not be written, unless it is called otherwise here. */
function knownRoles({ roles }: ItemFile): Trouble[] {
  return Object.entries(standardRoles).flatMap(([name, { zh, en }]): Trouble[] => {
    const own = Object.hasOwn(roles, name) ? roles[name] : undefined;
    if (own?.zh !== zh || (own.en !== en && own.en !== zh)) return [];
    return [{ ...defRules.roleKnown(name), path: ["roles", name], onKey: true }];
  });
}
