import type { Text } from "@banjian/base";
import { decisionWords } from "../definition/decision-words.js";
import type { Basis } from "../definition/field-schemas.js";
import type { ItemFile } from "../definition/item-schema.js";
import type { Item } from "../item/item.js";

const law = (article: number): Basis => ({ law: "中华人民共和国行政许可法", article });

/** The documents that a case gives rise to (文书), with the article of the licensing law that asks for each. */
export const documentKinds = {
  "receipt-slip": {
    title: { zh: "收件凭证", en: "Receipt of an application" },
    basis: law(29),
  },
  "supplement-notice": {
    title: { zh: "补正告知书", en: "Notice of what is missing" },
    basis: law(32),
  },
  "acceptance-notice": { title: { zh: "受理通知书", en: "Notice of acceptance" }, basis: law(32) },
  "not-needed-notice": {
    title: { zh: "不受理告知书", en: "Notice that no licence is needed" },
    basis: law(32),
  },
  "acceptance-refusal": {
    title: { zh: "不予受理决定书", en: "Decision not to accept" },
    basis: law(32),
  },
  "extension-notice": {
    title: { zh: "延长期限告知书", en: "Notice of a longer time limit" },
    basis: law(42),
  },
  "procedure-notice": {
    title: { zh: "特别程序所需时间告知书", en: "Notice of the time a procedure takes" },
    basis: law(45),
  },
  "hearing-right-notice": {
    title: { zh: "听证告知书", en: "Notice of the right to a hearing" },
    basis: law(47),
  },
  "hearing-invitation": {
    title: { zh: "听证通知书", en: "Invitation to a hearing" },
    basis: law(48),
  },
  "grant-decision": {
    title: { zh: "准予行政许可决定书", en: "Decision to grant" },
    basis: law(38),
  },
  "deny-decision": {
    title: { zh: "不予行政许可决定书", en: "Decision to deny" },
    basis: law(38),
  },
  "service-record": { title: { zh: "送达回证", en: "Record of service" }, basis: law(44) },
} as const satisfies Record<string, Head>;

/** One of them. */
export type DocumentKind = keyof typeof documentKinds;

/** How a case came out, or did not come in: of these it has one that counts, the last. */
const single: ReadonlySet<string> = new Set<DocumentKind>([
  "grant-decision",
  "deny-decision",
  "acceptance-refusal",
  "not-needed-notice",
]);

/** Whether a later one of its like takes its place. */
export function isSingle(document: string): document is DocumentKind {
  return single.has(document);
}

type Head = { readonly title: Text; readonly basis: Basis };

/** What stands otherwise on the documents of items that are no licences: the licensing law does not hold for them. */
const ofOthers: { readonly [Kind in DocumentKind]?: Partial<Head> } = {
  "supplement-notice": { basis: { law: "优化营商环境条例", article: 36 } },
  "not-needed-notice": {
    title: { zh: "不受理告知书", en: "Notice that this need not be applied for" },
  },
};

/** Which of the two decisions each document tells. */
const decided: { readonly [Kind in DocumentKind]?: "granted" | "denied" } = {
  "grant-decision": "granted",
  "deny-decision": "denied",
};

/** The title of a document and the law that asks for it; for an item that is no licence often no law but its own. */
export function headOf(
  { file }: Pick<Item, "file">,
  kind: DocumentKind,
): Partial<Head> & Pick<Head, "title"> {
  const { title, basis } = documentKinds[kind];
  const head = isLicensing(file) ? { title, basis } : { title, ...ofOthers[kind] };
  return { ...head, title: decisionTitle(file, kind) ?? head.title };
}

/** A decision by the words of its type: only that on a licence is one on 行政许可, and a ruling is a ruling either way. */
function decisionTitle({ item: { type } }: ItemFile, kind: DocumentKind): Text | undefined {
  const outcome = decided[kind];
  if (outcome === undefined || type === "licence") return undefined;
  if (type === "ruling") return { zh: "行政裁决书", en: "Ruling" };
  return { zh: `${decisionWords(type)[outcome].zh}决定书`, en: documentKinds[kind].title.en };
}

/** Whether the licensing law holds for an item: a licence, or a bundle with licences in it. */
export function isLicensing({ item: { type } }: ItemFile): boolean {
  return type === "licence" || type === "bundle";
}
