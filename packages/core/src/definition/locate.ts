import { isMap, isNode, isScalar, isSeq, LineCounter, type ParsedNode } from "yaml";
import type { Path, Place } from "./finding.js";

/** Line and column of each offset in `text`; lines end with LF or CRLF. */
export function placesIn(text: string): (offset: number) => Place {
  const lines = new LineCounter();
  for (let start = 0; start !== 0 || lines.lineStarts.length === 0; ) {
    lines.addNewLine(start);
    start = text.indexOf("\n", start) + 1;
  }
  return (offset) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
}

/** Where a node of a parsed document begins. */
export function offsetOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

/** Where a character of a text stands: as far into the node as into the text where the two are written alike, else where the node begins. */
export function offsetInText(node: unknown, source: string, index: number): number {
  const begin = offsetOf(node);
  if (!isScalar(node) || typeof node.value !== "string") return begin;
  const quote = /^["']/.test(source.slice(begin, begin + 1)) ? 1 : 0;
  const written = source.slice(begin + quote, begin + quote + node.value.length);
  return written === node.value ? begin + quote + index : begin;
}

/** A value and what names it: its key in a mapping, itself in a list and at the top. */
type Found = { readonly value: unknown; readonly name: unknown };

/** The value at `path` below `root`, or its nearest ancestor that exists. */
export function nodeAt(root: ParsedNode, path: Path): Found {
  let found: Found = { value: root, name: root };
  for (const step of path) {
    const next = child(found.value, step);
    if (next === undefined) break;
    found = next;
  }
  return found;
}

function child(parent: unknown, step: string | number): Found | undefined {
  if (isSeq(parent)) {
    const item = parent.items[Number(step)];
    return item === undefined ? undefined : { value: item, name: item };
  }
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(({ key }) => isScalar(key) && key.value === String(step));
  return pair && { value: pair.value ?? pair.key, name: pair.key };
}
