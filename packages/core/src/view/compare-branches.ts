import type { Text } from "@banjian/base";
import { actionKinds } from "../definition/action-kind.js";
import type { Share } from "../definition/join-schema.js";
import { type BranchDefinition, departmentTitle, type Item } from "../item/item.js";
import { rolesOf } from "../item/roles.js";
import { changed, compareNamed, type ItemChange, inRow, plain } from "./item-change.js";
import { sayConsultations } from "./say-consultations.js";
import { sayJoin, shareText } from "./say-join.js";
import { sayWhen } from "./say-need.js";
import { sayStart } from "./say-start.js";

const inside = ["clerk", "supervisor"] as const;

/** How the departments that take part differ: who, in which steps, from when on, under which condition. */
export function compareBranches(before: Item, after: Item): ItemChange[] {
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

/** How the departments differ that may be consulted. */
export function compareConsultations(before: Item, after: Item): ItemChange[] {
  const named = { zh: "征求意见", en: "consultations" };
  return changed(inside, named, sayConsultations(before), sayConsultations(after));
}

/** How the ways differ in which they come to one result. */
export function compareJoin(before: Item, after: Item): ItemChange[] {
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

type Part = { readonly item: Item; readonly branch: BranchDefinition };

function compareBranch(before: Part, after: Part): ItemChange[] {
  const title = after.branch.title;
  const named = (part: Text): Text => ({
    zh: `“${title.zh}”的${part.zh}`,
    en: `${part.en} of "${title.en}"`,
  });
  const department = ({ item, branch }: Part) => departmentTitle(item, branch.department);
  const starts = ({ item, branch }: Part) => sayStart(item, branch);
  const needed = ({ item, branch: { onlyWhen } }: Part): Text =>
    onlyWhen === undefined ? { zh: "一律办理", en: "always needed" } : sayWhen(item.file, onlyWhen);
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
    ...changed(
      ["applicant", ...inside],
      named({ zh: "办理条件", en: "condition" }),
      needed(before),
      needed(after),
    ),
  ];
}

function signText(item: Item, signers: readonly (readonly string[])[], sign: Share = "all"): Text {
  const [who, share] = [signers.map((roles) => rolesText(item, roles)), shareText(sign)];
  const { zh, en } = inRow(who);
  return { zh: `${zh}，${share.zh}`, en: `${en}; ${share.en}` };
}

/** The titles of roles in a row. */
export function rolesText(item: Item, by: readonly string[]): Text {
  const roles = rolesOf(item.file);
  return inRow(by.map((role) => roles.get(role) ?? plain(role)));
}
