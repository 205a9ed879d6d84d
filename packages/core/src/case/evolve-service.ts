import type { LocalDate } from "@banjian/calendar";
import type { CaseState } from "./case-state.js";
import type { Fact } from "./fact.js";
import type { Service, ServiceWay } from "./service.js";

type OfService = Extract<
  Fact,
  { readonly type: "notice-served" | "service-failed" | "notice-resent" }
>;

/** What became of the service of a notice. */
export function evolveService({ notices }: CaseState, fact: OfService): Partial<CaseState> {
  return {
    notices: notices.map((notice) => {
      const { round, service } = notice;
      if (round !== fact.round || service === undefined) return notice;
      return { ...notice, service: { ...service, ...outcome(service, fact) } };
    }),
  };
}

/** A notice that has just gone out. */
export function sentBy(way: ServiceWay, sentOn: LocalDate, served: true | undefined): Service {
  return { way, sentOn, ...(served && { servedOn: sentOn }), failed: [] };
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
