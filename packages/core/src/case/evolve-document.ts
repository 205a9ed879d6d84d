import type { CaseState, IssuedDocument } from "./case-state.js";
import type { FactOf } from "./fact.js";

type Issued = Partial<CaseState>;

/** The case with one more document issued. */
export function withDocument(state: CaseState, document: IssuedDocument): Issued {
  return { issued: [...state.issued, document] };
}

/** The document that a member's certificate is in the case of its bundle. */
export function memberCertificate(branch: string): string {
  return `certificate:${branch}`;
}

/** A decision that a person has made is a document; what silence decided is issued by a person later (TL8). */
export function decided(
  state: CaseState,
  { milestone, deemed, effectiveOn: on }: FactOf<"milestone-reached">,
): Issued {
  if (deemed || (milestone !== "granted" && milestone !== "denied")) return {};
  return withDocument(state, { document: "decision", on });
}

/**
 * The written refusal of acceptance, where there is one: that nothing need be applied for, or that it is not accepted. It follows
 * from the refusal itself, so that it stands among what was issued only once it has been corrected.
 */
export function refusalIn({
  status,
  milestones,
  letters = [],
}: Pick<CaseState, "status" | "milestones" | "letters">):
  | "acceptance-refusal"
  | "not-needed-notice"
  | undefined {
  // A case that was taken up again and accepted is refused no more.
  if (status === "open" || milestones.acceptance !== undefined) return undefined;
  if (milestones.refusal === undefined) return undefined;
  const isNotNeeded = letters.some(({ kind }) => kind === "not-needed-notice");
  return isNotNeeded ? "not-needed-notice" : "acceptance-refusal";
}

/** The document as it stands: the latest of its name. */
export function standingDocument(
  { issued }: Pick<CaseState, "issued">,
  document: string,
): IssuedDocument | undefined {
  return issued.findLast((one) => one.document === document);
}

/** Another takes the place of the one that stands, which stays on record. */
export function correctDocument(
  state: CaseState,
  { document, number, text, effectiveOn: on }: FactOf<"document-corrected">,
): Issued {
  const before = standingDocument(state, document);
  const kept = number ?? before?.number;
  const validUntil = before?.validUntil;
  const issued = state.issued.map((one) =>
    one === before ? { ...one, superseded: true as const } : one,
  );
  return {
    issued: [
      ...issued,
      {
        document,
        ...(kept === undefined ? {} : { number: kept }),
        on,
        ...(validUntil === undefined ? {} : { validUntil }),
        correction: text,
      },
    ],
    ...(document === "certificate" && number !== undefined && state.completion !== undefined
      ? { completion: { ...state.completion, number } }
      : {}),
  };
}
