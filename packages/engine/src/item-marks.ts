import type { Text } from "@banjian/base";
import { type Instant, type LocalDate, localDateAt, type TimeZone } from "@banjian/calendar";
import {
  type CatalogueMark,
  catalogueMark,
  departmentTitle,
  type Grouping,
  type InForce,
  type Item,
  levels,
  markOf,
  type VersionMark,
} from "@banjian/core";
import type { Catalogue } from "./catalogue.js";
import type { ItemAct, KeptVersion } from "./ports.js";

/** Which versions of items were in force on which days, and how far each had come when, as known before a moment or now; and what the parts of a report are called. */
export type ItemMarks = {
  readonly items: readonly CatalogueMark[];
  readonly versions: readonly VersionMark[];
  readonly titleOf: (by: Grouping | undefined, key: string) => Text;
};

type Asked = { readonly before: Instant | undefined; readonly zone: TimeZone };

/** Reads the marks of a catalogue from what was done to its versions. */
export async function marksOf(catalogue: Catalogue, { before, zone }: Asked): Promise<ItemMarks> {
  const kept = (await catalogue.versions()).toSorted(inForceFirst);
  const codes = [...new Set(kept.map(({ code }) => code))];
  const acts = await Promise.all(codes.map((code) => catalogue.acts(code)));
  const known = acts.map((all) =>
    all
      .filter(({ at }) => before === undefined || at < before)
      .map((act) => ({ ...act, on: localDateAt(act.at, zone) })),
  );
  const compiled = new Map<string, Item>();
  for (const { digest } of kept) compiled.set(digest, await catalogue.pinned(digest));
  const items = known.flatMap((all) =>
    [...inForce(all)].flatMap(([digest, days]) => {
      const item = compiled.get(digest);
      return item === undefined ? [] : [catalogueMark(item, days)];
    }),
  );
  return {
    items,
    versions: kept.flatMap((one) => versionMark(one, known.flat(), compiled)),
    titleOf: (by, key) => titleIn([...compiled.values()], by, key),
  };
}

// What an item or a department is called is said by the version that is in force.
function inForceFirst(a: KeptVersion, b: KeptVersion): number {
  return Number(b.status === "published") - Number(a.status === "published");
}

type Act = ItemAct & { readonly on: LocalDate };

/** The days on which each version was in force, by its digest. */
function inForce(acts: readonly Act[]): ReadonlyMap<string, readonly InForce[]> {
  const days = new Map<string, InForce[]>();
  let now: { digest: string; from: LocalDate } | undefined;
  const end = (until?: LocalDate) => {
    if (now === undefined) return;
    const span = { from: now.from, ...(until === undefined ? {} : { until }) };
    days.set(now.digest, [...(days.get(now.digest) ?? []), span]);
    now = undefined;
  };
  for (const { act, digest, on } of acts) {
    if (act === "published" || (act === "retired" && digest === now?.digest)) end(on);
    if (act === "published") now = { digest, from: on };
  }
  end();
  return days;
}

function versionMark(
  { code, version, digest }: KeptVersion,
  all: readonly Act[],
  compiled: ReadonlyMap<string, Item>,
): VersionMark[] {
  const acts = all.filter((one) => one.code === code && one.version === version);
  const item = compiled.get(digest);
  const [first] = acts;
  if (first === undefined) return [];
  const reviewed = acts.find(({ act }) => act === "reviewed");
  const published = acts.find(({ act }) => act === "published");
  return [
    {
      ...(item === undefined ? {} : markOf(item)),
      code,
      version,
      submittedOn: first.on,
      ...(reviewed === undefined ? {} : { reviewedOn: reviewed.on }),
      ...(published === undefined ? {} : { publishedOn: published.on }),
    },
  ];
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
