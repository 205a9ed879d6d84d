import type { Text } from "@banjian/base";
import type { Item } from "../item/item.js";

/** What somebody looks for: words, each of which has to be found, and facts the item has to have. */
export type ItemQuery = {
  readonly text?: string;
  readonly theme?: string;
  readonly type?: Item["file"]["item"]["type"];
  readonly level?: Item["file"]["item"]["level"];
  readonly audience?: Item["file"]["item"]["audience"][number];
  readonly department?: string;
};

/** An item that was found, how well it fits, and in which of its parts the words stand. */
export type ItemMatch = {
  readonly item: Item;
  readonly score: number;
  readonly found: readonly ItemPart[];
};

const weights = {
  title: 8,
  keyword: 7,
  theme: 6,
  code: 5,
  department: 3,
  law: 2,
  material: 1,
} as const;
type ItemPart = keyof typeof weights;

/** The items that fit, the best first; without words all that have the facts, by code. */
export function searchItems(items: readonly Item[], query: ItemQuery): ItemMatch[] {
  const words = normal(query.text ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");
  return items
    .filter((item) => hasFacts(item, query))
    .flatMap((item) => matchOf(item, words))
    .toSorted((a, b) => b.score - a.score || (a.item.code < b.item.code ? -1 : 1));
}

function hasFacts(
  { file }: Item,
  { theme, type, level, audience, department }: ItemQuery,
): boolean {
  const { item, departments } = file;
  return (
    (theme === undefined || item.themes.map(normal).includes(normal(theme))) &&
    (type === undefined || item.type === type) &&
    (level === undefined || item.level === level) &&
    (audience === undefined || item.audience.includes(audience)) &&
    (department === undefined ||
      item.authority.department === department ||
      Object.hasOwn(departments, department))
  );
}

function matchOf(item: Item, words: readonly string[]): ItemMatch[] {
  const parts = partsOf(item);
  const hits = words.map((word) => bestHit(parts, word));
  if (hits.some((hit) => hit === undefined)) return [];
  const known = hits.flatMap((hit) => hit ?? []);
  const score = known.reduce((sum, hit) => sum + hit.score, 0);
  return [{ item, score, found: [...new Set(known.map(({ part }) => part))] }];
}

type Part = { readonly part: ItemPart; readonly texts: readonly string[] };

function partsOf({ code, title, file }: Item): Part[] {
  const { item, departments } = file;
  const titles = (all: readonly Text[]) => all.flatMap(({ zh, en }) => [zh, en]);
  const parts: { readonly [Name in ItemPart]: readonly string[] } = {
    title: titles([title]),
    keyword: item.keywords,
    theme: item.themes,
    code: [code, item["catalog-code"] ?? ""],
    department: titles([
      item.authority.name,
      ...Object.values(departments).map((department) => department.title),
    ]),
    law: item.basis.map(({ law }) => law),
    material: titles(item.materials.map((material) => material.title)),
  };
  return (Object.keys(weights) as ItemPart[]).map((part) => ({
    part,
    texts: parts[part].map(normal),
  }));
}

/** Where a word fits best: whole it counts in full; of a Chinese word half of its pairs of characters have to stand there. */
function bestHit(
  parts: readonly Part[],
  word: string,
): { readonly part: ItemPart; readonly score: number } | undefined {
  const hits = parts.flatMap(({ part, texts }) => {
    const share = Math.max(0, ...texts.map((text) => shareOf(word, text)));
    return share === 0 ? [] : [{ part, score: weights[part] * share }];
  });
  return hits.toSorted((a, b) => b.score - a.score)[0];
}

const leastShare = 0.5;

function shareOf(word: string, text: string): number {
  if (text.includes(word)) return 1;
  const letters = [...word];
  if (letters.length < 3 || !/^\p{Script=Han}+$/u.test(word)) return 0;
  const pairs = letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
  const share = pairs.filter((pair) => text.includes(pair)).length / pairs.length;
  return share < leastShare ? 0 : share / 2;
}

/** Wide letters as narrow ones, capitals as small ones. */
function normal(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
