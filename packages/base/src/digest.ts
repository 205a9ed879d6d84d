import { hash } from "node:crypto";

/** JSON with sorted keys and without undefined: equal values give equal text, on every platform. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(inKeyOrder(value));
}

// Put in order first, for JSON itself is several times slower when it has to ask about every value.
function inKeyOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if ("toJSON" in value && typeof value.toJSON === "function") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inKeyOrder(inner)]));
}

/** The names of an object's fields in order. Most objects name them so, and to find that out is quicker than to sort. */
export function namesInOrder(object: object): readonly string[] {
  const names = Object.keys(object);
  for (let at = 1; at < names.length; at++) {
    if ((names[at - 1] ?? "") > (names[at] ?? "")) return names.sort();
  }
  return names;
}

/** SHA-256 of the canonical JSON, 64 hexadecimal digits. */
export function digestOf(value: unknown): string {
  return digestOfText(canonicalJson(value));
}

/** SHA-256 of a text, 64 hexadecimal digits. */
export function digestOfText(text: string): string {
  return hash("sha256", text);
}

/** The same of an object whose fields hold values that are in order already: only the fields themselves are put in order. */
export function digestOfFields(fields: Readonly<Record<string, unknown>>): string {
  const ordered: Record<string, unknown> = {};
  for (const name of namesInOrder(fields)) ordered[name] = fields[name];
  return digestOfText(JSON.stringify(ordered));
}
