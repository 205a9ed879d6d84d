import { canonicalJson, digestOfText, madeOnce } from "@banjian/base";
import { calendarError, type Problem } from "./errors.js";
import type { LocalDate } from "./local-date.js";
import type { Notice } from "./notice.js";

/** Notices and the layers they are read in, the national one first and the most local last. */
export type NoticeSet = {
  readonly notices: readonly Notice[];
  readonly layers: readonly [string, ...string[]];
  /** The last day of publication that counts, inclusive; all notices when absent. */
  readonly asOf?: LocalDate | undefined;
};

/**
 * The notices an edition knows, weakest first: layer by layer, within a layer by day of publication. Refuses a layer no
 * notice belongs to (CALENDAR_LAYER_UNKNOWN) and notices that contradict each other (NOTICES_CONFLICT).
 */
export function noticesInForce({ notices, layers, asOf }: NoticeSet): readonly Notice[] {
  const byLayer = layers.map((layer) => notices.filter(({ calendar }) => calendar === layer));
  const empty = layers.find((_, index) => byLayer[index]?.length === 0);
  if (empty !== undefined) {
    const known = [...new Set(notices.map(({ calendar }) => calendar))];
    throw calendarError("CALENDAR_LAYER_UNKNOWN", { layer: empty, known });
  }
  const problems = byLayer.flatMap(contradictions);
  if (problems.length > 0) throw calendarError("NOTICES_CONFLICT", { problems });
  return byLayer.flatMap((layer) =>
    layer.filter(({ publishedOn }) => !asOf || publishedOn <= asOf).toSorted(byPublication),
  );
}

/** Names what an edition was made of: `cn@2025-11-04.3f9a1c2b`, layers @ latest publication . digest of the notices in force. */
export function editionOf(layers: readonly string[], inForce: readonly Notice[]): string {
  const latest = inForce
    .map(({ publishedOn }) => publishedOn)
    .toSorted()
    .at(-1);
  const digest = digestOfText(`[${inForce.map(textOf).join(",")}]`);
  return `${layers.join("+")}@${latest}.${digest.slice(0, 8)}`;
}

// The editions of a calendar are made of the same notices, one more each time: what each says is remembered.
const textOf = madeOnce((notice: Notice) => canonicalJson(notice));

/** The name of the edition that a set of notices gives. Refuses what `noticesInForce` refuses. */
export function editionNamed(set: NoticeSet): string {
  return editionOf(set.layers, noticesInForce(set));
}

// Notices of one day are in force in the order of their numbers, so that the edition does not depend on the order of loading.
function byPublication(a: Notice, b: Notice): number {
  const keys = [a, b].map(({ publishedOn, number }) => `${publishedOn} ${number}`);
  return (keys[0] ?? "") < (keys[1] ?? "") ? -1 : 1;
}

function contradictions(layer: readonly Notice[]): readonly Problem[] {
  const numbers = layer.map(({ number }) => number);
  const years = layer.flatMap(({ year }) => (year === undefined ? [] : [`${year}`]));
  const worked = new Set(layer.flatMap((notice) => claims(notice, "work")));
  const claimedTwice = layer
    .flatMap((notice) => claims(notice, "off"))
    .filter((it) => worked.has(it));
  const stray = layer.flatMap(({ amends }) =>
    amends && !numbers.includes(amends) ? [amends] : [],
  );
  const publishedOn = new Map(layer.map((notice) => [notice.number, notice.publishedOn]));
  const early = layer.flatMap(({ amends, number, publishedOn: on }) =>
    amends && on < (publishedOn.get(amends) ?? on) ? [number] : [],
  );
  const each = (paths: readonly string[], zh: string, en: string) =>
    paths.map((path) => ({ path, problem: { zh, en } }));
  return [
    ...each(repeated(numbers), "是两份通知的编号", "is the number of two notices"),
    ...each(repeated(years), "有两份年度安排", "has two yearly schedules"),
    ...each(
      claimedTwice,
      "同日公布的通知既称放假又称上班",
      "is off and worked by notices of the same day",
    ),
    ...each(stray, "被修改而未载入", "is amended and not loaded"),
    ...each(early, "早于其所修改的通知公布", "was published before the notice it amends"),
  ];
}

type Claims = Readonly<Record<"off" | "work", readonly string[]>>;

const claimsOf = madeOnce(
  (notice: Notice): Claims => ({ off: daysOf(notice, "off"), work: daysOf(notice, "work") }),
);

function claims(notice: Notice, what: keyof Claims): readonly string[] {
  return claimsOf(notice)[what];
}

function daysOf({ publishedOn, holidays }: Notice, what: keyof Claims): readonly string[] {
  return holidays.flatMap((holiday) => holiday[what].map((day) => `${day} (${publishedOn})`));
}

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
