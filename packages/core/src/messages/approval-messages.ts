import { courseIn, seatsAt } from "../approval/signing.js";
import { branchFound } from "../case/evolve-correction.js";
import type { FactOf } from "../case/fact.js";
import { extensionOf } from "../case/message-keys.js";
import type { PayloadOf } from "../case/payload.js";
import { procedureResult } from "../case/procedure.js";
import { type Allowance, sayAllowance } from "../definition/allowance.js";
import { decisionWords } from "../definition/decision-words.js";
import { writeMoney } from "../definition/money.js";
import type { Item } from "../item/item.js";
import { limitTitle } from "../item/limit-of.js";
import { rolesOf } from "../item/roles.js";
import { isPhone } from "./field-shapes.js";
import {
  departmentCodeOf,
  departmentOf,
  lengthOf,
  type MadeFields,
  type MessageContext,
  midnight,
  officerOf,
  timeOf,
} from "./message-context.js";

const stages: Readonly<Record<string, readonly [code: string, title: string]>> = {
  handle: ["1", "承办"],
  review: ["2", "审核"],
  approve: ["3", "批准"],
};

/** 审批: an opinion at a step, and the decision. */
export function approvalFields(context: MessageContext): MadeFields {
  const { item, zone, fact, key } = context;
  const { branch, kind, step, payload } = fact as FactOf<"action-taken">;
  if (kind === "correct") return foundLate(context, payload as FoundLate);
  const [stage, title] = stages[step ?? kind] ?? ["3", "决定"];
  return {
    SPSJ: timeOf(fact, zone),
    SPBZH: key.number,
    SPHJDM: stage,
    SPHJMC: title,
    SPBMMC: departmentOf(item, branch),
    SPBMZZJDMD: departmentCodeOf(item, branch),
    SPRXM: officerOf(fact),
    ...postFields(context),
    SPYJ: said(item, kind, payload),
    SPHJZTDM: "2",
  };
}

type FoundLate = Extract<PayloadOf<"correct">, { what: "opinion" }>;

/** An opinion that was given on paper and recorded after the decision. */
function foundLate({ item, key, before }: MessageContext, late: FoundLate): MadeFields {
  const branch = branchFound(before, late);
  const [stage, title] = stages[late.step] ?? [];
  return {
    SPSJ: midnight(late.on),
    SPBZH: key.number,
    SPHJDM: stage,
    SPHJMC: title,
    SPBMMC: departmentOf(item, branch),
    SPBMZZJDMD: departmentCodeOf(item, branch),
    SPRXM: late.by.name ?? late.by.id,
    SPYJ: said(item, late.step, late),
    SPHJZTDM: "2",
    BZ: `补录：${late.reason}`,
  };
}

/** The post in which it was said, where the item names one alone for it. */
function postFields({ item, fact, before }: MessageContext): MadeFields {
  const { kind, branch = "", seat } = fact as FactOf<"action-taken">;
  const definition = item.branches.get(branch);
  const course = courseIn(before, branch);
  const seats = definition === undefined ? [] : seatsAt(definition, course, course.next);
  const isDecision = kind === "grant" || kind === "deny";
  const roles = isDecision
    ? item.approval?.by
    : seats.find(({ id }) => id === (seat ?? "1"))?.roles;
  const [role, ...others] = roles ?? [];
  if (role === undefined || others.length > 0) return {};
  return { SPRZWMC: rolesOf(item.file).get(role)?.zh };
}

function said({ file }: Item, kind: string, payload: Readonly<Record<string, unknown>>): string {
  const { granted, denied } = decisionWords(file.item.type);
  const { agree, opinion, note, reason } = payload as Readonly<Record<string, string | boolean>>;
  if (kind === "grant") return note ? `${granted.zh}：${note}` : granted.zh;
  if (kind === "deny") return `${denied.zh}：${reason}`;
  const word = agree === false ? "不同意" : "同意";
  return opinion ? `${word}：${opinion}` : word;
}

