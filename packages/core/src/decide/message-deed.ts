import type { Text } from "@banjian/base";
import type { LocalDate } from "@banjian/calendar";
import { courseIn } from "../approval/signing.js";
import type { CaseState } from "../case/case-state.js";
import type { ReceivedPast } from "../case/message-past.js";
import type { StepKind } from "../definition/action-kind.js";
import type { BranchDefinition, Item } from "../item/item.js";
import type { ProcessMessage } from "../messages/process-message.js";
import type { Action } from "./action.js";

/** A message that is the next, and the branch and the case it is about. */
export type Told = {
  readonly item: Item;
  readonly state: CaseState;
  readonly branch: BranchDefinition;
  readonly message: ProcessMessage;
  readonly past: ReceivedPast | undefined;
  /** Something was done on the word of an earlier version of it. */
  readonly again: boolean;
  /** The day on which it happened there. */
  readonly on: LocalDate;
};

/** What a message asks for in the case, by name and payload; nothing where it is only noted; or why it cannot be. */
export type MessageDeed = readonly Pick<Action, "action" | "payload">[] | { readonly not: Text };

/** What a message comes to: what its department would have done here itself. */
export function deedOf(told: Told): MessageDeed {
  const { kind, fields } = told.message;
  switch (kind) {
    case "acceptance":
      return fields.SLZTDM === "2" ? refusing(told, fields.BSLYY) : [];
    case "approval":
      return approvalDeed(told);
    case "supplement-notice":
      return told.again ? tooLate : returnDeed(told);
    case "supplement-received":
      return answerDeed(told);
    case "special-procedure":
      return procedureDeed(told);
    case "special-procedure-result":
      return resultDeed(told);
    case "completion":
      return completionDeed(told);
    default:
      return [];
  }
}

const tooLate = {
  not: {
    zh: "已据以前的版本办理，不能由消息更正",
    en: "something was done on the word of an earlier version, and no message can correct that",
  },
};

const stages: Readonly<Record<string, StepKind>> = { "1": "handle", "2": "review", "3": "approve" };

// A stage that the item does not know is the other system's own affair.
function approvalDeed(told: Told): MessageDeed {
  const { state, branch, message, past, again } = told;
  const { SPHJDM = "", SPHJZTDM, SPYJ = "" } = message.fields;
  const step = stages[SPHJDM];
  const at = branch.steps.findIndex((one) => one.step === step);
  if (SPHJZTDM === "1" || step === undefined || at < 0) return [];
  const agree = agreement(SPYJ);
  if (agree === undefined) {
    return {
      not: {
        zh: `意见“${SPYJ.slice(0, 40)}”未写明同意还是不同意`,
        en: `the opinion "${SPYJ.slice(0, 40)}" says neither 同意 nor 不同意 at its beginning`,
      },
    };
  }
  const { next } = courseIn(state, branch.id);
  const opinion = { action: step, payload: { agree, opinion: SPYJ } };
  if (again) {
    const last = past?.acts.at(-1) === `approval/${message.fields.SPBZH}`;
    return last && next === at + 1 ? [{ action: "recall", payload: recalled }, opinion] : tooLate;
  }
  if (next > at) return { not: { zh: "该步骤已办", en: "that step has been taken" } };
  return [opinion];
}

const recalled = { reason: "对方系统更正" };

// How opinions begin in the exchange: what begins otherwise is for a person to read.
function agreement(opinion: string): boolean | undefined {
  if (/^\s*(不同意|不予|不批准|不通过|不准予|退回)/.test(opinion)) return false;
  return /^\s*(同意|准予|批准|通过|符合)/.test(opinion) ? true : undefined;
}

function refusing({ state, branch }: Told, reason = ""): MessageDeed {
  const step = branch.steps[courseIn(state, branch.id).next]?.step;
  return step === undefined ? [] : [{ action: step, payload: { agree: false, opinion: reason } }];
}

