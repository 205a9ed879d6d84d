import type { Text } from "@banjian/base";
import { allArrows, type ChartState, type ChartTransition, stateAt } from "../chart/chart.js";
import { actionKinds } from "../definition/action-kind.js";
import { sayAllowance } from "../definition/allowance.js";
import { decisionWords } from "../definition/decision-words.js";
import type { StageName } from "../definition/flow-schema.js";
import { collectionWays } from "../definition/item-schema.js";
import {
  type BranchDefinition,
  departmentTitle,
  type Item,
  type StepDefinition,
} from "../item/item.js";
import { rolesOf } from "../item/roles.js";
import { sayConsultations } from "./say-consultations.js";
import { sayJoin, saySigning } from "./say-join.js";
import { sayWhen } from "./say-need.js";
import { sayProcedures } from "./say-procedures.js";
import { sayStart } from "./say-start.js";

/** What happens to an application, one sentence for each state in the order of the file. */
export function guideSteps(item: Item): readonly Text[] {
  return Object.values(item.chart.states)
    .filter(({ end }) => end === undefined)
    .map((state) => {
      const says =
        state.stage === undefined ? plainStep(item, state) : stageSteps[state.stage](item);
      return { zh: `${state.title.zh}：${says.zh}`, en: `${state.title.en}: ${says.en}` };
    });
}

const stageSteps: { readonly [Stage in StageName]: (item: Item) => Text } = {
  submission: () => ({
    zh: "申请人填写申请表并提交材料；提交之日为收件日，提交前可以暂存。",
    en: "the applicant fills in the form and files the documents; the day of filing is the day of receipt, and drafts can be kept before.",
  }),
  "pre-acceptance": () => ({
    zh: "窗口在网上预先审查；需要补正的，一次性告知全部内容。",
    en: "the window looks the application through online; if anything is missing, one notice says all of it.",
  }),
  acceptance: acceptanceStep,
  approval: approvalStep,
  completion: () => ({ zh: "制作证件或文书，办结。", en: "the document is issued." }),
  collection: ({ file }) => {
    const ways = file.item.collect.map((one) => collectionWays[one]);
    return {
      zh: `领取结果：${ways.map(({ zh }) => zh).join("、")}。`,
      en: `the result is handed over: ${ways.map(({ en }) => en).join(", ")}.`,
    };
  },
};

function acceptanceStep({ supplement }: Item): Text {
  const within = supplement?.["answer-within"];
  const long = within === undefined ? undefined : sayAllowance(within);
  return {
    zh: `审查材料，作出受理或不予受理的决定；需要补正的，一次性告知全部内容${long === undefined ? "" : `，申请人在${long.zh}内答复`}。`,
    en: `the documents are checked and the application is accepted or refused; if anything is missing, one notice says all of it${long === undefined ? "" : `, and the applicant has ${long.en} to answer`}.`,
  };
}

function approvalStep(item: Item): Text {
  const branches = [...item.branches.values()].map((branch) => {
    const [department, title] = [departmentTitle(item, branch.department), branch.title];
    const notes = around(branchNotes(item, branch));
    const named =
      title.zh === department.zh
        ? { zh: "", en: "" }
        : { zh: `办理${title.zh}`, en: ` for ${title.en}` };
    return {
      zh: `${department.zh}${named.zh}${notes.zh}`,
      en: `${department.en}${named.en}${notes.en}`,
    };
  });
  const said = [sayConsultations(item), sayProcedures(item)].flatMap((one) => one ?? []);
  const advice = {
    zh: said.map(({ zh }) => `${zh}。`).join(""),
    en: said.map(({ en }) => `${capital(en)}. `).join(""),
  };
  const [only] = branches;
  const { granted, denied } = decisionWords(item.file.item.type);
  if (branches.length === 1 && only !== undefined) {
    const steps = [...item.branches.values()].flatMap((branch) =>
      branch.steps.map(({ step }) => actionKinds[step]),
    );
    return {
      zh: `${only.zh}依次${steps.map(({ zh }) => zh).join("、")}，作出${granted.zh}或${denied.zh}的决定。${advice.zh}`,
      en: `${only.en} works in turn (${steps.map(({ en }) => en).join(", ")}) and decides to grant or to deny. ${advice.en}`.trimEnd(),
    };
  }
  const join = joinStep(item);
  return {
    zh: `各部门并联审批：${branches.map(({ zh }) => zh).join("；")}。${advice.zh}${join.zh}`,
    en: `the departments work at once: ${branches.map(({ en }) => en).join("; ")}. ${advice.en}${join.en}`,
  };
}

/** How long a branch has, after which it comes, and when it is needed. */
function branchNotes(item: Item, branch: BranchDefinition): readonly Text[] {
  const { id, after, onlyWhen, firstReview } = branch;
  const within = item.limits.get(`branch:${id}`)?.within;
  const when = onlyWhen === undefined ? undefined : sayWhen(item.file, onlyWhen);
  return [
    ...(within === undefined ? [] : [sayAllowance(within)]),
    ...(after === undefined && !firstReview ? [] : [sayStart(item, branch)]),
    ...(when === undefined ? [] : [{ zh: `仅${when.zh}`, en: `only ${when.en}` }]),
    ...branch.steps.flatMap(signingNote),
  ];
}

