import { personRef } from "./actor-ref.js";
import type { CaseState, Opinion } from "./case-state.js";
import type { CorrectionPayload } from "./correction-payload.js";
import type { FactOf } from "./fact.js";
import type { Service } from "./service.js";

type Corrected<What extends CorrectionPayload["what"]> = Extract<CorrectionPayload, { what: What }>;

/** What a correction by itself puts right in the case; what follows from it, and what other corrections say, are facts of their own. */
export function evolveCorrection(
  state: CaseState,
  { payload }: FactOf<"action-taken">,
): Partial<CaseState> {
  const correction = payload as CorrectionPayload;
  switch (correction.what) {
    case "form":
      return { form: { ...state.form, ...correction.form } };
    case "inspectors":
      return inspected(state, correction);
    case "opinion":
      return reviewed(state, correction);
    case "notice":
      return unnoticed(state);
    case "service":
      return servedAfterAll(state, correction);
    default:
      return {};
  }
}

function inspected(
  { procedures }: CaseState,
  { procedure: id, inspectors: people }: Corrected<"inspectors">,
): Partial<CaseState> {
  const before = Object.hasOwn(procedures, id) ? procedures[id] : undefined;
  if (before === undefined) return {};
  const inspectors = [...new Map(people.map((one) => [one.id, personRef(one)])).values()];
  return { procedures: { ...procedures, [id]: { ...before, inspectors } } };
}

/** The branch in which an opinion was found late: the one that is named, or the only one. */
export function branchFound(
  { branches }: Pick<CaseState, "branches">,
  { branch }: Pick<Corrected<"opinion">, "branch">,
): string {
  const [only = "", ...others] = Object.keys(branches);
  return branch ?? (others.length === 0 ? only : "");
}

function reviewed(state: CaseState, found: Corrected<"opinion">): Partial<CaseState> {
  const { step, by, agree, opinion: text, on } = found;
  const { branches } = state;
  const branch = branchFound(state, found);
  const before = Object.hasOwn(branches, branch) ? branches[branch] : undefined;
  if (before === undefined) return {};
  // It stands behind the steps that were taken, and moves none of them.
  const given: Opinion = { step, by: personRef(by), agree, text, on, at: before.next };
  const opinions = [...before.opinions, given];
  return { branches: { ...branches, [branch]: { ...before, opinions } } };
}

function unnoticed({ notices, milestones }: CaseState): Partial<CaseState> {
  const told = milestones["supplement-notice"]?.slice(0, -1) ?? [];
  const { "supplement-notice": _told, ...others } = milestones;
  return {
    notices: notices.slice(0, -1),
    milestones: told.length === 0 ? others : { ...others, "supplement-notice": told },
    lastStep: undefined,
  };
}

function servedAfterAll(
  { notices, letters }: CaseState,
  { notice: which, way }: Corrected<"service">,
): Partial<CaseState> {
  const without = <Sent extends { readonly service?: Service }>(sent: Sent): Sent => {
    const { service } = sent;
    if (service === undefined) return sent;
    return {
      ...sent,
      service: { ...service, failed: service.failed.filter((one) => one !== way) },
    };
  };
  return {
    notices: notices.map((one) => (String(one.round) === which ? without(one) : one)),
    ...(letters && { letters: letters.map((one) => (one.id === which ? without(one) : one)) }),
  };
}
