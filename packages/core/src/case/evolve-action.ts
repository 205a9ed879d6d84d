import type { FormValue } from "../definition/field-schemas.js";
import { personRef } from "./actor-ref.js";
import type { CaseState, MaterialState } from "./case-state.js";
import { copyOf } from "./copy-of.js";
import { actedAfter, evolveOpinion } from "./evolve-branch.js";
import { askedAgain, isBrought } from "./evolve-certificate.js";
import { evolveCorrection } from "./evolve-correction.js";
import { memberCertificate, withDocument } from "./evolve-document.js";
import type { Demand, FactOf } from "./fact.js";
import type { MaterialPayload, PayloadOf } from "./payload.js";
import type { VisitReason } from "./visit.js";

type Taken = FactOf<"action-taken">;
type Filed = { form?: Record<string, FormValue>; materials?: readonly MaterialPayload[] };

/** What an action by itself leaves in the case; its consequences are facts of their own. */
export function evolveAction(state: CaseState, fact: Taken): Partial<CaseState> {
  const acted = actedAfter(state, fact);
  const stands = acted.branches === undefined ? state : Object.assign(copyOf(state), acted);
  return Object.assign(acted, left(stands, fact), withAgent(state, fact), withVisit(state, fact));
}

/** Filing and collecting at the window are visits; others are recorded. */
function withVisit({ visits = [], channel }: CaseState, fact: Taken): Partial<CaseState> {
  const { kind, payload, effectiveOn } = fact;
  const after = (why: VisitReason, on = effectiveOn) => ({ visits: [...visits, { on, why }] });
  if (kind === "submit" && channel === "window") return after("filing");
  if (kind === "collect") {
    return (payload as PayloadOf<"collect">).way === "window" ? after("collection") : {};
  }
  if (kind !== "record-visit") return {};
  const { why, on } = payload as PayloadOf<"record-visit">;
  return after(why, on);
}

/** Whoever acts for the applicant is known as such from then on, with each authority once. */
function withAgent(
  { applicant, agents = [] }: CaseState,
  { by, effectiveOn: since }: Taken,
): Partial<CaseState> {
  const { authority = "", id: principal } = by?.onBehalfOf ?? {};
  if (by === undefined || principal !== applicant.id) return {};
  if (agents.some((one) => one.id === by.id && one.authority === authority)) return {};
  return { agents: [...agents, { ...personRef(by), authority, since }] };
}

function left(state: CaseState, fact: Taken): Partial<CaseState> {
  switch (fact.kind) {
    case "submit":
      return { ...filed(state, fact), filedOn: fact.effectiveOn };
    case "save-draft":
      return { ...filed(state, fact), ...chosen(fact) };
    case "receive":
    case "correct-on-spot":
    case "advance":
      return filed(state, fact);
    // Whoever had looked through the materials looks again.
    case "amend":
      return { ...filed(state, fact), confirmed: [] };
    case "supplement":
      return supplemented(state, fact);
    case "request-supplement":
      return demanded(state, fact);
    case "confirm-materials":
      return { confirmed: [...state.confirmed, fact.branch ?? ""] };
    case "handle":
    case "review":
    case "approve":
      return evolveOpinion(state, fact, fact.kind);
    case "sign":
      return evolveOpinion(state, fact, fact.step ?? "handle");
    case "fetch-certificate":
      return isBrought(fact) ? filed(state, fact) : askedAgain(state, fact);
    case "answer-return":
      return filed(state, fact);
    case "deny":
    case "withdraw":
    case "terminate":
    case "void":
      return because(fact);
    case "complete":
      return completed(state, fact);
    case "issue-document":
      return issued(state, fact);
    case "correct":
      return evolveCorrection(state, fact);
    case "choose-service":
      return { chosenWays: (fact.payload as PayloadOf<"choose-service">).ways };
    default:
      return {};
  }
}

function because({ payload }: Taken): Partial<CaseState> {
  const { reason } = payload as { readonly reason?: string };
  return reason ? { because: reason } : {};
}

/** The variants of a draft are the applicant's choice so far; filing settles which apply. */
function chosen({ payload }: Taken): Partial<CaseState> {
  const { variants } = payload as PayloadOf<"save-draft">;
  if (variants === undefined) return {};
  return { variants: variants.map((variant) => ({ variant, by: "applicant" })) };
}

function filed(state: CaseState, { payload, effectiveOn }: Taken): Partial<CaseState> {
  const { form = {}, materials = [] } = payload as Filed;
  return {
    form: { ...state.form, ...form },
    materials: { ...state.materials, ...received(materials, effectiveOn) },
    // What has come need not be demanded any more.
    demands: state.demands.filter(({ material }) => !materials.some(({ id }) => id === material)),
  };
}

function received(
  materials: readonly MaterialPayload[],
  on: Taken["effectiveOn"],
): Record<string, MaterialState> {
  return Object.fromEntries(materials.map(({ id, ...rest }) => [id, { ...rest, on }]));
}

function supplemented(state: CaseState, fact: Taken): Partial<CaseState> {
  const { materials = [] } = fact.payload as Filed;
  const came = new Set(materials.map(({ id }) => id));
  const notices = state.notices.map((notice, index) =>
    index === state.notices.length - 1
      ? { ...notice, missing: notice.missing.filter((id) => !came.has(id)) }
      : notice,
  );
  return { ...filed(state, fact), notices };
}

function demanded(state: CaseState, { payload, branch, by }: Taken): Partial<CaseState> {
  const asked = payload as { materials: readonly string[]; reason: string };
  const department = by?.department ?? "";
  // Asked again by one department, the new reason takes the place of the old.
  const others = state.demands.filter(
    (one) =>
      one.branch !== branch ||
      one.department !== department ||
      !asked.materials.includes(one.material),
  );
  const added = [...new Set(asked.materials)].map(
    (material): Demand => ({
      material,
      reason: asked.reason,
      department,
      ...(branch === undefined ? {} : { branch }),
    }),
  );
  // Whoever misses something has not found everything.
  const confirmed = state.confirmed.filter((id) => id !== branch);
  return { demands: [...others, ...added], confirmed };
}

function issued(state: CaseState, { payload, effectiveOn: on }: Taken): Partial<CaseState> {
  const { document, number } = payload as PayloadOf<"issue-document">;
  return {
    documents: state.documents.filter((one) => one.document !== document),
    ...withDocument(state, { document, ...(number === undefined ? {} : { number }), on }),
  };
}

function completed(state: CaseState, { payload, effectiveOn: on }: Taken): Partial<CaseState> {
  const { result, certificate, certificates = {} } = payload as PayloadOf<"complete">;
  const members = Object.entries(certificates).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const made = [
    ...(certificate === undefined ? [] : [{ document: "certificate", ...certificate, on }]),
    ...members.map(([branch, one]) => ({ document: memberCertificate(branch), ...one, on })),
  ];
  return {
    completion: { result, ...(certificate === undefined ? {} : { number: certificate.number }) },
    ...(made.length === 0 ? {} : { issued: [...state.issued, ...made] }),
  };
}
