import type { Text } from "@banjian/base";
import type { LocalDate } from "@banjian/calendar";
import type { Fact } from "../case/fact.js";
import type { PersonRef } from "../case/person.js";
import { isInForce } from "../definition/basis-on.js";
import { sayBasis } from "../definition/basis-text.js";
import type { Basis } from "../definition/field-schemas.js";
import type { Item } from "../item/item.js";
import { type DocumentKind, headOf, isSingle } from "./document-kinds.js";
import type { SaidDocument } from "./said-document.js";
import { saidIn } from "./say-document.js";
import { undoneExtensions } from "./undone-extension.js";

/** A document that follows from a fact of a case: what it says, when and by which law. The same facts give the same document. */
export type CaseDocument = {
  readonly kind: DocumentKind;
  readonly title: Text;
  /** Of a record of service: which paper it proves the service of. */
  readonly about?: Text;
  /** The number of the case and that of the fact: never used twice. */
  readonly number: string;
  readonly on: LocalDate;
  readonly caseId: string;
  readonly item: Text;
  /** To whom it is addressed, as filed: text, never markup. */
  readonly to: string;
  readonly issuer: Text;
  readonly basis: readonly Text[];
  readonly says: readonly Text[];
  /** What it followed from was taken back, or another took its place. */
  readonly superseded?: true;
};

/** The documents of a case in the order of its facts. What silence decided gives none: a person issues it, and that is a fact. */
export function documentsOf(item: Item, id: string, facts: readonly Fact[]): CaseDocument[] {
  const [opened] = facts;
  if (opened?.type !== "case-opened") return [];
  const undone = undoneExtensions(facts);
  const documents = facts.flatMap((fact, index): CaseDocument[] => {
    const said = saidIn({ item, caseId: id, facts, index });
    if (said === undefined) return [];
    const { title, basis } = headOf(item, said.kind);
    return [
      {
        kind: said.kind,
        title,
        ...(said.about === undefined ? {} : { about: said.about }),
        number: `${id}-${index + 1}`,
        on: fact.effectiveOn,
        caseId: id,
        item: item.title,
        to: recipientsOf(facts, index) ?? opened.applicant.name,
        issuer: item.file.item.authority.name,
        basis: basesOf(said, basis, ownBases(item, fact.effectiveOn)).map(sayBasis),
        says: said.says(),
        ...(undone.has(index) ? { superseded: true } : {}),
      },
    ];
  });
  return documents.map((one, index) =>
    isReplaced(one, documents.slice(index + 1)) ? { ...one, superseded: true } : one,
  );
}

/** To whom a document of a hearing goes: every party; the others go to the applicant. */
function recipientsOf(facts: readonly Fact[], index: number): string | undefined {
  const fact = facts[index];
  const parties = fact?.type === "right-notified" ? fact.right.parties : invitedTo(facts, fact);
  return parties.length === 0 ? undefined : parties.map(({ id, name = id }) => name).join("、");
}

function invitedTo(facts: readonly Fact[], fact: Fact | undefined): readonly PersonRef[] {
  if (fact?.type !== "hearing-invited") return [];
  const opened = facts.find((one) => one.type === "procedure-opened" && one.id === fact.id);
  if (opened?.type !== "procedure-opened") return [];
  const branches = [opened.branch, ...(opened.shared ?? [])];
  const told = facts.flatMap((one) =>
    one.type === "right-notified" &&
    one.right.procedure === opened.procedure &&
    branches.includes(one.right.branch)
      ? one.right.parties
      : [],
  );
  return [...new Map(told.map((one) => [one.id, one])).values()];
}

/** The law that asks for the document, and that of what it is about. A record of service says that something came, and by no law. */
function basesOf(
  { kind, basis: own }: SaidDocument,
  ofKind: Basis | undefined,
  ofItem: readonly Basis[],
): readonly Basis[] {
  if (kind === "service-record" && own !== undefined) return own;
  return [...(ofKind === undefined ? [] : [ofKind]), ...(own ?? ofItem)];
}

function ownBases({ file }: Item, on: LocalDate) {
  return file.item.basis.filter((one) => isInForce([one], on));
}

function isReplaced({ kind }: CaseDocument, later: readonly CaseDocument[]): boolean {
  return isSingle(kind) && later.some((one) => isSingle(one.kind));
}