/** 特别程序申请: a procedure, an extension, or a suspension whose time is left out. */
export function procedureFields(context: MessageContext): MadeFields {
  const { item, zone, fact, key } = context;
  const extends_ = fact.type === "limit-extended";
  const announced = announcedLength(context);
  const [length, unit] = lengthOf(announced);
  return {
    BZ: length === undefined ? lengthInWords(announced) : undefined,
    TBCXKSRQ: fact.type === "procedure-corrected" ? midnight(fact.openedOn) : timeOf(fact, zone),
    XH: key.number,
    TBCXZL: extends_ ? "A" : "B",
    TBCXZLMC: extends_ ? "延长审批" : titleOf(context),
    TBCXPZR: approverIn(context) ?? officerOf(fact),
    TBCXPZRDH: phoneOf(item),
    TBCXQDLY: "reason" in fact ? fact.reason : "更正起止日期",
    SQNR: contentOf(context),
    TBCXSX: length,
    TBCXSXDW: unit,
  };
}

/** The authority's telephone, where it is one number or several and nothing else. */
function phoneOf({ file }: Item): string | undefined {
  const { phone = "" } = file.item.place ?? {};
  return isPhone(phone) ? phone : undefined;
}

/** Who approved a procedure that somebody else opened. An extension and a suspension are acts of whoever may approve them. */
function approverIn({ fact, after }: MessageContext): string | undefined {
  const approver = "id" in fact ? after.procedures[fact.id]?.approver : undefined;
  return approver?.name ?? approver?.id;
}

/** What is asked: which limit by how much, or what is done how long, and whether that time counts. */
function contentOf(context: MessageContext): string {
  const { item, fact, after } = context;
  const length = announcedLength(context);
  const long = length === undefined ? "" : sayAllowance(length).zh;
  if (fact.type === "limit-extended") {
    return `${limitTitle(item, fact.limit, undefined).zh}延长${long}，至 ${fact.told.due}`;
  }
  const { excludes } =
    fact.type === "procedure-opened" || fact.type === "case-suspended"
      ? fact
      : ((fact.type === "procedure-corrected" ? after.procedures[fact.id] : undefined) ?? {});
  const named = long === "" ? titleOf(context) : `${titleOf(context)}，时限${long}`;
  return excludes ? `${named}，所需时间不计入办理期限` : named;
}

/** A length for which the exchange has no unit. */
function lengthInWords(announced: Allowance | undefined): string {
  return announced === undefined ? "未告知所需时限" : `所需时限${sayAllowance(announced).zh}`;
}

function announcedLength({ item, fact, after }: MessageContext): Allowance | undefined {
  if (fact.type === "limit-extended") return fact.added;
  if (fact.type === "case-suspended") return item.file.suspension.within;
  if (fact.type === "procedure-opened") return fact.length;
  return fact.type === "procedure-corrected" ? after.procedures[fact.id]?.length : undefined;
}

function titleOf({ item, fact, after }: MessageContext): string {
  if (fact.type !== "procedure-opened" && fact.type !== "procedure-corrected") return "中止";
  const { procedure = "" } = after.procedures[fact.id] ?? {};
  return item.procedures.get(procedure)?.title.zh ?? procedure;
}

/** 特别程序结果: how it came out, and on which day. */
export function procedureResultFields({ zone, fact, key, after }: MessageContext): MadeFields {
  const closedOn = "id" in fact ? after.procedures[String(fact.id)]?.closedOn : undefined;
  const isCorrection = fact.type === "procedure-corrected";
  const { fen } = ("id" in fact ? after.procedures[String(fact.id)] : undefined) ?? {};
  return {
    TBCXJSRQ: isCorrection && closedOn ? midnight(closedOn) : timeOf(fact, zone),
    XH: key.number,
    TBCXJG: resultOf(fact, after),
    JGCSRQ: (isCorrection ? closedOn : undefined) ?? fact.effectiveOn,
    TBCXSFJE: fen === undefined ? undefined : writeMoney(fen),
    JEDWDM: fen === undefined ? undefined : "CNY",
    BZ:
      fact.type === "limit-corrected"
        ? `第 ${extensionOf(key.number ?? "")?.number} 次延长`
        : undefined,
  };
}

function resultOf(fact: MessageContext["fact"], { procedures }: MessageContext["after"]): string {
  switch (fact.type) {
    case "procedure-closed":
      return procedureResult(fact.result).zh;
    case "procedure-corrected":
      return procedureResult(procedures[fact.id]?.result ?? "更正起止日期").zh;
    case "limit-corrected":
      return "撤销延长";
    case "case-resumed":
      return `恢复办理：${fact.reason}`;
    default:
      return "同意延长";
  }
}
