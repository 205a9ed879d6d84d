import type { Lang, Text } from "@banjian/base";
import { localDateAt, type TimeZone } from "@banjian/calendar";
import type { TimelineRow } from "@banjian/core";
import { clockText } from "./clock-text.js";
import type { Colours } from "./context.js";
import { dayText } from "./day-text.js";
import { cut, harmless, pad, widthOf, wrap } from "./text-width.js";

/** How something is to be shown. */
export type Look = {
  readonly lang: Lang;
  readonly colours: Colours;
  readonly width: number;
  readonly zone: TimeZone;
};

type Paint = (colours: Colours) => (text: string) => string;

const paints: { readonly [Tone in TimelineRow["tone"]]: Paint } = {
  action: () => (text) => text,
  flow: ({ cyan }) => cyan,
  limit: ({ dim }) => dim,
  warn: ({ magenta }) => magenta,
  yellow: ({ yellow }) => yellow,
  red: ({ red }) => red,
  deemed:
    ({ bold, red }) =>
    (text) =>
      bold(red(text)),
};

/** The narrowest column in which a sentence can still be read. */
const narrowest = 30;
const widest = { department: 26, person: 20 };

/** More lanes than this tell nobody anything. */
const mostLanes = 12;

/** The story of a case: a heading for each day, then who did what at which time, in columns; of a joint case with a lane for each branch. */
export function timelineLines(
  rows: readonly TimelineRow[],
  look: Look,
  branches: ReadonlyMap<string, { readonly title: Text }> = new Map(),
): readonly string[] {
  const drawn = branches.size > 1 && branches.size <= mostLanes;
  const lanes = drawn ? [...branches.keys()] : [];
  const names = lanes.map((id, index) => `${markOf(index)} ${branches.get(id)?.title[look.lang]}`);
  const widths = {
    lanes,
    department: columnOf(
      rows.map((row) => row.department?.[look.lang]),
      widest.department,
    ),
    person: columnOf(
      rows.map((row) => row.person?.[look.lang]),
      widest.person,
    ),
  };
  const heads = names.length === 0 ? [] : wrap(harmless(names.join("  ")), look.width);
  const lines = heads.map((line) => look.colours.dim(line));
  let day = "";
  let time = "";
  for (const row of rows) {
    const [rowDay, rowTime] = [localDateAt(row.at, look.zone), clockText(row.at, look.zone)];
    if (rowDay !== day) lines.push(look.colours.bold(dayText(rowDay, look.lang)));
    const shown = rowDay === day && rowTime === time ? "" : rowTime;
    [day, time] = [rowDay, rowTime];
    lines.push(...rowLines(row, shown, widths, look));
  }
  return lines;
}

function rowLines(
  row: TimelineRow,
  time: string,
  widths: {
    readonly lanes: readonly string[];
    readonly department: number;
    readonly person: number;
  },
  { lang, colours, width }: Look,
): readonly string[] {
  const { department, person, what, tone } = row;
  const cell = (text: string | undefined, columns: number) =>
    columns === 0 ? "" : `${pad(cut(harmless(text ?? ""), columns), columns)}  `;
  const [who, whom] = [
    cell(department?.[lang], widths.department),
    cell(person?.[lang], widths.person),
  ];
  const start = `  ${pad(time, 5)}  ${lanesText(widths.lanes, row)}`;
  const indent = widthOf(start + who + whom);
  const paint = paints[tone](colours);
  const [first = "", ...others] = wrap(harmless(what[lang]), Math.max(width - indent, narrowest));
  return [
    `${colours.dim(start)}${colours.dim(who)}${whom}${paint(first)}`.trimEnd(),
    ...others.map((line) => " ".repeat(indent) + paint(line)),
  ];
}

/** The mark of a branch where something happens in it, a line while it is at work. */
function lanesText(lanes: readonly string[], { branch, working = [] }: TimelineRow): string {
  if (lanes.length === 0) return "";
  const marks = lanes.map((id, index) => {
    if (id === branch) return markOf(index);
    return working.includes(id) ? "|" : " ";
  });
  return `${marks.join("")}  `;
}

function markOf(lane: number): string {
  return (lane + 1).toString(36);
}

function columnOf(texts: readonly (string | undefined)[], most: number): number {
  return Math.min(most, Math.max(0, ...texts.map((text) => widthOf(harmless(text ?? "")))));
}
