import type { Text } from "@banjian/base";
import { businessDaysBetween, type LocalDate } from "@banjian/calendar";
import { type CaseState, departmentTitle, type Item, limitTitle } from "@banjian/core";
import { endOf, endTitle } from "../explore/end-of.js";
import { type CardFigures, cardFigures } from "./card-figures.js";
import { type DeskFigures, deskFigures } from "./desk-figures.js";
import { type Percentiles, percentilesOf } from "./percentiles.js";
import type { Played, PlayedCase, QueueDay } from "./played.js";

/** How one limit of an item was kept. */
export type LimitFigures = {
  readonly limit: string;
  readonly title: Text;
  /** Whose limit it is. */
  readonly department: Text;
  readonly met: number;
  readonly overdue: number;
  readonly running: number;
  /** The share of the finished that were met; none where nothing has finished. */
  readonly onTime?: number;
};

/** What became of the cases of one item. */
export type ItemFigures = {
  readonly name: string;
  readonly code: string;
  readonly version: string;
  readonly title: Text;
  readonly filed: number;
  readonly open: number;
  /** Cases in which silence decided something. */
  readonly deemed: number;
  readonly ends: readonly { readonly name: string; readonly title: Text; readonly count: number }[];
  /** Business days from filing to the decision. */
  readonly days?: Percentiles;
  /** How many cases took so many business days, by that number. */
  readonly byDays: readonly number[];
  readonly limits: readonly LimitFigures[];
};

/** What came in and what was decided in a month. */
type MonthFigures = {
  readonly month: string;
  readonly filed: number;
  readonly decided: number;
};

/** Everything that is told of a plan that was played. */
export type HallReport = {
  readonly title: Text;
  readonly from: LocalDate;
  readonly through: LocalDate;
  readonly seed: number;
  readonly digest: string;
  readonly items: readonly ItemFigures[];
  readonly cards: readonly CardFigures[];
  readonly desks: readonly DeskFigures[];
  readonly months: readonly MonthFigures[];
  readonly queues: readonly QueueDay[];
  /** By code, how often somebody asked in vain: a plan that fits its items has none. */
  readonly refusals: Readonly<Record<string, number>>;
  /** The years of which no schedule of days off has been published: what is said of them is provisional. */
  readonly unpublished?: readonly number[];
};

/** The figures of a plan that was played. */
export function reportOf(played: Played): HallReport {
  const { plan, cases, digest, queues, refusals } = played;
  const { from, through, seed } = plan.content;
  const unpublished = yearsBetween(from, through).filter(
    (year) => !played.frame.calendar.coveredYears.includes(year),
  );
  const byItem = plan.items.map((of) => ({
    of,
    cases: cases.filter(({ arrival }) => arrival.of === of),
  }));
  return {
    title: plan.title,
    from,
    through,
    seed,
    digest,
    items: byItem.map(({ of, cases: some }) => itemFigures(played, of.name, of.item, some)),
    cards: byItem.flatMap(({ of, cases: some }) => cardFigures(of.item, some)),
    desks: deskFigures(played),
    months: monthFigures(cases),
    queues,
    refusals: Object.fromEntries([...refusals].toSorted()),
    ...(unpublished.length === 0 ? {} : { unpublished }),
  };
}

function yearsBetween(from: LocalDate, through: LocalDate): readonly number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(through.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function itemFigures(
  { frame }: Played,
  name: string,
  item: Item,
  cases: readonly PlayedCase[],
): ItemFigures {
  const days = cases.flatMap(({ state }) => {
    const [filed, decided] = [state.filedOn, state.milestones.decision?.[0]];
    if (filed === undefined || decided === undefined) return [];
    return [businessDaysBetween(frame.calendar, filed, decided)];
  });
  const ends = counted(cases.flatMap(({ state }) => endOf(state) ?? []));
  const percentiles = percentilesOf(days);
  return {
    name,
    code: item.code,
    version: item.version,
    title: item.title,
    filed: cases.length,
    open: cases.filter(({ state }) => state.status === "open").length,
    deemed: cases.filter(({ state }) => state.deemed.length > 0).length,
    ends: [...ends].map(([end, count]) => ({ name: end, title: endTitle(item, end), count })),
    ...(percentiles && { days: percentiles }),
    byDays: histogram(days),
    limits: limitFigures(item, cases),
  };
}

type Ledger = CaseState["limits"][string];
type Sums = Record<"met" | "overdue" | "running", number>;
type Owned = { readonly limit: string; readonly department: string; readonly sums: Sums };

/** The sums over the limits of an item, each by the department that has to keep it. */
class LimitSums {
  readonly #item: Item;
  readonly #all = new Map<string, Owned>();

  constructor(item: Item) {
    this.#item = item;
  }

  of(ledger: Ledger): Sums {
    const item = this.#item;
    const branch = item.branches.get(ledger.branch ?? "");
    const limit = ledger.procedure === undefined ? ledger.key : `procedure:${ledger.procedure}`;
    const department =
      branch?.department ??
      item.limits.get(limit)?.department ??
      item.file.item.authority.department;
    const key = `${limit} ${department}`;
    const sums = { met: 0, overdue: 0, running: 0 };
    const owned = this.#all.get(key) ?? { limit, department, sums };
    this.#all.set(key, owned);
    return owned.sums;
  }

  /** In the order in which the item has its limits; procedures come last. */
  inOrder(): readonly (Sums & { limit: string; title: Text; department: Text })[] {
    const item = this.#item;
    const order = [...item.limits.keys()];
    const placeOf = (limit: string) =>
      order.includes(limit) ? order.indexOf(limit) : order.length;
    return [...this.#all.values()]
      .toSorted((a, b) => placeOf(a.limit) - placeOf(b.limit))
      .map(({ limit, department, sums }) => ({
        limit,
        title: limitTitle(item, limit, /^procedure:(.+)$/.exec(limit)?.[1]),
        department: departmentTitle(item, department),
        ...sums,
      }));
  }
}

function limitFigures(item: Item, cases: readonly PlayedCase[]): LimitFigures[] {
  const all = new LimitSums(item);
  for (const { state } of cases) {
    for (const ledger of Object.values(state.limits)) {
      const { status } = ledger;
      const sums = all.of(ledger);
      if (status === "met" || status === "overdue" || status === "running") sums[status] += 1;
    }
  }
  return all.inOrder().map((sums) => {
    const finished = sums.met + sums.overdue;
    return { ...sums, ...(finished === 0 ? {} : { onTime: sums.met / finished }) };
  });
}

function monthFigures(cases: readonly PlayedCase[]): MonthFigures[] {
  const filed = counted(cases.flatMap(({ state }) => state.filedOn?.slice(0, 7) ?? []));
  const decided = counted(
    cases.flatMap(({ state }) => state.milestones.decision?.[0]?.slice(0, 7) ?? []),
  );
  return [...new Set([...filed.keys(), ...decided.keys()])].toSorted().map((month) => ({
    month,
    filed: filed.get(month) ?? 0,
    decided: decided.get(month) ?? 0,
  }));
}

function histogram(days: readonly number[]): number[] {
  const counts: number[] = [];
  for (const day of days) {
    while (counts.length <= day) counts.push(0);
    counts[day] = (counts[day] ?? 0) + 1;
  }
  return counts;
}

/** How often each comes, the most frequent first. */
function counted(all: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return new Map([...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}
