import type { Text } from "@banjian/base";
import { type ChartState, type ChartTransition, stateAt } from "../chart/chart.js";
import { type ActionKind, actionKinds } from "../definition/action-kind.js";
import type { Item } from "../item/item.js";
import {
  compareBranches,
  compareConsultations,
  compareJoin,
  rolesText,
} from "./compare-branches.js";
import { changed, compareNamed, type ItemChange, inRow, plain } from "./item-change.js";
import { sayWhen } from "./say-need.js";

const clerk = ["clerk"] as const;
const inside = ["clerk", "supervisor"] as const;

/** How the work differs between two versions: states, what may be done in them and by whom, departments, procedures. */
export function compareFlow(before: Item, after: Item): ItemChange[] {
  return [
    ...compareStates(before, after),
    ...compareBranches(before, after),
    ...compareJoin(before, after),
    ...compareConsultations(before, after),
    ...compareProcedures(before, after),
  ];
}

type Place = {
  readonly path: string;
  readonly title: Text;
  readonly acts: ReadonlyMap<string, Act>;
};
type Act = {
  readonly title: Text;
  readonly by: Text;
  readonly to: Text | undefined;
  readonly when: Text | undefined;
};

function compareStates(before: Item, after: Item): ItemChange[] {
  return compareNamed(placesOf(before), placesOf(after), {
    gone: ({ title }) => ({
      readers: inside,
      what: { zh: `不再有环节“${title.zh}”`, en: `the step "${title.en}" is gone` },
    }),
    come: ({ title }) => ({
      readers: inside,
      what: { zh: `新增环节“${title.zh}”`, en: `there is a new step "${title.en}"` },
    }),
    both: (one, other) => [
      ...changed(clerk, { zh: "环节名称", en: "title of a step" }, one.title, other.title),
      ...compareActs(one, other),
    ],
  });
}

function compareActs(before: Place, after: Place): ItemChange[] {
  const at = after.title;
  return compareNamed(before.acts, after.acts, {
    gone: ({ title }) => ({
      readers: clerk,
      what: {
        zh: `“${at.zh}”中不再能“${title.zh}”`,
        en: `"${title.en}" can no longer be done in "${at.en}"`,
      },
    }),
    come: ({ title, by }) => ({
      readers: clerk,
      what: {
        zh: `“${at.zh}”中可以“${title.zh}”（${by.zh}）`,
        en: `"${title.en}" can now be done in "${at.en}" (${by.en})`,
      },
    }),
    both: (one, other) => [
      ...changed(
        clerk,
        {
          zh: `“${at.zh}”中办理“${other.title.zh}”的人`,
          en: `who may "${other.title.en}" in "${at.en}"`,
        },
        one.by,
        other.by,
      ),
      ...changed(
        clerk,
        {
          zh: `“${at.zh}”中“${other.title.zh}”之后`,
          en: `what follows "${other.title.en}" in "${at.en}"`,
        },
        one.to,
        other.to,
      ),
      ...changed(
        clerk,
        {
          zh: `“${at.zh}”中“${other.title.zh}”的条件`,
          en: `the condition of "${other.title.en}" in "${at.en}"`,
        },
        one.when,
        other.when,
      ),
      ...changed(
        clerk,
        { zh: `“${at.zh}”中动作的名称`, en: `the name of an action in "${at.en}"` },
        one.title,
        other.title,
      ),
    ],
  });
}

/** Every state that is no branch: those of the departments are compared as such. */
function placesOf(item: Item): Map<string, Place> {
  const places = new Map<string, Place>();
  const visit = (states: Readonly<Record<string, ChartState>>, above: string) => {
    for (const [name, state] of Object.entries(states)) {
      const path = above + name;
      if (state.parallel && state.on?.["join-done"] !== undefined) continue;
      places.set(path, { path, title: state.title, acts: actsOf(item, state) });
      visit(state.states ?? {}, `${path}.`);
    }
  };
  visit(item.chart.states, "");
  return places;
}

function actsOf(item: Item, { on = {} }: ChartState): Map<string, Act> {
  const acts = Object.entries(on).filter(
    ([, { by, branch, kind }]) => (by.length > 0 || kind === "inner-done") && branch === undefined,
  );
  return new Map(
    acts.map(([key, arrow]) => [
      key,
      {
        title: titleOf(arrow),
        by: rolesText(item, arrow.by),
        to: targetOf(item, arrow),
        when: conditionsOf(item, arrow),
      },
    ]),
  );
}

function titleOf({ title, kind, action }: ChartTransition): Text {
  if (title !== undefined) return title;
  return kind === "advance" ? plain(action) : (actionKinds[kind as ActionKind] ?? plain(action));
}

function targetOf({ chart, stages }: Item, { to, resume }: ChartTransition): Text | undefined {
  if (to === undefined) return undefined;
  const [top = ""] = to.split(".");
  // Inside a stage it is the stage that follows.
  const isStage = Object.values(stages).includes(top);
  const title = stateAt(chart, isStage ? top : to)?.title;
  if (title === undefined || !resume) return title;
  return { zh: `回到“${title.zh}”离开时的地方`, en: `back to where "${title.en}" was left` };
}

function conditionsOf({ file }: Item, { when, way }: ChartTransition): Text | undefined {
  const all = [when, way?.when].flatMap((one) => (one === undefined ? [] : [sayWhen(file, one)]));
  return all.length === 0 ? undefined : inRow(all);
}

function compareProcedures(before: Item, after: Item): ItemChange[] {
  const counted = (excludes: boolean) =>
    excludes ? { zh: "不计时", en: "not counted" } : { zh: "计时", en: "counted" };
  return compareNamed(before.procedures, after.procedures, {
    gone: ({ title }) => ({
      readers: inside,
      what: { zh: `不再有程序“${title.zh}”`, en: `the procedure "${title.en}" is gone` },
    }),
    come: ({ title, excludes }) => ({
      readers: inside,
      what: {
        zh: `新增程序“${title.zh}”（${counted(excludes).zh}）`,
        en: `there is a new procedure "${title.en}" (${counted(excludes).en})`,
      },
    }),
    both: (one, other) => [
      ...changed(inside, { zh: "程序名称", en: "title of a procedure" }, one.title, other.title),
      ...changed(
        ["applicant", ...inside],
        { zh: `“${other.title.zh}”所需时间`, en: `the time of "${other.title.en}"` },
        counted(one.excludes),
        counted(other.excludes),
      ),
    ],
  });
}
