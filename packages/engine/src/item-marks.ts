import type { Text } from "@banjian/base";
import type { Instant } from "@banjian/calendar";
import {
  type CatalogueMark,
  catalogueMark,
  departmentTitle,
  type Grouping,
  type Item,
  levels,
  markOf,
  type VersionMark,
} from "@banjian/core";
import type { Catalogue } from "./catalogue.js";
import type { ItemAct, KeptVersion } from "./ports.js";

/** The items that were in force, and how far each version had come, before a moment or by now; and what the parts of a report are called. */
export type ItemMarks = {
  readonly items: readonly CatalogueMark[];
  readonly versions: readonly VersionMark[];
  readonly titleOf: (by: Grouping | undefined, key: string) => Text;
};

/** Reads the marks of a catalogue from what was done to its versions. */
export async function marksOf(
  catalogue: Catalogue,
  before: Instant | undefined,
): Promise<ItemMarks> {
  const kept = await catalogue.versions();
  const codes = [...new Set(kept.map(({ code }) => code))];
  const acts = await Promise.all(codes.map((code) => catalogue.acts(code)));
  const known = acts.map((all) => all.filter(({ at }) => before === undefined || at < before));
  const compiled = new Map<string, Item>();
  for (const { digest } of kept) compiled.set(digest, await catalogue.pinned(digest));
  const items = known.flatMap((all) => compiled.get(inForce(all) ?? "") ?? []);
  return {
    items: items.map(catalogueMark),
    versions: kept.flatMap((one) => versionMark(one, known.flat(), compiled)),
    titleOf: (by, key) => titleIn([...items, ...compiled.values()], by, key),
  };
}

/** The digest of the version in force after those acts. */
function inForce(acts: readonly ItemAct[]): string | undefined {
  let digest: string | undefined;
  for (const one of acts) {
    if (one.act === "published") digest = one.digest;
    else if (one.act === "retired" && one.digest === digest) digest = undefined;
  }
  return digest;
}

function versionMark(
  { code, version, digest }: KeptVersion,
  all: readonly ItemAct[],
  compiled: ReadonlyMap<string, Item>,
): VersionMark[] {
  const acts = all.filter((one) => one.code === code && one.version === version);
  const item = compiled.get(digest);
  if (acts.length === 0) return [];
  const reviewed = acts.some(({ act }) => act === "reviewed");
  const published = acts.some(({ act }) => act === "published");
  return [{ ...(item === undefined ? {} : markOf(item)), code, version, reviewed, published }];
}

function titleIn(items: readonly Item[], by: Grouping | undefined, key: string): Text {
  if (by === "level" && Object.hasOwn(levels, key)) return levels[key as keyof typeof levels];
  if (by === "item") return items.find(({ code }) => code === key)?.title ?? same(key);
  if (by !== "department") return same(key);
  const titles = items.map((item) => departmentTitle(item, key));
  return titles.find(({ zh }) => zh !== key) ?? same(key);
}

function same(text: string): Text {
  return { zh: text, en: text };
}
