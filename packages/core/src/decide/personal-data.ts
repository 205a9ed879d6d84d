import type { Text } from "@banjian/base";
import { isCitizenNumber } from "../case/check-digits.js";
import type { Applicant } from "../case/person.js";

/** What in a text that everybody will read says who the applicant is: a citizen's number, a mobile number, the applicant's own number or name. */
export function personalDataIn(text: string, { id, name }: Applicant): Text | undefined {
  // Full-width digits, and blanks or hyphens between them, hide nothing from a reader.
  const plain = text.normalize("NFKC").toUpperCase();
  const joined = plain.replaceAll(/[\s-]+/g, "");
  // Less than that stands in too many other words.
  const has = (part: string, least: number) => {
    const sought = part
      .normalize("NFKC")
      .toUpperCase()
      .replaceAll(/[\s-]+/g, "");
    return [...sought].length >= least && joined.includes(sought);
  };
  if ([plain, joined].some(hasCitizenNumber)) return kinds.citizenNumber;
  if ([plain, joined].some(hasMobileNumber)) return kinds.mobileNumber;
  if (has(id, 6)) return kinds.applicantNumber;
  return has(name, 2) ? kinds.applicantName : undefined;
}

function hasCitizenNumber(text: string): boolean {
  return (text.match(/(?<!\d)\d{17}[\dX](?!\d)/g) ?? []).some((one) => isCitizenNumber(one));
}

function hasMobileNumber(text: string): boolean {
  return /(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)/.test(text);
}

const kinds = {
  citizenNumber: { zh: "公民身份号码", en: "a citizen's number" },
  mobileNumber: { zh: "手机号码", en: "a mobile number" },
  applicantNumber: { zh: "申请人的证件号码", en: "the applicant's number" },
  applicantName: { zh: "申请人的姓名或名称", en: "the applicant's name" },
} as const satisfies Record<string, Text>;
