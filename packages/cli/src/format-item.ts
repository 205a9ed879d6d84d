import {
  actionCalled,
  alternatives,
  itemFileSchema,
  type JsonSchema,
  partOf,
  readInEnglish,
  shapeOf,
  supervisionFileSchema,
  writeLength,
} from "@banjian/core";
import { planFileSchema, scenarioFileSchema } from "@banjian/sim";
import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from "yaml";
import { widthOf } from "./text-width.js";

const widest = 100;

/** The text of an item, implementation, scenario, supervision or plan file in the usual order and spelling, with its comments; the same again for what it returns. */
export function formatItem(text: string): string {
  const document = parseDocument(text);
  const schema = schemaOf(document);
  readInEnglish(document.contents, schema);
  settle(document.contents, schema);
  visit(document, { Pair: (_key, pair) => nameAction(pair) });
  let formatted = written(document);
  // Each turn unfolds the outermost of what is too long for a line.
  for (let next = unfolded(formatted); next !== formatted; next = unfolded(formatted)) {
    formatted = next;
  }
  return formatted;
}

function schemaOf(document: Document): JsonSchema {
  const { contents } = document;
  const head = Object.keys(schemas).find((key) => isMap(contents) && contents.has(key));
  return (schemas[head ?? ""] ?? itemFileSchema)();
}

/** What a file holds, by its first key; an item by any other. */
const schemas: Readonly<Record<string, () => JsonSchema>> = {
  "banjian-scenarios": scenarioFileSchema,
  "banjian-supervision": supervisionFileSchema,
  "banjian-plan": planFileSchema,
};

/** With `{ a: b }` and `[a, b]` on one line each, whatever its length. */
function written(document: Document): string {
  return withoutPadding(document.toString({ lineWidth: 0 }));
}

/** What stands in brackets on a line that is too long, in lines of its own. */
function unfolded(text: string): string {
  const document = parseDocument(text);
  const lines = text.split("\n");
  visit(document, {
    Collection: (_key, node) => {
      const before = text.slice(0, node.range?.[0] ?? 0).split("\n").length;
      if (!isCollection(node) || !node.flow || widthOf(lines[before - 1] ?? "") <= widest) return;
      node.flow = false;
      return visit.SKIP;
    },
  });
  return written(document);
}

/** Lists as `[a, b]`: the library pads them like maps. */
function withoutPadding(text: string): string {
  const tokens = [...new Lexer().lex(text)];
  return tokens
    .filter((token, at) => !(token === " " && (tokens[at - 1] === "[" || tokens[at + 1] === "]")))
    .filter((token) => !marks.has(token))
    .join("");
}

// Signs by which the lexer says what comes next; none of them is text of the file.
const marks: ReadonlySet<string> = new Set(["\u{2}", "\u{18}", "\u{1F}"]);

/** What somebody does in a scenario or a story, under the name of its kind: `transfer` for 转办. */
function nameAction({ key, value }: Pair): void {
  if (!isScalar(key) || key.value !== "does" || !isScalar(value)) return;
  value.value = actionCalled(String(value.value)) ?? value.value;
}

/** Puts the keys of a node in the order of the schema, and its lengths of time in one spelling. */
function settle(node: unknown, schema: JsonSchema | undefined): void {
  if (isScalar(node)) writeLength(node, schema);
  if (isSeq(node)) {
    const inner = alternatives(schema).find(({ items }) => items !== undefined)?.items;
    for (const one of node.items) settle(one, inner);
  }
  if (!isMap(node)) return;
  const meant = shapeOf(node, schema);
  order(node, Object.keys(meant?.properties ?? {}));
  for (const pair of node.items) settle(pair.value, partOf(meant, keyOf(pair)));
}

/** Known keys first, in their order; then the names the file chose itself, in the file's. */
function order(map: YAMLMap, known: readonly string[]): void {
  const rank = (pair: Pair) => {
    const at = known.indexOf(keyOf(pair));
    return at === -1 ? known.length : at;
  };
  const [first] = map.items;
  map.items = map.items.toSorted((a, b) => rank(a) - rank(b));
  keepHead(map, first);
}

/** What stands above the first key belongs to it, and goes where it goes; a blank line above is the map's own. */
function keepHead(map: YAMLMap, first: Pair | undefined): void {
  const [top] = map.items;
  if (first === undefined || top === first || !isScalar(first.key) || !map.commentBefore) return;
  first.key.commentBefore = [map.commentBefore, first.key.commentBefore].filter(Boolean).join("\n");
  map.commentBefore = null;
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : "";
}
