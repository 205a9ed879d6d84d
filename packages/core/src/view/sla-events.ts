import { membersOf } from "../approval/members.js";
import { personRef } from "../case/actor-ref.js";
import type { CaseState } from "../case/case-state.js";
import type { Fact, FactOf, FactType, Told } from "../case/fact.js";
import { valueTitle } from "../chart/chart.js";
import type { Item } from "../item/item.js";
import { definitionOf } from "../item/limit-of.js";
import { cardText } from "./card-text.js";
import { feeAnnouncements } from "./fee-events.js";
import { serviceAnnouncements } from "./service-events.js";
import type { LimitEvent, NamedSlaEvent, SlaEvent } from "./sla-event.js";

/** What a fact of a case announces; facts that only keep the books announce nothing. */
export function slaEventOf(
  item: Item,
  state: CaseState,
  fact: Fact,
  seq: number,
): NamedSlaEvent | undefined {
  const make = announcements[fact.type] as Announce<FactType>;
  if (make === silent) return undefined;
  const stamp: SlaEvent = {
    caseId: state.id,
    seq,
    item: item.code,
    at: fact.at,
    effectiveOn: fact.effectiveOn,
    ...(fact.by === undefined ? {} : { by: fact.by }),
  };
  return make({ item, state, stamp }, fact);
}

type Context = { readonly item: Item; readonly state: CaseState; readonly stamp: SlaEvent };
type Announce<Type extends FactType> = (
  context: Context,
  fact: FactOf<Type>,
) => NamedSlaEvent | undefined;

const silent = () => undefined;

