import type { Text } from "@banjian/base";
import type { CaseState, CertificateState } from "../case/case-state.js";
import { type LibraryAnswer, libraryFailures } from "../case/certificate.js";
import type { FactOf } from "../case/fact.js";
import { type Item, materialTitle } from "../item/item.js";
import type { Said } from "./said.js";

/** What the certificate library answered about a document, beside the points a clerk checks it by. */
export type CertificateView = CertificateState & {
  readonly material: string;
  readonly title: Text;
  readonly review: readonly string[];
  /** The applicant has brought the document after all. */
  readonly brought: boolean;
};

/** The documents of a case that the certificate library was asked for, in the order of the item. */
export function certificateViews({ file }: Item, state: CaseState): readonly CertificateView[] {
  return file.item.materials.flatMap(({ id, title, review }) => {
    const found = state.certificates?.[id];
    if (found === undefined) return [];
    const brought = found.answer !== "valid" && Object.hasOwn(state.materials, id);
    return [{ material: id, title, review, brought, ...found }];
  });
}

/** What the library answered, in words: the number of a valid certificate, or what is wrong. */
export function sayLookedUp(
  item: Item,
  _state: CaseState,
  fact: FactOf<"certificate-looked-up">,
): Said {
  const { zh, en } = materialTitle(item, fact.material);
  const says = sayCertificate(fact);
  return {
    tone: "flow",
    what: {
      zh: `从${fact.library}查询“${zh}”：${says.zh}`,
      en: `"${en}" was looked up in ${fact.library}: ${says.en}`,
    },
  };
}

/** The number, the holder and the last day of a certificate, or why there is none that can be used. */
export function sayCertificate(said: LibraryAnswer): Text {
  if (!("certificate" in said)) return libraryFailures[said.answer];
  const { number, holder, validUntil } = said.certificate;
  const until =
    validUntil === undefined
      ? { zh: "长期有效", en: "without an end" }
      : { zh: `有效期至 ${validUntil}`, en: `valid until ${validUntil}` };
  const says = {
    zh: `${number}，${holder.name}，${until.zh}`,
    en: `${number}, ${holder.name}, ${until.en}`,
  };
  if (said.answer !== "expired") return says;
  const { expired } = libraryFailures;
  return { zh: `${says.zh}，${expired.zh}`, en: `${says.en}: ${expired.en}` };
}
