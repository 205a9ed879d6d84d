import type { Lang, Text } from "@banjian/base";
import {
  departmentTitle,
  type LimitView,
  rolesOf,
  type TaskOwner,
  type TimelineRow,
  taskTitle,
} from "@banjian/core";
import type { CaseView } from "@banjian/engine";
import { dayText } from "./day-text.js";
import { type Cell, tableLines } from "./print.js";
import {
  consultationLines,
  copyLines,
  orderLines,
  procedureLines,
  rightLines,
} from "./print-beside.js";
import { branchLines, opinionLines } from "./print-branches.js";
import { certificateLines } from "./print-certificates.js";
import { feeLines } from "./print-fees.js";
import { limitLines } from "./print-limits.js";
import { type Look, timelineLines } from "./print-timeline.js";
import { harmless, wrap } from "./text-width.js";

const headings = {
  branches: { zh: "部门", en: "Departments" },
  opinions: { zh: "决定所列意见", en: "Opinions listed with the decision" },
  limits: { zh: "期限", en: "Limits" },
  procedures: { zh: "特别程序", en: "Procedures" },
  rights: { zh: "听证权利", en: "Rights to a hearing" },
  consultations: { zh: "征求意见", en: "Consultations" },
  certificates: { zh: "证照库", en: "Certificate library" },
  fees: { zh: "费用", en: "Fees" },
  cards: { zh: "黄牌红牌", en: "Cards" },
  orders: { zh: "督办", en: "Supervision orders" },
  copies: { zh: "抄送", en: "Copies" },
  tasks: { zh: "待办", en: "Open tasks" },
  story: { zh: "经过", en: "Story" },
} as const satisfies Record<string, Text>;

const channels = {
  online: { zh: "网上", en: "online" },
  window: { zh: "窗口", en: "at the window" },
} as const satisfies Record<string, Text>;

/** A whole case: what it is, its limits, procedures, cards, orders and open tasks, its story, and the ledgers of some limits. */
export function caseLines(
  view: CaseView,
  story: readonly TimelineRow[],
  ledgers: readonly LimitView[],
  look: Look,
): readonly string[] {
  return [
    ...summaryLines(view, look),
    ...section(headings.branches, branchLines(view.item, view.state, look), look),
    ...section(headings.opinions, opinionLines(view.item, view.state, look), look),
    ...section(headings.limits, limitLines(view.limits, look), look),
    ...section(headings.procedures, procedureLines(view.item, view.state, look), look),
    ...section(headings.rights, rightLines(view.item, view.state, look), look),
    ...section(headings.consultations, consultationLines(view.item, view.state, look), look),
    ...section(headings.certificates, certificateLines(view.item, view.state, look), look),
    ...section(headings.fees, feeLines(view.item, view.state, look), look),
    ...section(headings.cards, cardLines(view, look), look),
    ...section(headings.orders, orderLines(view.item, view.state, look), look),
    ...section(headings.copies, copyLines(view.state, look), look),
    ...section(headings.tasks, taskLines(view, look), look),
    ...section(headings.story, timelineLines(story, look, view.item.branches), look),
    ...ledgers.flatMap((limit) => section(ledgerTitle(limit), ledgerLines(limit, look), look)),
  ];
}

/** What a case is and where it stands. */
export function summaryLines(view: CaseView, { lang, colours }: Look): readonly string[] {
  const { id, item, state } = view;
  const { applicant, agents = [], channel, status, suspended, version } = state;
  const closed =
    status === "closed"
      ? { zh: "（已结）", en: " (closed)" }[lang]
      : suspended === undefined
        ? ""
        : { zh: `（${suspended.since} 起中止）`, en: ` (suspended since ${suspended.since})` }[
            lang
          ];
  const rows: readonly (readonly [Text, string])[] = [
    [{ zh: "办件", en: "Case" }, id],
    [{ zh: "事项", en: "Item" }, `${item.title[lang]}  ${item.code} ${item.version}`],
    [{ zh: "申请人", en: "Applicant" }, `${applicant.name}  ${channels[channel][lang]}`],
    ...agents.map(({ id, name = id, authority }): readonly [Text, string] => [
      { zh: "代办人", en: "Agent" },
      `${name}  ${authority}`,
    ]),
    [{ zh: "状态", en: "State" }, view.stateTitle[lang] + closed],
    [{ zh: "版本", en: "Version" }, `${version}`],
    ...historyRows(view, lang),
  ];
  return tableLines(
    rows.map(([label, text], index): Cell[] => [
      { text: label[lang], paint: colours.dim },
      { text, paint: index === 0 ? colours.bold : (plain) => plain },
    ]),
  );
}

/** That a case has grown long before it may grow no more. */
function historyRows({ history }: CaseView, lang: Lang): (readonly [Text, string])[] {
  if (!history.isLong) return [];
  const says = {
    zh: `${history.facts} 条事实，最多 ${history.most} 条：查明是谁在反复操作`,
    en: `${history.facts} facts, ${history.most} at most: find out who keeps adding to it`,
  };
  return [[{ zh: "历史过长", en: "Long history" }, says[lang]]];
}

/** The cards raised in a case, each in its colour. */
function cardLines(view: CaseView, { lang, colours, width }: Look): readonly string[] {
  return view.cards.flatMap(({ colour, text }) =>
    wrap(harmless(text[lang]), width).map((line) => colours[colour](line)),
  );
}

/** The open work of a case: what, for whom, since when. */
function taskLines({ item, state }: CaseView, { lang, colours }: Look): readonly string[] {
  const roles = rolesOf(item.file);
  const between = { zh: "、", en: " / " }[lang];
  return tableLines(
    Object.values(state.tasks).map((task): Cell[] => {
      const { kinds, department, roles: wanted, branch = "", openedOn } = task;
      const what = taskTitle({ kinds })[lang];
      const role = wanted.map((one) => roles.get(one)?.[lang] ?? one).join(between);
      const who =
        task.person?.name ?? task.person?.id ?? ownerText(state.owners[task.work], role, lang);
      return [
        item.branches.size > 1 ? (item.branches.get(branch)?.title[lang] ?? "") : "",
        what,
        department === undefined ? "" : departmentTitle(item, department)[lang],
        who,
        { text: dayText(openedOn, lang), paint: colours.dim },
      ];
    }),
  );
}

/** The role of a task, who answers for it, and who does it meanwhile; the role alone while it is in the pool. */
function ownerText(owner: TaskOwner | undefined, role: string, lang: Lang): string {
  if (owner === undefined) return role;
  const { id, name = id, delegate } = owner;
  if (delegate === undefined) return `${role} ${name}`;
  const { id: acting, name: called = acting } = delegate;
  const whose = { zh: `${name}（委派 ${called}）`, en: `${name} (delegated to ${called})` }[lang];
  return `${role} ${whose}`;
}

/** The ledger of a limit: what became of each stretch of its days. */
function ledgerLines(limit: LimitView, { lang, colours }: Look): readonly string[] {
  const { text, due } = limit.explain();
  return [...text(lang).split("\n").map(harmless), colours.dim(due.edition)];
}

function ledgerTitle({ title }: LimitView): Text {
  return { zh: `${title.zh}的计时明细`, en: `Ledger of the ${title.en}` };
}

function section(
  title: Text,
  lines: readonly string[],
  { lang, colours }: Look,
): readonly string[] {
  if (lines.length === 0) return [];
  return ["", colours.bold(colours.underline(title[lang])), ...lines];
}
