import type { Text } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import type { Actor } from "../case/person.js";
import { arrowTitle } from "../chart/chart.js";
import type { ActionKind } from "../definition/action-kind.js";
import type { Item } from "../item/item.js";
import { branchArrows } from "./branch-arrows.js";
import { personalArrows } from "./find-arrow.js";
import { objection } from "./objection.js";
import { checkActor, permissionRefusal } from "./permission.js";
import { type PersonalArrow, standingArrows } from "./standing-arrows.js";

/** One thing that could be done in a case now: whether this person may, and if not, why not. */
export type Offer = {
  readonly action: string;
  readonly kind: ActionKind;
  readonly title: Text;
  readonly branch?: string;
  readonly allowed: boolean;
  /** Why it is greyed out: the sentence an attempt would be refused with. */
  readonly why?: Text;
  readonly code?: string;
};

/**
 * Everything the chart allows where the case stands, for this person: first what may be done, then what is greyed out and
 * why. What may be done wherever a case stands is shown only to those who may do it.
 */
export function actionsFor(item: Item, state: CaseState, actor: Actor): Offer[] {
  checkActor(actor);
  const offers = new Map<string, Offer>();
  for (const arrow of personalArrows(item, state)) {
    const offer = offerOf(item, state, actor, arrow);
    const key = `${arrow.action}@${arrow.branch ?? ""}`;
    if (!offers.get(key)?.allowed) offers.set(key, offer);
  }
  const standing = [...branchArrows(item, state), ...standingArrows(item, state)].map((arrow) =>
    offerOf(item, state, actor, arrow),
  );
  return [...offers.values(), ...standing.filter(({ allowed }) => allowed)].toSorted(
    (a, b) => Number(b.allowed) - Number(a.allowed),
  );
}

function offerOf(item: Item, state: CaseState, actor: Actor, arrow: PersonalArrow): Offer {
  const refusal =
    permissionRefusal(item, state.applicant.id, actor, arrow) ??
    objection({ item, state, actor, arrow });
  return {
    action: arrow.action,
    kind: arrow.kind,
    title: arrowTitle(arrow),
    ...(arrow.branch === undefined ? {} : { branch: arrow.branch }),
    allowed: refusal === undefined,
    ...(refusal === undefined ? {} : { why: refusal.says, code: refusal.code }),
  };
}
