import { isMap, isScalar, isSeq, type Pair, type Scalar } from "yaml";
import { isExactNumber } from "./exact-number.js";
import { type Complaint, excerpt, type Path, type Scribe } from "./finding.js";
import { offsetOf } from "./locate.js";
import { isReservedName } from "./reserved-name.js";
import { mendedPairs, unquotedCondition } from "./unquoted-condition.js";
import { unsafeCharacters } from "./unsafe-character.js";
import { yamlBounds, yamlRules } from "./yaml-rules.js";

/** The JSON value of a node, of plain objects and arrays only; what cannot be one is reported: null stands in for it, and a refused key is left out. */
export function plainValue(node: unknown, scribe: Scribe, path: Path = []): unknown {
  if (isScalar(node)) return plainScalar(node, scribe, path);
  if (!isMap(node) && !isSeq(node)) return null; // nothing, or an alias, which is refused before
  if (path.length >= yamlBounds.depth) {
    scribe.report(offsetOf(node), yamlRules.tooDeep(), path);
    return null;
  }
  if (isSeq(node)) return node.items.map((item, i) => plainValue(item, scribe, [...path, i]));
  return plainObject(node.items, scribe, path);
}

function plainScalar(scalar: Scalar, { report }: Scribe, path: Path): unknown {
  const { value, source = "" } = scalar;
  if (typeof value === "string") {
    const complaint = unsafeText(value);
    if (complaint !== undefined) report(offsetOf(scalar), complaint, path);
  }
  if (typeof value !== "number") return value;
  if (!isExactNumber(source)) {
    report(offsetOf(scalar), yamlRules.inexactNumber(excerpt(source)), path);
  }
  return value + 0; // JSON has no -0
}

function plainObject(pairs: readonly Pair[], scribe: Scribe, path: Path): unknown {
  const offsets = new Map<string, number>();
  const entries: [string, unknown][] = [];
  for (const { key, value, torn } of mendedPairs(pairs)) {
    const name = isScalar(key) ? key.value : undefined;
    const here = typeof name === "string" ? [...path, name] : path;
    const complaint = keyComplaint(key, offsets, scribe);
    if (complaint !== undefined) scribe.report(offsetOf(key), complaint, here);
    if (typeof name !== "string") continue;
    if (torn !== undefined) scribe.report(offsetOf(value), unquotedCondition(torn), here);
    const inner = torn ?? plainValue(value, scribe, here);
    if (complaint !== undefined) continue;
    offsets.set(sameName(name), offsetOf(key));
    entries.push([name, inner]);
  }
  return Object.fromEntries(entries); // defines each key, so that no setter such as `__proto__` runs
}

/** What is wrong with a key, given where the keys before it in its mapping stand. */
function keyComplaint(
  key: unknown,
  offsets: ReadonlyMap<string, number>,
  { placeOf }: Scribe,
): Complaint | undefined {
  const name = isScalar(key) ? key.value : undefined;
  if (typeof name !== "string") return yamlRules.keyNotText();
  if (name === "<<") return yamlRules.mergeKey();
  if (isReservedName(name)) return yamlRules.reservedKey(name);
  const offset = offsets.get(sameName(name));
  if (offset !== undefined) {
    const written = (isScalar(key) && key.source) || name;
    return yamlRules.duplicateKey(excerpt(written), placeOf(offset).line);
  }
  return unsafeText(name);
}

/** Two spellings of one name that no reader can tell apart are the same key. */
const sameName = (name: string) => name.normalize("NFC");

/** Escapes such as \0 in double quotes can write what the text itself may not hold. */
function unsafeText(text: string): Complaint | undefined {
  for (const { code } of unsafeCharacters(text)) return yamlRules.unsafeCharacter(code);
  return undefined;
}
