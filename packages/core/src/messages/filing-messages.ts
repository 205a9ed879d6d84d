import { isCreditCode } from "../case/check-digits.js";
import type { FactOf } from "../case/fact.js";
import { identifierKindOf } from "../case/identifier-kinds.js";
import type { PayloadOf } from "../case/payload.js";
import type { Applicant } from "../case/person.js";
import { type Allowance, sayAllowance } from "../definition/allowance.js";
import type { Item } from "../item/item.js";
import { isPhone } from "./field-shapes.js";
import {
  departmentCodeOf,
  departmentOf,
  divisionOf,
  joined,
  lengthOf,
  type MadeFields,
  type MessageContext,
  midnight,
  officerOf,
  placeOf,
  textOf,
  timeOf,
} from "./message-context.js";
import { messageFields } from "./message-fields.js";

const applicantKinds: { readonly [Kind in Applicant["kind"]]: string } = {
  person: "1",
  "legal-person": "2",
  institution: "3",
  organisation: "4",
  authority: "5",
  other: "6",
};

/** Whom a credit code is given to, by its first two characters (GB 32100, table 1); any other says nothing. */
const codeKinds: Readonly<Record<string, Applicant["kind"]>> = {
  ...{ "11": "authority", "12": "institution", "13": "organisation" },
  ...{ "51": "organisation", "52": "organisation", "53": "organisation" },
  ...{ "91": "legal-person", "92": "other", "93": "legal-person" },
};

// A host that knows no more says "legal-person" of whatever is no person: the credit code knows more.
function kindOf({ kind, id }: Applicant): string {
  const isVague = kind === "legal-person" || kind === "other";
  const known = isVague && isCreditCode(id) ? codeKinds[id.slice(0, 2)] : undefined;
  return applicantKinds[known ?? kind];
}

/** Fields of a form with these names go into the messages. */
const fromForm: Readonly<Record<string, string>> = {
  "applicant-phone": "SQRDH",
  "contact-name": "LXRXM",
  "contact-id": "LXRSFZJHM",
  "contact-phone": "LXRSJ",
  "contact-email": "LXRYX",
  project: "SBXMMC",
  "project-number": "XMHGCBH",
  "project-document": "LXWH",
  "earlier-application": "YSBLSH",
};

/** Those of them that the acceptance says as well, under names of its own. */
const again: Readonly<Record<string, string>> = {
  project: "XMMC",
  "project-number": "XMHGCBH",
  "project-document": "LXWH",
};

function fieldsFrom(
  names: Readonly<Record<string, string>>,
  { form }: MessageContext["after"],
): MadeFields {
  const filled = Object.entries(names).map(([name, field]) => {
    const said = textOf(form[name]);
    // Whatever somebody wrote in place of a number reaches nobody.
    const isLost = messageFields[field]?.holds === "phone" && said !== undefined && !isPhone(said);
    return [field, isLost ? undefined : said];
  });
  return Object.fromEntries(filled) as MadeFields;
}

/** 申办: when it is received, and again when it is amended or its day of receipt is put right. */
export function applicationFields({
  item,
  zone,
  fact,
  after,
  numbersOf,
}: MessageContext): MadeFields {
  const { applicant, channel, materials, milestones } = after;
  const fields = fieldsFrom(fromForm, after);
  const contact = identifierKindOf(fields.LXRSFZJHM ?? "");
  const kind = identifierKindOf(applicant.id);
  const [received] = milestones.receipt ?? [];
  const { parent } = item.file.item;
  const isFirst = fact.type === "milestone-reached" || received === undefined;
  return {
    ...fields,
    SBSJ: isFirst ? timeOf(fact, zone) : midnight(received),
    SXMC: item.title.zh,
    FSXBM: parent?.code,
    FSXMC: parent?.title.zh,
    SQRLX: kindOf(applicant),
    SQRMC: applicant.name,
    SQRZJLX: kind,
    SQRZJHM: kind === undefined ? undefined : applicant.id,
    LXRZJLX: contact,
    SBCLQD: joined(Object.values(materials).map(({ name }) => name)),
    TJFS: channel === "window" ? "0" : "1",
    SBHZH: numbersOf?.(after.id).application ?? after.id,
    SBJTWD: channel === "window" ? placeOf(item) : undefined,
  };
}

/** 网上预受理: each answer of the window is one. */
export function preAcceptanceFields({ item, zone, fact, after }: MessageContext): MadeFields {
  const says = answerIn(fact);
  const result = { passed: "1", failed: "2", "needs-supplement": "3" }[says.result];
  return {
    YSLSJ: timeOf(fact, zone),
    YSLBMMC: departmentOf(item),
    YSLBMZZJGDM: departmentCodeOf(item),
    BLRXM: officerOf(fact),
    BLRGH: fact.by?.id,
    YSLZTDM: result,
    BSLYY: says.result === "failed" ? says.reason : undefined,
    YSLJTDD: placeOf(item),
    BJBZSM: says.result === "needs-supplement" ? demandText(after, says.reason) : undefined,
  };
}

// A refusal that was corrected as a document refuses still.
function answerIn(fact: MessageContext["fact"]): PayloadOf<"pre-accept"> {
  if (fact.type === "document-corrected") return { result: "failed", reason: fact.text };
  return (fact as FactOf<"action-taken">).payload as PayloadOf<"pre-accept">;
}

