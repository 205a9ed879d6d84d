import {
  actionCalled,
  implementationJsonSchema,
  itemJsonSchema,
  type JsonSchema,
  keyCalled,
  normalAllowance,
} from "@banjian/core";
import { scenarioJsonSchema } from "@banjian/sim";
import {
  type Document,
  isCollection,
  isMap,
  isPair,
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

/** The text of an item, implementation or scenario file in the usual order and spelling, with its comments; the same again for what it returns. */
export function formatItem(text: string): string {
  const document = parseDocument(text);
  settle(document.contents, shapeOf(document));
  visit(document, { Pair: (_key, pair) => nameAction(pair) });
  let formatted = written(document);
  // Each turn unfolds the outermost of what is too long for a line.
  for (let next = unfolded(formatted); next !== formatted; next = unfolded(formatted)) {
    formatted = next;
  }
  return formatted;
}

function shapeOf(document: Document): JsonSchema {
  const has = (key: string) => isMap(document.contents) && document.contents.has(key);
  if (has("banjian-scenarios")) return scenarioJsonSchema();
  return has("implements") ? implementationJsonSchema("zh") : itemJsonSchema("zh");
}

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
  if (isScalar(node)) {
    if (typeof node.value === "string" && isLength(schema)) {
      node.value = normalAllowance(node.value);
    } else if (typeof node.value === "string") node.value = wordFor(node.value, schema);
    return;
  }
  if (isSeq(node)) {
    const inner = alternatives(schema).find(({ items }) => items !== undefined)?.items;
    for (const one of node.items) settle(one, inner);
    return;
  }
  if (!isMap(node)) return;
  const meant = schemaFor(node, schema);
  nameKeys(node, meant);
  order(node, Object.keys(meant?.properties ?? {}));
  for (const pair of node.items) settle(pair.value, ofKey(meant, keyOf(pair)));
}

/** Keys written in Chinese under the names the files have for them, where no key of that name stands beside. */
function nameKeys(map: YAMLMap, schema: JsonSchema | undefined): void {
  const known = Object.keys(schema?.properties ?? {});
  for (const { key } of map.items) {
    if (!isScalar(key) || typeof key.value !== "string" || known.includes(key.value)) continue;
    const called = keyCalled(key.value, known);
    if (called !== undefined && !map.has(called)) key.value = called;
  }
}

/** The word of a choice that a Chinese one stands for: `licence` for 行政许可. */
function wordFor(text: string, schema: JsonSchema | undefined): string {
  for (const { enum: words = [], enumDescriptions = [] } of alternatives(schema)) {
    if (words.includes(text)) return text;
    const at = enumDescriptions.findIndex((says) => says.split(/[：；\n]/)[0] === text);
    if (at !== -1) return String(words[at]);
  }
  return text;
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

function ofKey(schema: JsonSchema | undefined, key: string): JsonSchema | undefined {
  const named = schema?.properties?.[key];
  const others = schema?.additionalProperties;
  return named ?? (typeof others === "object" ? others : undefined);
}

/** Of several shapes the one this object has: the stage it uses, or the one that knows most of its keys. */
function schemaFor(map: YAMLMap, schema: JsonSchema | undefined): JsonSchema | undefined {
  const shapes = alternatives(schema).filter((it) => it.properties ?? it.additionalProperties);
  const use = map.get("use");
  const keys = map.items.flatMap((pair) => (isPair(pair) ? keyOf(pair) : []));
  const fit = ({ properties = {} }: JsonSchema) =>
    (properties.use?.const === use ? 100 : 0) + keys.filter((key) => key in properties).length;
  return shapes.toSorted((a, b) => fit(b) - fit(a))[0];
}

function alternatives(schema: JsonSchema | undefined): readonly JsonSchema[] {
  if (schema === undefined) return [];
  return (schema.anyOf ?? schema.oneOf)?.flatMap(alternatives) ?? [schema];
}

function isLength(schema: JsonSchema | undefined): boolean {
  return alternatives(schema).some(({ pattern }) => pattern?.includes("business-days") === true);
}
