import type { Text } from "@banjian/base";
import type { HallReport } from "./figures.js";

/** One figure in the plan and in a variant of it; undefined where one of them does not have it. */
export type Difference = {
  readonly what: Text;
  readonly unit: "count" | "share" | "business-days" | "hours";
  readonly plan: number | undefined;
  readonly variant: number | undefined;
};

/** The figures in which two reports differ; the applications in both are the same. */
export function differencesOf(plan: HallReport, variant: HallReport): Difference[] {
  const [before, after] = [figuresOf(plan), figuresOf(variant)];
  return [...new Map([...before, ...after])].flatMap(([key, { what, unit }]) => {
    const difference = {
      what,
      unit,
      plan: before.get(key)?.value,
      variant: after.get(key)?.value,
    };
    return difference.plan === difference.variant ? [] : [difference];
  });
}

type Figure = Pick<Difference, "what" | "unit"> & { readonly value: number | undefined };

function figuresOf({ items, cards, desks }: HallReport): ReadonlyMap<string, Figure> {
  const figures = new Map<string, Figure>();
  const add = (
    words: readonly Text[],
    unit: Difference["unit"],
    value: number | undefined,
  ): void => {
    const what = {
      zh: words.map(({ zh }) => zh).join(" · "),
      en: words.map(({ en }) => en).join(" · "),
    };
    if (value !== undefined) figures.set(what.en, { what, unit, value });
  };
  for (const { title, open, deemed, days, limits } of items) {
    add([title, says.median], "business-days", days?.median);
    add([title, says.p90], "business-days", days?.p90);
    add([title, says.most], "business-days", days?.most);
    add([title, says.open], "count", open);
    add([title, says.deemed], "count", deemed);
    for (const limit of limits) {
      add([title, limit.title, says.onTime], "share", limit.onTime);
      add([title, limit.title, says.overdue], "count", limit.overdue);
    }
  }
  for (const { item, cause, title, department, yellow, red } of cards) {
    // One cause may be that of several departments; a limit is that of one.
    const about = cause === undefined ? [item, title] : [item, title, department];
    add([...about, says.yellow], "count", yellow);
    add([...about, says.red], "count", red);
  }
  for (const { title, staff, busy, queue, waits } of desks) {
    add([title, says.staff], "count", staff);
    add([title, says.busy], "share", busy);
    add([title, says.waits], "hours", waits?.p90);
    add([title, says.queue], "count", queue.most);
  }
  return figures;
}

const says = {
  median: { zh: "办理时长中位数", en: "median duration" },
  p90: { zh: "九成办件不超过", en: "nine of ten take at most" },
  most: { zh: "最长", en: "longest" },
  open: { zh: "期末在办", en: "open at the end" },
  deemed: { zh: "默示生效", en: "decided by silence" },
  onTime: { zh: "按期率", en: "on time" },
  overdue: { zh: "超期", en: "overdue" },
  yellow: { zh: "黄牌", en: "yellow cards" },
  red: { zh: "红牌", en: "red cards" },
  staff: { zh: "人数", en: "staff" },
  busy: { zh: "忙碌程度", en: "busy" },
  waits: { zh: "九成等候不超过", en: "nine of ten wait at most" },
  queue: { zh: "最长积压", en: "longest queue" },
} as const satisfies Record<string, Text>;
