import type { Lang } from "@banjian/base";
import type { Difference, HallReport, ItemFigures, Percentiles } from "@banjian/sim";
import type { Context } from "./context.js";
import { type Cell, tableLines } from "./print.js";
import { harmless } from "./text-width.js";
import { unpublishedText } from "./unpublished-years.js";

type Look = Pick<Context, "lang" | "colours">;

/** What came of a plan that was played: items, cards, desks. */
export function hallLines(report: HallReport, look: Look): readonly string[] {
  const { lang, colours } = look;
  const { title, from, through, seed, digest, items } = report;
  const guessed = unpublishedText(report)?.[lang];
  const words = said[lang];
  return [
    colours.bold(harmless(title[lang])),
    colours.dim(
      `${from} – ${through}  ${words.seed} ${seed}  ${words.digest} ${digest.slice(0, 16)}`,
    ),
    ...(guessed === undefined ? [] : [colours.yellow(`! ${guessed}`)]),
    ...items.flatMap((item) => ["", ...itemLines(item, look)]),
    "",
    ...cardLines(report, look),
    "",
    ...deskLines(report, look),
    ...refusalLines(report, look),
  ];
}

function itemLines(item: ItemFigures, look: Look): readonly string[] {
  const { lang, colours } = look;
  const words = said[lang];
  const ended = item.filed - item.open;
  return [
    `${colours.bold(harmless(item.title[lang]))}  ${colours.dim(`${item.code} ${item.version}`)}`,
    `${words.filed} ${item.filed}  ${words.ended} ${ended}  ${words.open} ${item.open}  ${words.deemed} ${item.deemed}`,
    item.ends.map(({ title, count }) => `${harmless(title[lang])} ${count}`).join("  "),
    ...(item.days === undefined ? [] : [`${words.days} ${percentileText(item.days, lang)}`]),
    "",
    ...table(
      words.limitHeads,
      item.limits.map(({ title, department, met, overdue, running, onTime }) => [
        title[lang],
        department[lang],
        met,
        overdue > 0 ? { text: String(overdue), paint: colours.red } : overdue,
        running,
        onTime === undefined ? "–" : percent(onTime),
      ]),
      look,
    ),
  ];
}

function cardLines({ cards }: HallReport, look: Look): readonly string[] {
  const { lang, colours } = look;
  const words = said[lang];
  if (cards.length === 0) return [colours.green(words.noCards)];
  return table(
    words.cardHeads,
    cards.map(({ title, department, yellow, red }) => [
      title[lang],
      department[lang],
      { text: String(yellow), paint: colours.yellow },
      { text: String(red), paint: colours.red },
    ]),
    look,
  );
}

function deskLines({ desks }: HallReport, look: Look): readonly string[] {
  const { lang } = look;
  return table(
    said[lang].deskHeads,
    desks.map(({ title, staff, done, busy, waits, queue }) => [
      title[lang],
      staff,
      done,
      percent(busy),
      waits?.median ?? "–",
      waits?.p90 ?? "–",
      queue.mean.toFixed(1),
      queue.most,
      queue.on ?? "–",
    ]),
    look,
  );
}

function refusalLines({ refusals }: HallReport, { lang, colours }: Look): readonly string[] {
  const all = Object.entries(refusals).map(([code, count]) => `${code} ${count}`);
  return all.length === 0 ? [] : ["", colours.yellow(`${said[lang].refusals} ${all.join(", ")}`)];
}

/** What differs where something is done otherwise, the applications being the same. */
export function differenceLines(
  title: string,
  differences: readonly Difference[],
  look: Look,
): readonly string[] {
  const { lang, colours } = look;
  const words = said[lang];
  const head = colours.bold(`${words.whatIf} ${harmless(title)}`);
  if (differences.length === 0) return [head, colours.dim(words.noDifference)];
  const rows = differences.map(({ what, unit, plan, variant }) => [
    what[lang],
    amountText(plan, unit, lang),
    amountText(variant, unit, lang),
    changeText(plan, variant, unit, lang),
  ]);
  return [head, ...table(words.differenceHeads, rows, look)];
}

function changeText(
  plan: number | undefined,
  variant: number | undefined,
  unit: Difference["unit"],
  lang: Lang,
): string {
  if (plan === undefined || variant === undefined) return "";
  const change = variant - plan;
  const text =
    unit === "share" ? `${(100 * change).toFixed(1)} ${said[lang].points}` : numberText(change);
  return change > 0 ? `+${text}` : text;
}

function amountText(amount: number | undefined, unit: Difference["unit"], lang: Lang): string {
  if (amount === undefined) return "–";
  if (unit === "share") return percent(amount);
  const suffix = said[lang].units[unit];
  return suffix === "" ? numberText(amount) : `${numberText(amount)} ${suffix}`;
}

function numberText(amount: number): string {
  return Number.isInteger(amount) ? String(amount) : amount.toFixed(1);
}

/** "98.2%". */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

/** Half, three quarters, nine of ten, nineteen of twenty and all, in words. */
export function percentileText(days: Percentiles, lang: Lang): string {
  const { median, p75, p90, p95, most } = days;
  return {
    zh: `中位 ${median}，75% ${p75}，90% ${p90}，95% ${p95}，最长 ${most}`,
    en: `median ${median}, 75% ${p75}, 90% ${p90}, 95% ${p95}, longest ${most}`,
  }[lang];
}

type Value = Cell | number;

function table(
  heads: readonly string[],
  rows: readonly (readonly Value[])[],
  { colours }: Look,
): readonly string[] {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === "number" ? String(cell) : cell)),
  );
  const [head = "", ...lines] = tableLines([heads, ...cells]);
  return [colours.dim(head), ...lines];
}

const said = {
  zh: {
    seed: "种子",
    digest: "摘要",
    filed: "申办",
    ended: "已结",
    open: "期末在办",
    deemed: "默示生效",
    days: "申办到决定（工作日）：",
    limitHeads: ["期限", "责任部门", "按期", "超期", "在办", "按期率"],
    cardHeads: ["牌的事由", "责任部门", "黄牌", "红牌"],
    noCards: "没有发牌",
    deskHeads: [
      "岗位",
      "人数",
      "办理件次",
      "忙碌",
      "等候中位（小时）",
      "九成不超过",
      "日终积压平均",
      "最多",
      "在",
    ],
    refusals: "被拒绝的操作：",
    whatIf: "如果：",
    noDifference: "没有差别",
    differenceHeads: ["指标", "原计划", "改后", "变化"],
    points: "个百分点",
    units: { count: "", share: "", "business-days": "个工作日", hours: "小时" },
  },
  en: {
    seed: "seed",
    digest: "digest",
    filed: "filed",
    ended: "ended",
    open: "open at the end",
    deemed: "decided by silence",
    days: "filing to decision (business days):",
    limitHeads: ["limit", "department", "met", "overdue", "running", "on time"],
    cardHeads: ["cards for", "department", "yellow", "red"],
    noCards: "no card was raised",
    deskHeads: [
      "desk",
      "staff",
      "done",
      "busy",
      "median wait (hours)",
      "90% at most",
      "mean queue",
      "longest",
      "on",
    ],
    refusals: "refused:",
    whatIf: "what if:",
    noDifference: "no difference",
    differenceHeads: ["figure", "plan", "variant", "change"],
    points: "points",
    units: { count: "", share: "", "business-days": "business days", hours: "hours" },
  },
} as const;
