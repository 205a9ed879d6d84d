import type { LocalDate } from "@banjian/calendar";
import { type CaseState, openNotice } from "./case-state.js";
import { type Letter, tellsOutcome, type WhichNotice } from "./letter.js";
import type { PersonRef } from "./person.js";
import type { Service, ServiceWay } from "./service.js";

type Ways = Pick<CaseState, "channel" | "chosenWays">;

/**
 * Whether a notice is served when it is sent: handed over, online to whoever applied online, and by a way that the applicant
 * has chosen; another party has chosen none. By any other way it reminds, until somebody records that it came (TL9).
 */
export function servesAtOnce(
  { channel, chosenWays = [] }: Ways,
  way: ServiceWay,
  to?: PersonRef,
): boolean {
  if (way === "window") return true;
  if (to !== undefined) return false;
  if (way === "online" && channel === "online") return true;
  return way !== "post" && chosenWays.includes(way);
}

/** The way by which a letter goes to the applicant by itself: one that serves at once with nobody at the window, or none. */
export function wayByItself(ways: Ways): ServiceWay | undefined {
  return (["online", "sms"] as const).find((way) => servesAtOnce(ways, way));
}

/** The letters without those of an outcome that have not come and need not any more. */
export function outcomesReplaced({ letters = [] }: CaseState): Pick<CaseState, "letters"> {
  return {
    letters: letters.map((one) =>
      tellsOutcome(one) && one.service?.servedOn === undefined
        ? { ...one, replaced: true as const }
        : one,
    ),
  };
}

/** Whether somebody still has to see to it that a letter comes. */
export function isOwed(state: CaseState, letter: Letter): boolean {
  if (letter.service?.servedOn !== undefined || letter.replaced) return false;
  if (tellsOutcome(letter)) return state.end !== "void";
  if (state.status === "closed") return false;
  const { about = "" } = letter;
  const right = state.rights.find(({ id }) => id === about);
  return right?.end === undefined && state.procedures[about]?.closedOn === undefined;
}

/** A notice that has not been served and has to be: the one of what is missing, or a letter; and how it went out, if it has. */
export type OwedNotice = {
  readonly which: WhichNotice;
  readonly madeOn: LocalDate;
  readonly to?: PersonRef;
  readonly service?: Service;
};

/** Everything that has to be served and has not been: the one notice while the applicant owes an answer, and each letter. */
export function owedNotices(state: CaseState): readonly OwedNotice[] {
  const { letters = [] } = state;
  const notice = openNotice(state);
  const { service } = notice ?? {};
  const owed = letters
    .filter((letter) => isOwed(state, letter))
    .map(({ id: letter, madeOn, to, service: sent }) => ({
      which: { letter },
      madeOn,
      ...(to && { to }),
      ...(sent && { service: sent }),
    }));
  if (state.status === "closed" || service?.servedOn !== undefined) return owed;
  if (notice === undefined || service === undefined) return owed;
  return [{ which: { round: notice.round }, madeOn: notice.sentOn, service }, ...owed];
}

/** How a notice went out: that of a round, or a letter by its id. */
export function serviceOf(
  { notices, letters = [] }: CaseState,
  which: string,
): Service | undefined {
  const notice = notices.find(({ round }) => String(round) === which);
  return notice?.service ?? letters.find(({ id }) => id === which)?.service;
}

/** The work of having it served: after each failure it stands anew. */
export function workOfService({ which, service }: OwedNotice): string {
  const failed = service?.failed.length ?? 0;
  return `service:${which.letter ?? which.round}${failed === 0 ? "" : `:${failed}`}`;
}
