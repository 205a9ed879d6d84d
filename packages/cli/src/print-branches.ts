import type { Lang, Text } from "@banjian/base";
import {
  actionKinds,
  branchEnds,
  branchResults,
  type CaseState,
  departmentTitle,
  type Item,
  type MemberDecision,
  type MemberState,
  membersOf,
  sayWhen,
} from "@banjian/core";
import type { Colours } from "./context.js";
import { dayText } from "./day-text.js";
import { type Cell, tableLines } from "./print.js";
import type { Look } from "./print-timeline.js";

type Painted = {
  readonly text: Text;
  readonly paint: keyof Colours & ("dim" | "cyan" | "green" | "red");
};

const paints = {
  agreed: "green",
  refused: "red",
  "deemed-agreed": "cyan",
  "not-needed": "dim",
  stopped: "dim",
} as const satisfies Record<keyof typeof branchResults, Painted["paint"]>;

/** What has become of each department's part of a joint case; nothing is said of a single department's. */
export function branchLines(
  item: Item,
  state: CaseState,
  { lang, colours }: Look,
): readonly string[] {
  if (item.branches.size < 2) return [];
  const members = new Map(membersOf(item, state).map((one) => [one.branch, one]));
  return tableLines(
    [...item.branches.values()].map(({ id, title, department, steps }): Cell[] => {
      const branch = state.branches[id];
      const { text, paint } = standingOf(item, id, branch, steps);
      const whose = departmentTitle(item, department)[lang];
      return [
        title[lang],
        ...(isNamedAfter(item) ? [] : [whose]),
        { text: text[lang], paint: colours[paint] },
        {
          text: branch?.endedOn === undefined ? "" : dayText(branch.endedOn, lang),
          paint: colours.dim,
        },
        ...(members.size === 0 ? [] : memberCells(members.get(id), lang)),
      ];
    }),
  );
}

/** Of a bundle: the number of the member, and what it came to. */
function memberCells(member: MemberState | undefined, lang: Lang): Cell[] {
  const decision = member?.decision;
  const came = decision === undefined ? "" : memberDecisions[decision][lang];
  return [member?.number ?? "", [came, member?.certificate].filter(Boolean).join(" ")];
}

const memberDecisions = {
  granted: { zh: "准予", en: "granted" },
  denied: { zh: "不予", en: "denied" },
  "not-needed": { zh: "不需办理", en: "not needed" },
} as const satisfies Record<MemberDecision, Text>;

/** Why a branch ended without an opinion; the condition itself where it was not needed by one. */
function whyDone(item: Item, id: string, { because }: Branch): Text {
  if (because === undefined) return { zh: "", en: "" };
  const condition = item.branches.get(id)?.onlyWhen;
  if (because !== "condition" || condition === undefined) return branchEnds[because];
  const { zh, en } = sayWhen(item.file, condition);
  return { zh: `（仅${zh}）`, en: ` (only ${en})` };
}

/** What was said in each branch, as listed with the decision on a joint case. */
export function opinionLines(
  item: Item,
  { decision }: CaseState,
  { lang, colours }: Look,
): readonly string[] {
  return tableLines(
    (decision?.opinions ?? []).flatMap(({ branch, result, because, says }): Cell[][] => {
      const title = item.branches.get(branch)?.title[lang] ?? branch;
      const why = because === undefined ? "" : branchEnds[because][lang];
      const how = { text: branchResults[result][lang] + why, paint: colours[paints[result]] };
      if (says.length === 0) return [[title, how, "", ""]];
      return says.map(({ by, text }): Cell[] => [title, how, by.name ?? by.id, text]);
    }),
  );
}

/** Whether each branch has the name of its department, which then need not be said twice. */
function isNamedAfter(item: Item): boolean {
  return [...item.branches.values()].every(
    ({ title, department }) => title.zh === departmentTitle(item, department).zh,
  );
}

type Branch = CaseState["branches"][string];
type Steps =
  Item["branches"] extends ReadonlyMap<string, infer One extends { steps: unknown }>
    ? One["steps"]
    : never;

function standingOf(item: Item, id: string, branch: Branch | undefined, steps: Steps): Painted {
  if (branch === undefined) return { text: { zh: "尚未开始", en: "not begun" }, paint: "dim" };
  if (branch.result !== undefined) {
    const [how, why] = [branchResults[branch.result], whyDone(item, id, branch)];
    return { text: { zh: how.zh + why.zh, en: how.en + why.en }, paint: paints[branch.result] };
  }
  if (branch.openedOn === undefined && branch.next === steps.length - 1) {
    return { text: { zh: "已预审，待前置", en: "reviewed ahead, waits" }, paint: "dim" };
  }
  const step = steps[branch.next]?.step;
  if (step === undefined) return { text: { zh: "办理中", en: "at work" }, paint: "cyan" };
  const { zh, en } = actionKinds[step];
  return { text: { zh: `待${zh}`, en: `to ${en}` }, paint: "cyan" };
}
