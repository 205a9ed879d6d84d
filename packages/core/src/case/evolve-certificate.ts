import type { CaseState, CertificateState } from "./case-state.js";
import { materialOfWork } from "./certificate.js";
import type { FactOf } from "./fact.js";
import type { PayloadOf } from "./payload.js";

/** A valid certificate is the document itself; any other answer leaves the document out. */
export function lookedUp(
  { certificates, materials }: CaseState,
  { effectiveOn: on, ...fact }: FactOf<"certificate-looked-up">,
): Partial<CaseState> {
  const { material, kind, library } = fact;
  const says =
    "certificate" in fact
      ? { answer: fact.answer, certificate: fact.certificate }
      : { answer: fact.answer };
  const found: CertificateState = { kind, library, on, ...says };
  const after = { certificates: { ...certificates, [material]: found } };
  if (fact.answer !== "valid") return after;
  const { number } = fact.certificate;
  return { ...after, materials: { ...materials, [material]: { name: number, on } } };
}

/** Whether the applicant has brought the document after all, and the library is left alone. */
export function isBrought({ payload }: FactOf<"action-taken">): boolean {
  return (payload as PayloadOf<"fetch-certificate">).materials.length > 0;
}

/** Asked for again, the earlier answer counts no more. */
export function askedAgain(
  { certificates, tasks }: CaseState,
  { payload }: FactOf<"action-taken">,
): Partial<CaseState> {
  const { task = "" } = payload as PayloadOf<"fetch-certificate">;
  const { [materialOfWork(tasks[task]?.work ?? "")]: _before, ...others } = certificates ?? {};
  return { certificates: others };
}
