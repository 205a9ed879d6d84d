import type { Text } from "@banjian/base";
import {
  type DayLine,
  foldDays,
  type Instant,
  localDateAt,
  type OfficeTime,
  type Stretch,
  stretchText,
  yearOf,
} from "@banjian/calendar";
import {
  departmentTitle,
  type LimitExplanation,
  type LimitMove,
  type LimitView,
  sayAllowance,
  sayBasis,
} from "@banjian/core";
import type { CaseView } from "@banjian/engine";
import { clockText } from "./clock-text.js";
import { dayText } from "./day-text.js";
import { type Cell, tableLines } from "./print.js";
import { outcomeText } from "./print-limits.js";
import type { Look } from "./print-timeline.js";
import { harmless, pad, widthOf, wrap } from "./text-width.js";

/** A limit and everything that moved it. */
export type Explained = { readonly limit: LimitView; readonly moves: readonly LimitMove[] };

/** Why a limit is due when it is: its terms, what moved it, and what became of each stretch of days, or of each day. */
export function explanationLines(
  view: CaseView,
  { limit, moves }: Explained,
  look: DailyLook,
): readonly string[] {
  const { lang, colours } = look;
  const explanation = limit.explain();
  return [
    `${colours.bold(colours.underline(limit.title[lang]))}  ${colours.dim(limit.key)}`,
    ...labelled(termsOf(view, { limit, moves }, look), look),
    "",
    colours.bold({ zh: "变动", en: "What moved it" }[lang]),
    ...moves.flatMap((move) => moveLines(limit, move, look)),
    ...countLines(limit, explanation, look),
  ];
}

/** Whether every day gets a line of its own. */
type DailyLook = Look & { readonly daily: boolean };

type Labelled = readonly [label: Text, text: string];

function termsOf(view: CaseView, { limit, moves }: Explained, look: Look): readonly Labelled[] {
  const { lang } = look;
  const start = moves.findLast(({ type }) => type === "limit-started");
  const bases = moves.findLast(({ type }) => type === "limit-started" || type === "limit-changed");
  const comma = { zh: "，", en: ", " }[lang];
  const basis = bases?.basis.map((one) => sayBasis(one)[lang]) ?? [];
  return [
    [{ zh: "时限", en: "length" }, lengthText(limit)[lang]],
    ...(basis.length === 0 ? [] : [[{ zh: "依据", en: "basis" }, basis.join(comma)] as const]),
    [
      { zh: "责任", en: "owner" },
      `${departmentTitle(view.item, limit.department)[lang]}${comma}${limit.owner[lang]}`,
    ],
    [
      { zh: "起算", en: "starts" },
      [startText(limit, look), start?.because?.[lang]].filter(Boolean).join("  "),
    ],
    [{ zh: "到期", en: "due" }, dueText(limit, look)],
    [{ zh: "状态", en: "status" }, outcomeText(limit)[lang]],
    [{ zh: "日历", en: "calendar" }, limit.due.edition],
  ];
}

function lengthText({ within, backwards }: LimitView): Text {
  const { zh, en } = sayAllowance(within);
  return backwards ? { zh: `之前 ${zh}`, en: `${en} before` } : { zh, en };
}

function startText(limit: LimitView, look: Look): string {
  return countsHours(limit) ? momentText(limit.since, look) : dayText(limit.from, look.lang);
}

function countsHours({ within }: LimitView): boolean {
  return within.unit === "hours" || within.unit === "office-hours";
}

function momentText(instant: Instant, { lang, zone }: Look): string {
  return `${dayText(localDateAt(instant, zone), lang)} ${clockText(instant, zone)}`;
}

// Midnight is the end of the last day, not the beginning of the next (TL1).
function dueText(limit: LimitView, { lang, zone }: Look): string {
  const { on, until } = limit.due;
  const time = clockText(until, zone);
  const ends = !countsHours(limit) && time === "00:00" ? "24:00" : time;
  return `${dayText(on, lang)} ${ends}`;
}

function labelled(rows: readonly Labelled[], { lang, colours, width }: Look): readonly string[] {
  const column = Math.max(...rows.map(([label]) => widthOf(label[lang])));
  return rows.flatMap(([label, text]) => {
    const [first = "", ...others] = wrap(harmless(text), width - column - 2);
    return [
      `${colours.dim(pad(label[lang], column))}  ${first}`,
      ...others.map((line) => " ".repeat(column + 2) + line),
    ];
  });
}