const announcements: { readonly [Type in FactType]: Announce<Type> } = {
  "case-opened": ({ stamp }) => ({ name: "case:opened", event: stamp }),
  "action-taken": silent,
  "state-changed": ({ item, stamp }, { value }) => ({
    name: "case:state",
    event: { ...stamp, value, title: valueTitle(item.chart, value) },
  }),
  "milestone-reached": ({ item, state, stamp }, { milestone, deemed }) => {
    if (milestone === "supplement-received") return { name: "supplement:received", event: stamp };
    // What silence decided is announced as that, and as nobody's decision.
    if (deemed || (milestone !== "granted" && milestone !== "denied")) return undefined;
    const members = membersOf(item, state);
    const each = members.length === 0 ? {} : { members };
    const opinions = state.decision?.opinions ?? [];
    return { name: "case:decided", event: { ...stamp, decision: milestone, opinions, ...each } };
  },
  "milestone-corrected": silent,
  deemed: ({ stamp }, { outcome, limit }) => ({
    name: `case:${outcome}`,
    event: { ...stamp, limit },
  }),
  "outcome-held": silent,
  "document-due": ({ stamp }, { document }) => ({
    name: "document:due",
    event: { ...stamp, document },
  }),
  "demands-withdrawn": silent,
  "notice-sent": ({ stamp }, { round, demands }) => ({
    name: "supplement:requested",
    event: { ...stamp, round, demands },
  }),
  "rating-given": ({ stamp }, { rating }) => ({
    name: "rating:given",
    event: { ...stamp, rating },
  }),
  "rating-answered": ({ state, stamp }, { act }) => {
    const rating = state.ratings?.find((one) => one.act === act);
    return rating && { name: "rating:answered", event: { ...stamp, rating } };
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
    event: { ...limitEvent(context, fact), rung: fact.rung },
  }),
  "limit-remeasured": (context, fact) => ({
    name: "limit:remeasured",
    event: { ...limitEvent(context, fact), outcome: fact.outcome },
  }),
  "limit-recomputed": (context, fact) => ({
    name: "limit:recomputed",
    event: { ...limitEvent(context, fact), before: fact.before },
  }),
  "limit-excluded": (context, fact) => ({
    name: "limit:excluded",
    event: { ...limitEvent(context, fact), cause: fact.span.cause },
  }),
  "limit-resumed": (context, fact) => ({ name: "limit:resumed", event: limitEvent(context, fact) }),
  "limit-extended": (context, fact) => ({
    name: "limit:extended",
    event: { ...limitEvent(context, fact), reason: fact.reason },
  }),
  "limit-warned": (context, fact) => ({ name: "limit:warned", event: limitEvent(context, fact) }),
  "limit-breached": (context, fact) => ({
    name: "limit:breached",
    event: limitEvent(context, fact),
  }),
  "limit-ended": (context, fact) => ({
    name: "limit:ended",
    event: { ...limitEvent(context, fact), outcome: fact.outcome },
  }),
  "limit-reopened": (context, fact) => ({
    name: "limit:reopened",
    event: limitEvent(context, fact),
  }),
  "branches-settled": silent,
  "branch-opened": silent,
  "branch-done": silent,
  "variants-settled": silent,
  "consent-deemed": ({ stamp }, { branch, limit }) => ({
    name: "branch:deemed-agreed",
    event: { ...stamp, branch, limit },
  }),
  "signer-added": silent,
  "signer-removed": silent,
  "branch-returned": ({ stamp }, { branch, to }) => ({
    name: "branch:returned",
    event: { ...stamp, branch, to },
  }),
  "branch-resumed": ({ stamp }, { branch }) => ({
    name: "branch:resumed",
    event: { ...stamp, branch },
  }),
  "act-recalled": silent,
  // The hall tells of it (`incident:closed`).
  "incident-settled": silent,
  "message-received": ({ stamp }, { system, branch, message, occurredAt, receivedAt, acted }) => {
    const { kind, version } = message;
    const came = { system, branch, kind, version, occurredAt, receivedAt };
    return { name: "message:received", event: { ...stamp, ...came, acted: acted ?? false } };
  },
  "branches-reopened": ({ stamp }, { branches }) => ({
    name: "branches:reopened",
    event: { ...stamp, branches },
  }),
  // They are told with the decision.
  "opinions-listed": silent,
  "join-done": silent,
  "procedure-opened": silent,
  "procedure-overran": silent,
  "procedure-closed": silent,
  "right-notified": ({ stamp }, { right: { id, branch, parties, matter } }) => ({
    name: "right:notified",
    event: { ...stamp, right: id, branch, parties, matter },
  }),
  "hearing-requested": silent,
  "hearing-waived": silent,
  "right-ended": ({ stamp }, { id, end }) => ({
    name: "right:ended",
    event: { ...stamp, right: id, end },
  }),
  "hearing-invited": ({ state, stamp }, { id, invitation }) => {
    const branches = state.procedures[id]?.branches ?? [];
    const parties = state.rights.filter(({ branch }) => branches.includes(branch));
    const invited = [state.applicant, ...parties.flatMap((right) => right.parties)];
    const people = [...new Map(invited.map((one) => [one.id, personRef(one)])).values()];
    return {
      name: "hearing:invited",
      event: { ...stamp, procedure: id, branches, people, ...invitation },
    };
  },
  "procedure-corrected": silent,
  "procedure-reopened": silent,
  "task-opened": ({ stamp }, { task }) => ({ name: "task:opened", event: { ...stamp, task } }),
  "task-closed": ({ stamp }, { id }) => ({ name: "task:closed", event: { ...stamp, task: id } }),
  "task-assigned": ({ state, stamp }, { id, owner }) => {
    const task = state.tasks[id];
    if (task === undefined) return undefined;
    return {
      name: "task:assigned",
      event: { ...stamp, task, ...(owner === undefined ? {} : { owner }) },
    };
  },
  "task-reminded": ({ state, stamp }, { id, work }) => {
    const task = state.tasks[id];
    if (task === undefined) return undefined;
    const [owner, count] = [state.owners[work], state.reminders[work]?.count ?? 1];
    return {
      name: "task:reminded",
      event: { ...stamp, task, count, ...(owner === undefined ? {} : { owner }) },
    };
  },
  "order-issued": ({ stamp }, { order }) => ({ name: "order:issued", event: { ...stamp, order } }),
  "order-answered": ({ state, stamp }, { id }) => {
    const order = state.orders.find((one) => one.id === id);
    if (order === undefined) return undefined;
    return { name: "order:answered", event: { ...stamp, order } };
  },
  "consultation-asked": ({ stamp }, { consultation }) => ({
    name: "consultation:asked",
    event: { ...stamp, consultation },
  }),
  "consultation-answered": ({ state, stamp }, { id }) => {
    const consultation = state.consultations.find((one) => one.id === id);
    if (consultation === undefined) return undefined;
    return { name: "consultation:answered", event: { ...stamp, consultation } };
  },
  "consultation-ended": ({ state, stamp }, { id, because }) => {
    const consultation = state.consultations.find((one) => one.id === id);
    if (consultation === undefined) return undefined;
    return { name: "consultation:ended", event: { ...stamp, consultation, because } };
  },
  "copy-sent": ({ state, stamp }, { id }) => {
    const copy = state.copies.find((one) => one.id === id);
    if (copy === undefined) return undefined;
    return { name: "copy:sent", event: { ...stamp, copy } };
  },
  "copy-read": silent,
  "card-raised": ({ item, stamp }, { card }) => ({
    name: `card:${card.colour}`,
    event: { ...stamp, card, handler: card.role, text: cardText(item, card) },
  }),
  "card-withdrawn": ({ item, state, stamp }, { id }) => {
    const card = state.cards.find((one) => one.id === id);
    if (card === undefined) return undefined;
    return { name: "card:withdrawn", event: { ...stamp, card, text: cardText(item, card) } };
  },
  ...feeAnnouncements,
  "certificate-looked-up": ({ stamp }, { material, kind, library, answer }) => ({
    name: "certificate:looked-up",
    event: { ...stamp, material, kind, library, answer },
  }),
  "reason-published": ({ stamp }, { limit, text }) => ({
    name: "limit:explained",
    event: { ...stamp, limit, text },
  }),
  "card-acted": ({ item, state, stamp }, { id, step, reason }) => {
    const card = state.cards.find((one) => one.id === id);
    if (card === undefined) return undefined;
    return { name: `card:${step}`, event: { ...stamp, card, text: cardText(item, card), reason } };
  },
  "case-moved": ({ stamp }, { from, item, reason, authority }) => ({
    name: "case:moved",
    event: { ...stamp, from: from.version, to: item.version, reason, authority },
  }),
  "case-suspended": ({ stamp }, { reason, basis, excludes }) => ({
    name: "case:suspended",
    event: { ...stamp, reason, basis, excludes },
  }),
  "case-resumed": ({ stamp }, { reason }) => ({
    name: "case:resumed",
    event: { ...stamp, reason },
  }),
  "document-corrected": ({ stamp }, { document, number, text, reason }) => ({
    name: "document:corrected",
    event: { ...stamp, document, ...(number && { number }), text, reason },
  }),
  "case-closed": ({ stamp }, { end }) => ({ name: "case:closed", event: { ...stamp, end } }),
  "case-reopened": ({ stamp }) => ({ name: "case:reopened", event: stamp }),
  "outcome-withdrawn": ({ stamp }, { outcome, limit }) => ({
    name: "case:outcome-withdrawn",
    event: { ...stamp, outcome, limit },
  }),
};

function limitEvent(
  { item, state, stamp }: Context,
  { limit, told }: { readonly limit: string; readonly told: Told },
): LimitEvent {
  const ledger = state.limits[limit];
  if (ledger === undefined) throw new Error(`case ${state.id} has no limit ${limit}`);
  const { title, department, branch } = definitionOf(item, ledger);
  return {
    ...stamp,
    ...told,
    limit,
    title,
    department,
    ...(branch === undefined ? {} : { branch }),
  };
}