function demandText({ notices }: MessageContext["after"], reason: string): string {
  const missing = notices.at(-1)?.missing ?? [];
  return missing.length === 0 ? reason : `${reason}（${missing.join("、")}）`;
}

/** 受理: accepted by a person or by silence, or refused at the window. */
export function acceptanceFields(context: MessageContext): MadeFields {
  const { item, zone, fact, after, numbersOf } = context;
  const refusal = refusalOf(fact);
  const isDeemed = isBySilence(context);
  const within = (item.limits.get("promised") ?? item.limits.get("statutory"))?.within;
  const [length, unit] = lengthOf(within);
  const accepted = refusal === undefined;
  const place = isDeemed ? undefined : placeOf(item);
  return {
    ...fieldsFrom(again, after),
    SLSJ: fact.type === "milestone-corrected" ? midnight(fact.on) : timeOf(fact, zone),
    SLBMMC: departmentOf(item),
    SLBMZZJDDM: departmentCodeOf(item),
    // Silence is nobody's decision.
    BLRXM: isDeemed ? undefined : officerOf(fact),
    BLRGH: isDeemed ? undefined : fact.by?.id,
    BZ: remarksOn(context, accepted && length === undefined ? limitInWords(within) : undefined),
    SLZTDM: accepted ? "1" : "2",
    BSLYY: refusal?.reason,
    SLHZH: accepted ? (numbersOf?.(after.id).business ?? after.id) : undefined,
    SPSXMC: item.title.zh,
    GXDXZQHDM: divisionOf(context),
    CXMM: after.queryCode,
    GDSF: chargesOf(item),
    SLJTDD: place,
    GDBLSX: accepted ? length : undefined,
    GDBLSXDW: accepted ? unit : undefined,
    SQDWHSQRXM: after.applicant.name,
    DLRXM: after.agents?.at(-1)?.name,
    SLZLQD: joined(Object.values(after.materials).map(({ name }) => name)),
    TJFS: after.channel === "window" ? "0" : "1",
  };
}

/** Why it was refused, as its document says now. */
function refusalOf(fact: MessageContext["fact"]): { readonly reason: string } | undefined {
  if (fact.type === "document-corrected") return { reason: fact.text };
  return fact.type === "action-taken"
    ? (fact.payload as PayloadOf<"refuse-acceptance">)
    : undefined;
}

function isBySilence({ fact, after }: MessageContext): boolean {
  if (fact.type === "milestone-corrected") return after.deemed.includes("deemed-accepted");
  return fact.type === "milestone-reached" && fact.deemed === true;
}

function remarksOn(context: MessageContext, limit: string | undefined): string | undefined {
  const remarks = [remarkOn(context), limit].filter((one) => one !== undefined);
  return remarks.length === 0 ? undefined : remarks.join("；");
}

function remarkOn(context: MessageContext): string | undefined {
  if (isBySilence(context)) return "逾期未一次告知，视为受理";
  const remarks = { "milestone-corrected": "更正受理日", "document-corrected": "更正文书" };
  return (remarks as { readonly [Type in string]?: string })[context.fact.type];
}

/** A limit for which the exchange has no unit. */
function limitInWords(within: Allowance | undefined): string {
  return within === undefined ? "未规定办理时限" : `办理时限${sayAllowance(within).zh}`;
}

/** What is charged, as the item announces it. */
function chargesOf({ file }: Item): string | undefined {
  const { free, fees } = file.item;
  if (free) return "不收费";
  if (fees.length === 0) return undefined;
  return joined(fees.map(({ title, standard }) => `${title.zh}：${standard}`));
}

/** 补交告知: the one notice, with everything it demands. */
export function supplementNoticeFields({ item, zone, fact }: MessageContext): MadeFields {
  const { demands } = fact as FactOf<"notice-sent">;
  return {
    BZGZSJ: timeOf(fact, zone),
    BZGZFCRXM: officerOf(fact),
    BZGZYY: joined([...new Set(demands.map(({ reason }) => reason))]),
    BZCLQD: joined(titlesOf(item, [...new Set(demands.map(({ material }) => material))])),
  };
}

/** 补交受理: the last of what was demanded has come; or nothing is awaited, because the notice was recorded by mistake. */
export function supplementReceivedFields({ item, zone, fact, before }: MessageContext): MadeFields {
  if (fact.type === "action-taken") {
    const { reason } = fact.payload as Extract<PayloadOf<"correct">, { what: "notice" }>;
    return {
      BZSJ: timeOf(fact, zone),
      BZSLBLRXM: officerOf(fact),
      BZ: `补正告知登记有误，撤回：${reason}`,
      BZSLJTDD: placeOf(item),
      BZCLQD: joined([]),
    };
  }
  const demands = before.notices.at(-1)?.demands ?? [];
  const isApplicants =
    fact.by?.id === before.applicant.id || fact.by?.onBehalfOf?.id === before.applicant.id;
  return {
    BZSJ: timeOf(fact, zone),
    BZSLBLRXM: isApplicants ? undefined : officerOf(fact),
    BZ: isApplicants ? "申请人网上补交" : undefined,
    BZSLJTDD: isApplicants ? undefined : placeOf(item),
    BZCLQD: joined(titlesOf(item, [...new Set(demands.map(({ material }) => material))])),
  };
}

function titlesOf(item: MessageContext["item"], ids: readonly string[]): readonly string[] {
  const titles = new Map(item.file.item.materials.map(({ id, title }) => [id, title.zh]));
  return ids.map((id) => titles.get(id) ?? id);
}