/** The one step that is left is taken by the end that the other system reached. */
function completionDeed(told: Told): MessageDeed {
  const { state, branch, message } = told;
  const { BJJGDM = "", BJJGMS = "", ZFHTHYY = BJJGMS } = message.fields;
  const { result, next } = state.branches[branch.id] ?? { next: 0 };
  const agree = BJJGDM === "0";
  if (result !== undefined) {
    const agreed = result === "agreed" || result === "deemed-agreed";
    if (agree === agreed || !["0", "1"].includes(BJJGDM)) return [];
    return { not: { zh: "办结结果与意见相反", en: "it says the opposite of the opinions" } };
  }
  if (!agree) return refusing(told, ZFHTHYY);
  const [left, ...more] = branch.steps.slice(next);
  if (left === undefined || more.length > 0) {
    return { not: { zh: "尚有步骤没有意见", en: "steps before it have no opinion" } };
  }
  return [{ action: left.step, payload: { agree, opinion: BJJGMS } }];
}

function returnDeed({ item, message }: Told): MessageDeed {
  const { BZGZYY: reason, BZCLQD: list = "" } = message.fields;
  const known = item.file.item.materials;
  const named = listed(list);
  const found = named.map((name) => known.find(({ id, title }) => isCalled(name, id, title)));
  const unknown = named.filter((_, at) => found[at] === undefined);
  if (unknown.length > 0) {
    return {
      not: {
        zh: `本事项没有材料：${unknown.join("、")}`,
        en: `the item has no such documents: ${unknown.join(", ")}`,
      },
    };
  }
  const materials = found.flatMap((one) => one?.id ?? []);
  const asked = materials.length === 0 ? {} : { materials };
  return [{ action: "return", payload: { to: "window", reason, ...asked } }];
}

// Where our window has answered, theirs has nothing to add.
function answerDeed({ state, branch, message }: Told): MessageDeed {
  if (state.branches[branch.id]?.returnedOn === undefined) return [];
  const answer = message.fields.BZCLQD;
  return [{ action: "answer-return", payload: { answer } }];
}

const units: Readonly<Record<string, string>> = {
  G: "business-days",
  Z: "calendar-days",
  H: "hours",
};

function procedureDeed(told: Told): MessageDeed {
  const { item, state, message, past, again, on } = told;
  const {
    TBCXZL,
    TBCXZLMC = "",
    TBCXQDLY: reason,
    TBCXSX,
    TBCXSXDW = "",
    XH = "",
  } = message.fields;
  if (again) {
    const procedure = past?.procedures[XH];
    if (procedure === undefined) return tooLate;
    // What else a version says anew is for the record.
    if (state.procedures[procedure]?.openedOn === on) return [];
    return [{ action: "correct", payload: { what: "exclusion", procedure, openedOn: on, reason } }];
  }
  if (TBCXZL === "A") {
    return {
      not: {
        zh: "分支的期限由事项规定，不由消息延长",
        en: "the time of a branch is the item's own, and no message lengthens it",
      },
    };
  }
  const found = [...item.procedures].find(([id, { title }]) => isCalled(TBCXZLMC, id, title));
  if (found === undefined) {
    return {
      not: {
        zh: `本事项没有特别程序“${TBCXZLMC}”`,
        en: `the item has no special procedure "${TBCXZLMC}"`,
      },
    };
  }
  const length = TBCXSX === undefined ? {} : { length: `${TBCXSX} ${units[TBCXSXDW]}` };
  return [{ action: "open-procedure", payload: { procedure: found[0], reason, ...length } }];
}

function resultDeed({ state, message, past, again, on }: Told): MessageDeed {
  const { XH = "", TBCXJG: result = "" } = message.fields;
  const procedure = past?.procedures[XH];
  // An extension has no result of its own.
  if (procedure === undefined) return [];
  if (again) {
    if (state.procedures[procedure]?.closedOn === on) return [];
    const corrected = { what: "exclusion", procedure, closedOn: on, reason: result };
    return [{ action: "correct", payload: corrected }];
  }
  return [{ action: "close-procedure", payload: { id: procedure, result } }];
}

/** The parts of a field that holds several; 无 is none. */
function listed(text: string): string[] {
  const parts = text.split(/[;；]/).map((one) => one.trim());
  return parts.filter((one) => one !== "" && one !== "无");
}

function isCalled(name: string, id: string, title: Text): boolean {
  return [id, title.zh, title.en].includes(name.trim());
}