/** What became of the limit on a day; below it why, who did it, and on what basis. */
function moveLines(limit: LimitView, move: LimitMove, look: Look): readonly string[] {
  const { lang, colours, width } = look;
  const { at, effectiveOn, what, because, person, department, basis } = move;
  const day = countsHours(limit) ? momentText(at, look) : dayText(effectiveOn, lang);
  const indent = " ".repeat(widthOf(day) + 2);
  const who = [person?.[lang], department?.[lang]]
    .filter(Boolean)
    .join({ zh: "，", en: ", " }[lang]);
  const recordedOn = localDateAt(at, look.zone);
  const recorded = { zh: `${recordedOn} 记录`, en: `recorded ${recordedOn}` }[lang];
  const why = [
    because?.[lang],
    who,
    ...basis.map((one) => sayBasis(one)[lang]),
    recordedOn === effectiveOn || countsHours(limit) ? "" : recorded,
  ].filter(Boolean);
  const room = width - indent.length;
  const [first = "", ...others] = wrap(harmless(what[lang]), room);
  return [
    `${day}  ${first}`,
    ...others.map((line) => indent + line),
    ...wrap(harmless(why.join(" · ")), room).flatMap((line) =>
      line === "" ? [] : [colours.dim(indent + line)],
    ),
  ];
}

function countLines(
  limit: LimitView,
  explanation: LimitExplanation,
  look: DailyLook,
): readonly string[] {
  const { lang, colours } = look;
  const lines =
    explanation.officeTimes.length > 0
      ? tableLines(explanation.officeTimes.map((time) => officeRow(time, look)))
      : dayLines(limit, explanation, look);
  if (lines.length === 0) return [];
  return ["", colours.bold({ zh: "计时明细", en: "Ledger" }[lang]), ...lines];
}

function officeRow({ day, from, until }: OfficeTime, { lang, zone }: Look): readonly Cell[] {
  const minutes = (Date.parse(until) - Date.parse(from)) / 60_000;
  const length = `${Math.floor(minutes / 60)}:${String(Math.round(minutes % 60)).padStart(2, "0")}`;
  return [dayText(day, lang), `${clockText(from, zone)}–${clockText(until, zone)}`, length];
}

/** A line for each stretch of days, broken where the limit was due and where it ended; or one for each day. */
function dayLines(
  { due, endedOn }: LimitView,
  { days, late }: LimitExplanation,
  { lang, colours, width, daily }: DailyLook,
): readonly string[] {
  const marks = new Map([[due.on as string, [{ zh: "到期", en: "due" }]]]);
  if (endedOn !== undefined) {
    marks.set(endedOn, [...(marks.get(endedOn) ?? []), { zh: "止", en: "ended" }]);
  }
  const stretches = groupsOf([...days, ...late], (day) => daily || marks.has(day)).flatMap(
    foldDays,
  );
  const through = (stretch: Stretch) => throughText(stretch)[lang];
  const column = Math.max(0, ...stretches.map((stretch) => widthOf(through(stretch))));
  return stretches.flatMap((stretch) => {
    const { first, last } = stretch;
    const when = dayText(first, lang) + pad(through(stretch), column);
    const indent = widthOf(when) + 2;
    const said = (marks.get(last) ?? []).map((one) => one[lang]);
    const mark = said.length === 0 ? "" : `← ${said.join({ zh: "、", en: ", " }[lang])}`;
    const paint = mark === "" ? (text: string) => text : colours.bold;
    const [head = "", ...others] = marked(stretchText(stretch)[lang], mark, width - indent);
    return [`${when}  ${paint(head)}`, ...others.map((line) => " ".repeat(indent) + paint(line))];
  });
}

// A mark stays whole: where the line is full it gets one of its own.
function marked(text: string, mark: string, width: number): readonly string[] {
  const lines = wrap(harmless(text), width);
  if (mark === "") return lines;
  const last = `${lines.at(-1)}  ${mark}`;
  return widthOf(last) > width ? [...lines, mark] : [...lines.slice(0, -1), last];
}

// The year once: a line has to hold a notice's number too.
function throughText({ first, last }: Stretch): Text {
  if (first === last) return { zh: "", en: "" };
  const short = yearOf(first) === yearOf(last) ? "YYYY-".length : 0;
  return {
    zh: ` 至 ${dayText(last, "zh").slice(short)}`,
    en: ` to ${dayText(last, "en").slice(short)}`,
  };
}

function groupsOf(
  lines: readonly DayLine[],
  breaksAfter: (day: string) => boolean,
): readonly (readonly DayLine[])[] {
  const groups: DayLine[][] = [[]];
  for (const line of lines) {
    groups.at(-1)?.push(line);
    if (breaksAfter(line.day)) groups.push([]);
  }
  return groups;
}
