import type { Text } from "@banjian/base";
import type { FactOf } from "../case/fact.js";
import { type ServiceWay, serviceWays } from "../case/service.js";
import { headOf } from "./document-kinds.js";
import type { FactAt, SaidDocument } from "./said-document.js";

type Served = FactOf<"notice-served"> | FactOf<"letter-made">;

/** The record of service (送达回证) of a notice that has come: which, its number, to whom, on which day, how and by what proof. */
export function recordOf(at: FactAt): SaidDocument | undefined {
  const fact = at.facts[at.index] as Served;
  const { way } = fact;
  if (way === undefined || (fact.type === "letter-made" && !fact.served)) return undefined;
  return {
    kind: "service-record",
    basis: [],
    about: noticeOf(at, fact),
    says: () => textOf(at, fact, way),
  };
}

function textOf(at: FactAt, fact: Served, way: ServiceWay): Text[] {
  const { effectiveOn: on } = fact;
  const [notice, how] = [noticeOf(at, fact), serviceWays[way]];
  const proof = fact.type === "notice-served" ? fact.proof : undefined;
  return [
    {
      zh: `${notice.zh}于 ${on} 送达，方式：${how.zh}。`,
      en: `${notice.en} was served on ${on}, ${how.en}.`,
    },
    ...(proof === undefined ? [] : [{ zh: `凭据：${proof}。`, en: `Proof: ${proof}.` }]),
  ];
}

function noticeOf({ item, caseId, facts }: FactAt, fact: Served): Text {
  const id = typeof fact.letter === "object" ? fact.letter.id : fact.letter;
  const made = facts.find((one) => one.type === "letter-made" && one.letter.id === id);
  if (made?.type !== "letter-made")
    return { zh: "补正告知书", en: "The notice of what is missing" };
  const { kind, of, to } = made.letter;
  const { zh, en } = headOf(item, kind).title;
  const [opened] = facts;
  const applicant = opened?.type === "case-opened" ? opened.applicant.name : "";
  const whose = to === undefined ? applicant : (to.name ?? to.id);
  return {
    zh: `${zh}（编号 ${caseId}-${of}，受送达人 ${whose}）`,
    en: `${en} (No. ${caseId}-${of}, for ${whose})`,
  };
}
