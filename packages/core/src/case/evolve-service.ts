import type { LocalDate } from "@banjian/calendar";
import type { CaseState } from "./case-state.js";
import type { Fact, FactOf } from "./fact.js";
import { type Letter, tellsOutcome } from "./letter.js";
import { outcomesReplaced } from "./served.js";
import type { Service, ServiceWay } from "./service.js";

type OfService = Extract<
  Fact,
  { readonly type: "notice-served" | "service-failed" | "notice-resent" }
>;

/** What became of the service of a notice. */
export function evolveService(state: CaseState, fact: OfService): Partial<CaseState> {
  if (fact.letter !== undefined) return { letters: served(state.letters ?? [], fact) };
  return {
    notices: state.notices.map((notice) => {
      const { round, service } = notice;
      if (round !== fact.round || service === undefined) return notice;
      return { ...notice, service: { ...service, ...outcome(service, fact) } };
    }),
  };
}

/** A letter is on its way; one that tells how the case came out takes the place of those that had not come. */
export function letterMade(state: CaseState, fact: FactOf<"letter-made">): Partial<CaseState> {
  const { letter, way, served, effectiveOn: madeOn } = fact;
  const { letters = [] } = withoutReplaced(state, letter);
  const service = way === undefined ? {} : { service: sentBy(way, madeOn, served) };
  return { letters: [...letters, Object.assign({}, letter, { madeOn }, service)] };
}

function withoutReplaced(
  state: CaseState,
  { kind, about, instead, ...letter }: FactOf<"letter-made">["letter"],
): Pick<CaseState, "letters"> {
  if (tellsOutcome({ kind, ...letter })) return outcomesReplaced(state);
  if (!instead) return state;
  const { letters = [] } = state;
  const isReplaced = (one: Letter) =>
    one.kind === kind && one.about === about && one.service?.servedOn === undefined;
  return {
    letters: letters.map((one) => (isReplaced(one) ? { ...one, replaced: true as const } : one)),
  };
}

/** A notice that has just gone out. */
export function sentBy(way: ServiceWay, sentOn: LocalDate, served: true | undefined): Service {
  return { way, sentOn, ...(served && { servedOn: sentOn }), failed: [] };
}

function served(letters: readonly Letter[], fact: OfService): Letter[] {
  return letters.map((one) => {
    if (one.id !== fact.letter) return one;
    const { service = sentBy(fact.way, fact.effectiveOn, undefined) } = one;
    return { ...one, service: { ...service, ...outcome(service, fact) } };
  });
}

function outcome({ failed }: Service, fact: OfService): Partial<Service> {
  const { way, effectiveOn: on } = fact;
  switch (fact.type) {
    case "notice-served": {
      const { proof } = fact;
      return { way, servedOn: on, ...(proof === undefined ? {} : { proof }) };
    }
    case "service-failed":
      return { failed: [...failed, way] };
    case "notice-resent":
      return { way, sentOn: on };
  }
}
