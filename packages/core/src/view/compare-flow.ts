import type { Text } from "@banjian/base";
import { type ChartState, type ChartTransition, stateAt } from "../chart/chart.js";
import { type ActionKind, actionKinds } from "../definition/action-kind.js";
import type { Share } from "../definition/join-schema.js";
import { departmentTitle, type Item } from "../item/item.js";
import { rolesOf } from "../item/roles.js";
import { changed, compareNamed, type ItemChange, inRow, plain } from "./item-change.js";
import { sayJoin, shareText } from "./say-join.js";
import { sayWhen } from "./say-need.js";

const clerk = ["clerk"] as const;
const inside = ["clerk", "supervisor"] as const;

/** How the work differs between two versions: states, what may be done in them and by whom, departments, procedures. */
export function compareFlow(before: Item, after: Item): ItemChange[] {
  return [
    ...compareStates(before, after),
    ...compareBranches(before, after),
    ...compareJoin(before, after),
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

function compareBranches(before: Item, after: Item): ItemChange[] {
  const named = (item: Item) =>
    new Map([...item.branches].map(([id, branch]) => [id, { item, branch }]));
  return compareNamed(named(before), named(after), {
    gone: ({ branch: { title } }) => ({
      readers: inside,
      what: {
        zh: `“${title.zh}”不再参与审批`,
        en: `"${title.en}" no longer takes part in the approval`,
      },
    }),
    come: ({ item, branch }) => {
      const department = departmentTitle(item, branch.department);
      return {
        readers: inside,
        what: {
          zh: `“${branch.title.zh}”加入审批（${department.zh}）`,
          en: `"${branch.title.en}" joins the approval (${department.en})`,
        },
      };
    },
    both: (one, other) => compareBranch(one, other),
  });
}

function compareJoin(before: Item, after: Item): ItemChange[] {
  const joint = before.branches.size > 1 && after.branches.size > 1;
  if (!joint) return [];
  const settled = ({ approval }: Item): Text =>
    approval?.["once-settled"] === "stop-others"
      ? { zh: "停止办理", en: "they are stopped" }
      : { zh: "继续办毕", en: "they finish" };
  return [
    ...changed(
      ["applicant", ...inside],
      { zh: "各部门怎样算同意", en: "how the departments come to one result" },
      sayJoin(before),
      sayJoin(after),
    ),
    ...changed(
      inside,
      {
        zh: "结果已定时在办的分支",
        en: "what becomes of branches at work once the result is certain",
      },
      settled(before),
      settled(after),
    ),
  ];
}

type Part = {
  readonly item: Item;
  readonly branch: Item["branches"] extends ReadonlyMap<string, infer One> ? One : never;
};

function compareBranch(before: Part, after: Part): ItemChange[] {
  const title = after.branch.title;
  const named = (part: Text): Text => ({
    zh: `“${title.zh}”的${part.zh}`,
    en: `${part.en} of "${title.en}"`,
  });
  const department = ({ item, branch }: Part) => departmentTitle(item, branch.department);
  const starts = ({ item, branch: { after: id } }: Part): Text =>
    id === undefined
      ? { zh: "同时开始", en: "together with the others" }
      : {
          zh: `在“${item.branches.get(id)?.title.zh}”之后`,
          en: `after "${item.branches.get(id)?.title.en}"`,
        };
  const steps = ({ item, branch }: Part) =>
    inRow(
      branch.steps.map(({ step, by, signers, sign }) => {
        const who = signers === undefined ? rolesText(item, by) : signText(item, signers, sign);
        return {
          zh: `${actionKinds[step].zh}（${who.zh}）`,
          en: `${actionKinds[step].en} (${who.en})`,
        };
      }),
    );
  return [
    ...changed(inside, { zh: "分支名称", en: "title of a branch" }, before.branch.title, title),
    ...changed(
      inside,
      named({ zh: "部门", en: "department" }),
      department(before),
      department(after),
    ),
    ...changed(inside, named({ zh: "步骤", en: "steps" }), steps(before), steps(after)),
    ...changed(inside, named({ zh: "开始", en: "start" }), starts(before), starts(after)),
  ];
}

function signText(item: Item, signers: readonly (readonly string[])[], sign: Share = "all"): Text {
  const [who, share] = [signers.map((roles) => rolesText(item, roles)), shareText(sign)];
  const { zh, en } = inRow(who);
  return { zh: `${zh}，${share.zh}`, en: `${en}; ${share.en}` };
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

function rolesText(item: Item, by: readonly string[]): Text {
  const roles = rolesOf(item.file);
  return inRow(by.map((role) => roles.get(role) ?? plain(role)));
}
