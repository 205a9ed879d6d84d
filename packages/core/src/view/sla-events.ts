import { membersOf } from "../approval/members.js";
import { personRef } from "../case/actor-ref.js";
import type { CaseState } from "../case/case-state.js";
import type { Fact, FactOf, FactType, Told } from "../case/fact.js";
import { valueTitle } from "../chart/chart.js";
import type { Item } from "../item/item.js";
import { definitionOf } from "../item/limit-of.js";
import { cardText } from "./card-text.js";
import { type EventContext, eventContext } from "./event-context.js";
import { feeAnnouncements } from "./fee-events.js";
import { serviceAnnouncements } from "./service-events.js";
import type { LimitEvent, NamedSlaEvent } from "./sla-event.js";

/** What a fact of a case announces; facts that only keep the books announce nothing. */
export function slaEventOf(
  item: Item,
  state: CaseState,
  fact: Fact,
  seq: number,
): NamedSlaEvent | undefined {
  const make = announcements[fact.type] as Announce<FactType>;
  if (make === silent) return undefined;
  return make(eventContext(item, state, fact, seq), fact);
}

type Announce<Type extends FactType> = (
  context: EventContext,
  fact: FactOf<Type>,
) => NamedSlaEvent | undefined;

const silent = () => undefined;

const announcements: { readonly [Type in FactType]: Announce<Type> } = {
  "case-opened": ({ stamp }) => ({ name: "case:opened", event: stamp }),
  "action-taken": silent,
  "state-changed": ({ item, tells }, { value }) => ({
    name: "case:state",
    event: tells({ value, title: valueTitle(item.chart, value) }),
  }),
  "milestone-reached": ({ item, state, stamp, tells }, { milestone, deemed }) => {
    if (milestone === "supplement-received") return { name: "supplement:received", event: stamp };
    // What silence decided is announced as that, and as nobody's decision.
    if (deemed || (milestone !== "granted" && milestone !== "denied")) return undefined;
    const members = membersOf(item, state);
    const each = members.length === 0 ? {} : { members };
    const opinions = state.decision?.opinions ?? [];
    return {
      name: "case:decided",
      event: tells({ decision: milestone, opinions, ...each }),
    };
  },
  "milestone-corrected": silent,
  deemed: ({ tells }, { outcome, limit }) => ({
    name: `case:${outcome}`,
    event: tells({ limit }),
  }),
  "outcome-held": silent,
  "document-due": ({ tells }, { document }) => ({
    name: "document:due",
    event: tells({ document }),
  }),
  "demands-withdrawn": silent,
  "notice-sent": ({ tells }, { round, demands }) => ({
    name: "supplement:requested",
    event: tells({ round, demands }),
  }),
  "rating-given": ({ tells }, { rating }) => ({
    name: "rating:given",
    event: tells({ rating }),
  }),
  "rating-answered": ({ state, tells }, { act }) => {
    const rating = state.ratings?.find((one) => one.act === act);
    return rating && { name: "rating:answered", event: tells({ rating }) };
  },
  ...serviceAnnouncements,
  "limit-started": (context, fact) => ({ name: "limit:started", event: limitEvent(context, fact) }),
  "limit-changed": (context, fact) => ({ name: "limit:changed", event: limitEvent(context, fact) }),
  "limit-corrected": (context, fact) => ({
    name: "limit:corrected",
    event: limitEvent(context, fact),
  }),
  "limit-withdrawn": (context, fact) => ({
    name: "limit:withdrawn",
    event: Object.assign(limitEvent(context, fact), { rung: fact.rung }),
  }),
  "limit-remeasured": (context, fact) => ({
    name: "limit:remeasured",
    event: Object.assign(limitEvent(context, fact), { outcome: fact.outcome }),
  }),
  "limit-recomputed": (context, fact) => ({
    name: "limit:recomputed",
    event: Object.assign(limitEvent(context, fact), { before: fact.before }),
  }),
  "limit-excluded": (context, fact) => ({
    name: "limit:excluded",
    event: Object.assign(limitEvent(context, fact), { cause: fact.span.cause }),
  }),
  "limit-resumed": (context, fact) => ({ name: "limit:resumed", event: limitEvent(context, fact) }),
  "limit-extended": (context, fact) => ({
    name: "limit:extended",
    event: Object.assign(limitEvent(context, fact), { reason: fact.reason }),
  }),
  "limit-warned": (context, fact) => ({ name: "limit:warned", event: limitEvent(context, fact) }),
  "limit-breached": (context, fact) => ({
    name: "limit:breached",
    event: limitEvent(context, fact),
  }),
  "limit-ended": (context, fact) => ({
    name: "limit:ended",
    event: Object.assign(limitEvent(context, fact), { outcome: fact.outcome }),
  }),
  "limit-reopened": (context, fact) => ({
    name: "limit:reopened",
    event: limitEvent(context, fact),
  }),
  "branches-settled": silent,
  "branch-opened": silent,
  "branch-done": silent,
  "variants-settled": silent,
  "consent-deemed": ({ tells }, { branch, limit }) => ({
    name: "branch:deemed-agreed",
    event: tells({ branch, limit }),
  }),
  "signer-added": silent,
  "signer-removed": silent,
  "branch-returned": ({ tells }, { branch, to }) => ({
    name: "branch:returned",
    event: tells({ branch, to }),
  }),
  "branch-resumed": ({ tells }, { branch }) => ({
    name: "branch:resumed",
    event: tells({ branch }),
  }),
  "act-recalled": silent,
  // The hall tells of it (`incident:closed`).
  "incident-settled": silent,
  "message-received": ({ tells }, { system, branch, message, occurredAt, receivedAt, acted }) => {
    const { kind, version } = message;
    const came = { system, branch, kind, version, occurredAt, receivedAt };
    return {
      name: "message:received",
      event: tells({ ...came, acted: acted ?? false }),
    };
  },
  "branches-reopened": ({ tells }, { branches }) => ({
    name: "branches:reopened",
    event: tells({ branches }),
  }),
  // They are told with the decision.
  "opinions-listed": silent,
  "join-done": silent,
  "procedure-opened": silent,
  "procedure-overran": silent,
  "procedure-closed": silent,
  "right-notified": ({ tells }, { right: { id, branch, parties, matter } }) => ({
    name: "right:notified",
    event: tells({ right: id, branch, parties, matter }),
  }),
  "hearing-requested": silent,
  "hearing-waived": silent,
  "right-ended": ({ tells }, { id, end }) => ({
    name: "right:ended",
    event: tells({ right: id, end }),
  }),
  "hearing-invited": ({ state, tells }, { id, invitation }) => {
    const branches = state.procedures[id]?.branches ?? [];
    const parties = state.rights.filter(({ branch }) => branches.includes(branch));
    const invited = [state.applicant, ...parties.flatMap((right) => right.parties)];
    const people = [...new Map(invited.map((one) => [one.id, personRef(one)])).values()];
    return {
      name: "hearing:invited",
      event: tells({ procedure: id, branches, people, ...invitation }),
    };
  },
  "procedure-corrected": silent,
  "procedure-reopened": silent,
  "task-opened": ({ tells }, { task }) => ({
    name: "task:opened",
    event: tells({ task }),
  }),
  "task-closed": ({ tells }, { id }) => ({
    name: "task:closed",
    event: tells({ task: id }),
  }),
  "task-assigned": ({ state, tells }, { id, owner }) => {
    const task = state.tasks[id];
    if (task === undefined) return undefined;
    return {
      name: "task:assigned",
      event: tells({ task, ...(owner === undefined ? {} : { owner }) }),
    };
  },
  "task-reminded": ({ state, tells }, { id, work }) => {
    const task = state.tasks[id];
    if (task === undefined) return undefined;
    const [owner, count] = [state.owners[work], state.reminders[work]?.count ?? 1];
    return {
      name: "task:reminded",
      event: tells({ task, count, ...(owner === undefined ? {} : { owner }) }),
    };
  },
  "order-issued": ({ tells }, { order }) => ({
    name: "order:issued",
    event: tells({ order }),
  }),
  "order-answered": ({ state, tells }, { id }) => {
    const order = state.orders.find((one) => one.id === id);
    if (order === undefined) return undefined;
    return { name: "order:answered", event: tells({ order }) };
  },
  "consultation-asked": ({ tells }, { consultation }) => ({
    name: "consultation:asked",
    event: tells({ consultation }),
  }),
  "consultation-answered": ({ state, tells }, { id }) => {
    const consultation = state.consultations.find((one) => one.id === id);
    if (consultation === undefined) return undefined;
    return { name: "consultation:answered", event: tells({ consultation }) };
  },
  "consultation-ended": ({ state, tells }, { id, because }) => {
    const consultation = state.consultations.find((one) => one.id === id);
    if (consultation === undefined) return undefined;
    return { name: "consultation:ended", event: tells({ consultation, because }) };
  },
  "copy-sent": ({ state, tells }, { id }) => {
    const copy = state.copies.find((one) => one.id === id);
    if (copy === undefined) return undefined;
    return { name: "copy:sent", event: tells({ copy }) };
  },
  "copy-read": silent,
  "card-raised": ({ item, tells }, { card }) => ({
    name: `card:${card.colour}`,
    event: tells({ card, handler: card.role, text: cardText(item, card) }),
  }),
  "card-withdrawn": ({ item, state, tells }, { id }) => {
    const card = state.cards.find((one) => one.id === id);
    if (card === undefined) return undefined;
    return {
      name: "card:withdrawn",
      event: tells({ card, text: cardText(item, card) }),
    };
  },
  ...feeAnnouncements,
  "certificate-looked-up": ({ tells }, { material, kind, library, answer }) => ({
    name: "certificate:looked-up",
    event: tells({ material, kind, library, answer }),
  }),
  "reason-published": ({ tells }, { limit, text }) => ({
    name: "limit:explained",
    event: tells({ limit, text }),
  }),
  "card-acted": ({ item, state, tells }, { id, step, reason }) => {
    const card = state.cards.find((one) => one.id === id);
    if (card === undefined) return undefined;
    return {
      name: `card:${step}`,
      event: tells({ card, text: cardText(item, card), reason }),
    };
  },
  "case-moved": ({ tells }, { from, item, reason, authority }) => ({
    name: "case:moved",
    event: tells({ from: from.version, to: item.version, reason, authority }),
  }),
  "case-suspended": ({ tells }, { reason, basis, excludes }) => ({
    name: "case:suspended",
    event: tells({ reason, basis, excludes }),
  }),
  "case-resumed": ({ tells }, { reason }) => ({
    name: "case:resumed",
    event: tells({ reason }),
  }),
  "document-corrected": ({ tells }, { document, number, text, reason }) => ({
    name: "document:corrected",
    event: tells({ document, ...(number && { number }), text, reason }),
  }),
  "case-closed": ({ tells }, { end }) => ({
    name: "case:closed",
    event: tells({ end }),
  }),
  "case-reopened": ({ stamp }) => ({ name: "case:reopened", event: stamp }),
  "outcome-withdrawn": ({ tells }, { outcome, limit }) => ({
    name: "case:outcome-withdrawn",
    event: tells({ outcome, limit }),
  }),
};

function limitEvent(
  { item, state, tells }: EventContext,
  { limit, told }: { readonly limit: string; readonly told: Told },
): LimitEvent {
  const ledger = state.limits[limit];
  if (ledger === undefined) throw new Error(`case ${state.id} has no limit ${limit}`);
  const { title, department, branch } = definitionOf(item, ledger);
  const { due, provisional, edition } = told;
  const event = tells({ due, provisional, edition, limit, title, department });
  return branch === undefined ? event : Object.assign(event, { branch });
}