function signingNote(step: StepDefinition): Text[] {
  const [signing, { zh, en }] = [saySigning(step), actionKinds[step.step]];
  return signing === undefined
    ? []
    : [{ zh: `${zh}由${signing.zh}`, en: `${en} signed ${signing.en}` }];
}

function joinStep(item: Item): Text {
  const { granted, denied } = decisionWords(item.file.item.type);
  const { join = "all", "once-settled": settled = "let-finish" } = item.approval ?? {};
  const rule = sayJoin(item);
  const said =
    join === "all" ? { zh: "", en: "" } : { zh: `${rule.zh}。`, en: `${capital(rule.en)}. ` };
  if (settled === "stop-others") {
    return {
      zh: `${said.zh}结果一定即作出${granted.zh}或${denied.zh}的决定。`,
      en: `${said.en}As soon as the result is certain it is decided to grant or to deny.`,
    };
  }
  return {
    zh: `${said.zh}全部办毕后作出${granted.zh}或${denied.zh}的决定。`,
    en: `${said.en}When all are done it is decided to grant or to deny.`,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether anything is handed over in the end: a consultation or a complaint is only answered. */
export function handsOver({ chart }: Item): boolean {
  return (
    Object.values(chart.states).some(({ stage }) => stage === "completion") ||
    allArrows(chart.states).some(({ kind }) => kind === "collect" || kind === "deliver")
  );
}

function plainStep(item: Item, { on = {}, states = {}, parallel }: ChartState): Text {
  const acts = Object.values(on).filter(({ by, way }) => by.length > 0 && (way?.at ?? 0) === 0);
  const inside = Object.values(states).filter(({ done }) => !done);
  const says = [
    ...acts.map((arrow) => actText(item, arrow, waysOf(arrow, Object.values(on)))),
    ...(inside.length === 0 ? [] : [insideText(item, inside, parallel)]),
  ];
  return {
    zh: `${says.map(({ zh }) => zh).join("；")}。`,
    en: `${says.map(({ en }) => en).join("; ")}.`,
  };
}

/** The ways of one action, where it leads to one of several states. */
function waysOf({ action }: ChartTransition, all: readonly ChartTransition[]) {
  return all.filter((arrow) => arrow.action === action && arrow.way !== undefined);
}

/** Where each of several ways leads: the first whose condition holds is taken. */
function waysText(item: Item, ways: readonly ChartTransition[]): Text {
  const said = ways.map(({ to = "", way }) => {
    const { zh, en } = stateAt(item.chart, to)?.title ?? { zh: to, en: to };
    if (way?.when === undefined) return { zh: `其余的到“${zh}”`, en: `else to "${en}"` };
    const when = sayWhen(item.file, way.when);
    return { zh: `${when.zh}，到“${zh}”`, en: `to "${en}" ${when.en}` };
  });
  if (said.length === 0) return { zh: "", en: "" };
  return {
    zh: `（${said.map(({ zh }) => zh).join("；")}）`,
    en: ` (${said.map(({ en }) => en).join("; ")})`,
  };
}

function actText(item: Item, arrow: ChartTransition, ways: readonly ChartTransition[]): Text {
  const roles = rolesOf(item.file);
  const who = arrow.by.map((role) => roles.get(role) ?? { zh: role, en: role });
  const title = titleOf(arrow);
  const when = arrow.when === undefined ? undefined : sayWhen(item.file, arrow.when);
  const leads = waysText(item, ways);
  return {
    zh: `${when === undefined ? "" : `${when.zh}，`}${who.map(({ zh }) => zh).join("或")}可以“${title.zh}”${leads.zh}`,
    en: `the ${who.map(({ en }) => en).join(" or ")} can "${title.en}"${when === undefined ? "" : ` ${when.en}`}${leads.en}`,
  };
}

/** What goes on inside a state, in turn or at once. */
function insideText(item: Item, inside: readonly ChartState[], parallel: true | undefined): Text {
  const parts = inside.map((state) => {
    const says = plainStep(item, state);
    return {
      zh: `${state.title.zh}（${says.zh.replace(/。$/, "")}）`,
      en: `${state.title.en} (${says.en.replace(/\.$/, "")})`,
    };
  });
  return {
    zh: `${parallel ? "同时进行" : "依次进行"}：${parts.map(({ zh }) => zh).join("、")}`,
    en: `${parallel ? "at once" : "in turn"}: ${parts.map(({ en }) => en).join(", ")}`,
  };
}

function titleOf({ title, kind, action }: ChartTransition): Text {
  const kinds: Readonly<Record<string, Text>> = actionKinds;
  return (
    title ??
    (kind === "advance" ? { zh: action, en: action } : kinds[kind]) ?? { zh: action, en: action }
  );
}

function around(notes: readonly Text[]): Text {
  if (notes.length === 0) return { zh: "", en: "" };
  return {
    zh: `（${notes.map(({ zh }) => zh).join("，")}）`,
    en: ` (${notes.map(({ en }) => en).join(", ")})`,
  };
}
