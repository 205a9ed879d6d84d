import type { FactOf } from "../case/fact.js";
import type { ServiceContents, WhichNotice } from "../case/letter.js";
import type { EventContext } from "./event-context.js";
import type { NamedSlaEvent, NoticeEvent } from "./sla-event.js";

/** What the facts of service announce. */
export const serviceAnnouncements: {
  readonly [Type in keyof ServiceContents]: (
    context: EventContext,
    fact: FactOf<Type>,
  ) => NamedSlaEvent;
} = {
  "letter-made": (context, { letter: { id }, way, served = false }) => ({
    name: "letter:made",
    event: Object.assign(about(context, { letter: id }), way && { way }, { served }),
  }),
  "notice-served": (context, fact) => ({
    name: "notice:served",
    event: Object.assign(
      about(context, fact),
      { way: fact.way },
      fact.proof && { proof: fact.proof },
    ),
  }),
  "service-failed": (context, fact) => ({
    name: "notice:failed",
    event: Object.assign(about(context, fact), { way: fact.way, reason: fact.reason }),
  }),
  "notice-resent": (context, fact) => ({
    name: "notice:resent",
    event: Object.assign(about(context, fact), { way: fact.way }),
  }),
};

/** The notice that is meant, and to whom it goes. */
function about({ state, tells }: EventContext, { round, letter: id }: WhichNotice): NoticeEvent {
  if (round !== undefined) return tells({ notice: "supplement-notice" as const, round });
  const letter = state.letters?.find((one) => one.id === id);
  if (letter === undefined) throw new Error(`case ${state.id} has no letter ${id}`);
  const { kind, of, to } = letter;
  const named = tells({ notice: kind, letter: letter.id, of });
  return to === undefined ? named : Object.assign(named, { to });
}
