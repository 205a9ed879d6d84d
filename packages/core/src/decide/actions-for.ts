import type { CodedError, Text } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import type { Actor } from "../case/person.js";
import { arrowTitle } from "../chart/chart.js";
import { type ActionKind, operationKinds } from "../definition/action-kind.js";
import type { Item } from "../item/item.js";
import { branchArrows } from "./branch-arrows.js";
import { personalArrows } from "./find-arrow.js";
import { covers, type Guise, guisesOf } from "./guises.js";
import { objection } from "./objection.js";
import { candidatesFor } from "./operations.js";
import { checkActor, permissionRefusal } from "./permission.js";
import { type PersonalArrow, standingArrows } from "./standing-arrows.js";

/** One thing that could be done in a case now: whether this person may, and if not, why not. */
export type Offer = {
  readonly action: string;
  readonly kind: ActionKind;
  readonly title: Text;
  readonly branch?: string;
  /** The open task that an operation is about: to be named in its payload. */
  readonly task?: string;
  /** The card that an operation is about: to be named in its payload. */
  readonly card?: string;
  readonly allowed: boolean;
  /** Why it is greyed out: the sentence an attempt would be refused with. */
  readonly why?: Text;
  readonly code?: string;
};

/**
 * Everything the chart allows where the case stands, for this person: first what may be done, then what is greyed out and
 * why. What may be done wherever a case stands is shown only to those who may do it.
 */
export function actionsFor(
  item: Item,
  state: CaseState,
  actor: Actor,
  when: Parameters<typeof guisesOf>[2],
): Offer[] {
  checkActor(actor);
  const guises = guisesOf(state, actor, when);
  const offers = new Map<string, Offer>();
  const add = (offer: Offer) => {
    const key = `${offer.action}@${offer.branch ?? ""}`;
    if (!offers.get(key)?.allowed) offers.set(key, offer);
  };
  for (const arrow of personalArrows(item, state)) add(bestOffer(item, state, guises, arrow));
  for (const arrow of [...branchArrows(item, state), ...standingArrows(item, state)]) {
    const offer = bestOffer(item, state, guises, arrow);
    if (offer.allowed) add(offer);
  }
  return [...offers.values(), ...operations(item, state, guises)].toSorted(
    (a, b) => Number(b.allowed) - Number(a.allowed),
  );
}

/** Each operation on each task or card that it can be about, once. */
function operations(item: Item, state: CaseState, guises: readonly Guise[]): Offer[] {
  const offers = operationKinds
    .flatMap((kind) => candidatesFor(item, state, guises, kind))
    .filter(({ refusal }) => refusal === undefined)
    .map(({ arrow }) => offered(arrow, undefined));
  const keyed = offers.map((one) => [`${one.action}@${one.task ?? one.card}`, one] as const);
  return [...new Map(keyed).values()];
}

/** The offer in the guise in which it may be taken; in none, why not in one that is permitted, else in the actor's own. */
function bestOffer(
  item: Item,
  state: CaseState,
  guises: readonly Guise[],
  arrow: PersonalArrow,
): Offer {
  const offers = guises
    .filter((guise) => covers(guise, arrow))
    .map(({ actor }) => offerOf(item, state, actor, arrow));
  const permitted = offers.find(({ code }) => code !== "NOT_PERMITTED");
  const best = offers.find(({ allowed }) => allowed) ?? permitted ?? offers[0];
  if (best === undefined) throw new Error("an actor has no guise of its own");
  return best;
}

function offerOf(item: Item, state: CaseState, actor: Actor, arrow: PersonalArrow): Offer {
  const refusal =
    permissionRefusal(item, state.applicant.id, actor, arrow) ??
    objection({ item, state, actor, arrow });
  return offered(arrow, refusal);
}

function offered(arrow: PersonalArrow, refusal: CodedError | undefined): Offer {
  return {
    action: arrow.action,
    kind: arrow.kind,
    title: arrowTitle(arrow),
    ...(arrow.branch === undefined ? {} : { branch: arrow.branch }),
    ...(arrow.task === undefined ? {} : { task: arrow.task }),
    ...(arrow.card === undefined ? {} : { card: arrow.card }),
    allowed: refusal === undefined,
    ...(refusal === undefined ? {} : { why: refusal.says, code: refusal.code }),
  };
}
