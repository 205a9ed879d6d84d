import type { FactOf } from "../case/fact.js";
import type { PayloadOf } from "../case/payload.js";
import { identifierKindOf } from "./identifier-kinds.js";
import {
  departmentCodeOf,
  departmentOf,
  joined,
  lengthOf,
  type MadeFields,
  type MessageContext,
  midnight,
  officerOf,
  timeOf,
} from "./message-context.js";

const applicantKinds = { person: "1", "legal-person": "2", other: "6" } as const;

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
};

/** 申办: when it is received, and again when it is amended or its day of receipt is put right. */
export function applicationFields({
  item,
  zone,
  fact,
  after,
  numbersOf,
}: MessageContext): MadeFields {
  const { applicant, channel, form, materials, milestones } = after;
  const filled = Object.entries(fromForm).map(([name, field]) => [field, textOf(form[name])]);
  const fields = Object.fromEntries(filled) as MadeFields;
  const contact = identifierKindOf(fields.LXRSFZJHM ?? "");
  const kind = identifierKindOf(applicant.id);
  const [received] = milestones.receipt ?? [];
  const isFirst = fact.type === "milestone-reached" || received === undefined;
  return {
    ...fields,
    SBSJ: isFirst ? timeOf(fact, zone) : midnight(received),
    SXMC: item.title.zh,
    SQRLX: applicantKinds[applicant.kind],
    SQRMC: applicant.name,
    SQRZJLX: kind,
    SQRZJHM: kind === undefined ? undefined : applicant.id,
    LXRZJLX: contact,
    SBCLQD: joined(Object.values(materials).map(({ name }) => name)),
    TJFS: channel === "window" ? "0" : "1",
    SBHZH: numbersOf?.(after.id).application ?? after.id,
  };
}

function textOf(value: unknown): string | undefined {
  return value === undefined || value === "" ? undefined : String(value);
}

/** 网上预受理: each answer of the window is one. */
export function preAcceptanceFields({ item, zone, fact, after }: MessageContext): MadeFields {
  const { payload } = fact as FactOf<"action-taken">;
  const says = payload as PayloadOf<"pre-accept">;
  const result = { passed: "1", failed: "2", "needs-supplement": "3" }[says.result];
  return {
    YSLSJ: timeOf(fact, zone),
    YSLBMMC: departmentOf(item),
    YSLBMZZJGDM: departmentCodeOf(item),
    BLRXM: officerOf(fact),
    BLRGH: fact.by?.id,
    YSLZTDM: result,
    BSLYY: says.result === "failed" ? says.reason : undefined,
    BJBZSM: says.result === "needs-supplement" ? demandText(after, says.reason) : undefined,
  };
}

function demandText({ notices }: MessageContext["after"], reason: string): string {
  const missing = notices.at(-1)?.missing ?? [];
  return missing.length === 0 ? reason : `${reason}（${missing.join("、")}）`;
}

/** 受理: accepted by a person or by silence, or refused at the window. */
export function acceptanceFields(context: MessageContext): MadeFields {
  const { item, zone, fact, after, numbersOf } = context;
  const refusal =
    fact.type === "action-taken" ? (fact.payload as PayloadOf<"refuse-acceptance">) : undefined;
  const isDeemed =
    fact.type === "milestone-corrected" || (fact.type === "milestone-reached" && fact.deemed);
  const [length, unit] = lengthOf(
    (item.limits.get("promised") ?? item.limits.get("statutory"))?.within,
  );
  const accepted = refusal === undefined;
  return {
    SLSJ: fact.type === "milestone-corrected" ? midnight(fact.on) : timeOf(fact, zone),
    SLBMMC: departmentOf(item),
    SLBMZZJDDM: departmentCodeOf(item),
    // Silence is nobody's decision.
    BLRXM: isDeemed ? undefined : officerOf(fact),
    BLRGH: isDeemed ? undefined : fact.by?.id,
    BZ: isDeemed ? "逾期未一次告知，视为受理" : undefined,
    SLZTDM: accepted ? "1" : "2",
    BSLYY: refusal?.reason,
    SLHZH: accepted ? (numbersOf?.(after.id).business ?? after.id) : undefined,
    SPSXMC: item.title.zh,
    GDBLSX: accepted ? length : undefined,
    GDBLSXDW: accepted ? unit : undefined,
    SQDWHSQRXM: after.applicant.name,
    DLRXM: after.agents?.at(-1)?.name,
    SLZLQD: joined(Object.values(after.materials).map(({ name }) => name)),
    TJFS: after.channel === "window" ? "0" : "1",
  };
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

/** 补交受理: the last of what was demanded has come. */
export function supplementReceivedFields({ item, zone, fact, before }: MessageContext): MadeFields {
  const demands = before.notices.at(-1)?.demands ?? [];
  const isApplicants =
    fact.by?.id === before.applicant.id || fact.by?.onBehalfOf?.id === before.applicant.id;
  return {
    BZSJ: timeOf(fact, zone),
    BZSLBLRXM: isApplicants ? undefined : officerOf(fact),
    BZ: isApplicants ? "申请人网上补交" : undefined,
    BZCLQD: joined(titlesOf(item, [...new Set(demands.map(({ material }) => material))])),
  };
}

function titlesOf(item: MessageContext["item"], ids: readonly string[]): readonly string[] {
  const titles = new Map(item.file.item.materials.map(({ id, title }) => [id, title.zh]));
  return ids.map((id) => titles.get(id) ?? id);
}
