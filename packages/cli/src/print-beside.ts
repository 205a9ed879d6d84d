import type { Lang, Text } from "@banjian/base";
import type { LocalDate } from "@banjian/calendar";
import { type CaseState, departmentTitle, type Item } from "@banjian/core";
import { dayText } from "./day-text.js";
import { type Cell, tableLines } from "./print.js";
import type { Look } from "./print-timeline.js";
import { harmless } from "./text-width.js";

type Person = { readonly id: string; readonly name?: string | undefined };

/** The hearings, tests and inspections of a case: for which departments, since when, how they came out. */
export function procedureLines(
  item: Item,
  { procedures }: CaseState,
  { lang, colours }: Look,
): readonly string[] {
  return tableLines(
    Object.values(procedures).map((one): Cell[] => {
      const { id, procedure, branches, openedOn, closedOn, result, invitation } = one;
      const waits = invitation === undefined ? atWork : invited(invitation);
      return [
        { text: id, paint: colours.dim },
        item.procedures.get(procedure)?.title[lang] ?? procedure,
        branches.map((branch) => branchTitle(item, branch, lang)).join(between[lang]),
        daysText(openedOn, closedOn, lang),
        closedOn === undefined
          ? { text: harmless(waits[lang]), paint: colours.cyan }
          : harmless(result ?? ""),
      ];
    }),
  );
}

/** What departments were asked for their view about, and what they answered. */
export function consultationLines(
  item: Item,
  { consultations }: CaseState,
  { lang, colours }: Look,
): readonly string[] {
  return tableLines(
    consultations.map(({ branch, department, askedOn, question, ...one }): Cell[] => [
      branchTitle(item, branch, lang),
      departmentTitle(item, department)[lang],
      { text: dayText(askedOn, lang), paint: colours.dim },
      harmless(question),
      answerTo(one, lang, colours),
    ]),
  );
}

function answerTo(
  { answer, answeredOn, endedOn }: Partial<CaseState["consultations"][number]>,
  lang: Lang,
  colours: Look["colours"],
): Cell {
  if (answer !== undefined) return answered(answer, answeredOn, lang);
  if (endedOn === undefined) return { text: unanswered[lang], paint: colours.yellow };
  return { zh: `${endedOn} 起无需答复`, en: `not needed since ${endedOn}` }[lang];
}

function answered(answer: string, on: LocalDate | undefined, lang: Lang): string {
  return harmless({ zh: `${on} 答复：${answer}`, en: `answered ${on}: ${answer}` }[lang]);
}

/** The supervision orders of a case: whom each asks, and what was answered. */
export function orderLines(
  item: Item,
  { orders }: CaseState,
  { lang, colours }: Look,
): readonly string[] {
  return tableLines(
    orders.map(({ department, issuedOn, text, answer, answeredOn }): Cell[] => [
      department === undefined ? "" : departmentTitle(item, department)[lang],
      { text: dayText(issuedOn, lang), paint: colours.dim },
      harmless(text),
      answer === undefined
        ? { text: unanswered[lang], paint: colours.yellow }
        : answered(answer, answeredOn, lang),
    ]),
  );
}

/** The copies that were sent: to whom, and who has read each. */
export function copyLines({ copies }: CaseState, { lang, colours }: Look): readonly string[] {
  return tableLines(
    copies.flatMap(({ to, note, sentOn, read }) =>
      to.map((person): Cell[] => [
        called(person),
        { text: dayText(sentOn, lang), paint: colours.dim },
        harmless(note),
        read.includes(person.id)
          ? { text: { zh: "已阅", en: "read" }[lang], paint: colours.green }
          : { text: { zh: "未阅", en: "not read" }[lang], paint: colours.yellow },
      ]),
    ),
  );
}

/** The rights to a hearing of which parties were told: what each has answered, and what became of the right. */
export function rightLines(
  item: Item,
  { rights, applicant }: CaseState,
  { lang, colours }: Look,
): readonly string[] {
  return tableLines(
    rights.flatMap((right) =>
      right.parties.map((party): Cell[] => [
        branchTitle(item, right.branch, lang),
        called(party.id === applicant.id ? applicant : party),
        { text: dayText(right.notifiedOn, lang), paint: colours.dim },
        harmless(right.matter),
        answerOf(right, party.id)[lang],
        { text: right.end === undefined ? open[lang] : ends[right.end][lang], paint: colours.cyan },
      ]),
    ),
  );
}

const between = { zh: "、", en: ", " };
const atWork: Text = { zh: "进行中", en: "under way" };
const unanswered: Text = { zh: "待答复", en: "not answered" };
const open: Text = { zh: "待了结", en: "open" };

const ends = {
  heard: { zh: "已听证", en: "heard" },
  waived: { zh: "各方放弃", en: "waived by all" },
  lapsed: { zh: "逾期无人申请", en: "nobody asked in time" },
} as const satisfies Record<NonNullable<CaseState["rights"][number]["end"]>, Text>;

function answerOf({ requested, waived }: CaseState["rights"][number], id: string): Text {
  if (requested.includes(id)) return { zh: "申请听证", en: "asks for the hearing" };
  if (waived.includes(id)) return { zh: "放弃", en: "waives it" };
  return { zh: "未答复", en: "no answer" };
}

function invited({
  on,
  place,
  president,
}: {
  on: LocalDate;
  place: string;
  president: Person;
}): Text {
  const by = called(president);
  return {
    zh: `定于 ${on}，${place}，${by} 主持`,
    en: `on ${on}, ${place}, presided over by ${by}`,
  };
}

function daysText(from: LocalDate, to: LocalDate | undefined, lang: Lang): string {
  return to === undefined
    ? `${dayText(from, lang)} …`
    : `${dayText(from, lang)} … ${dayText(to, lang)}`;
}

function branchTitle(item: Item, branch: string, lang: Lang): string {
  return item.branches.get(branch)?.title[lang] ?? branch;
}

function called({ id, name = id }: Person): string {
  return harmless(name);
}
