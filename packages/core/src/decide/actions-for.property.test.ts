import { CodedError } from "@banjian/base";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Actor } from "../case/person.js";
import {
  type ActionKind,
  actionKinds,
  isOperation,
  operationKinds,
} from "../definition/action-kind.js";
import { passersBy } from "../testing/people.js";
import { restless, restlessItem, takeStep, walks } from "../testing/random-walk.js";
import type { Story } from "../testing/story.js";
import type { Offer } from "./actions-for.js";
import { decide } from "./decide.js";

const item = restlessItem();
// What only the words of an action can show.
const aboutThePayload = new Set([
  "PAYLOAD_INVALID",
  "PROCEDURE_UNKNOWN",
  "LIMIT_UNKNOWN",
  "REMINDED_ALREADY",
  "RATING_TAKEN",
  "RATING_TOO_EARLY",
  undefined, // nothing: it is done
]);

const reasons = new Set<string | undefined>();

test("what is offered is accepted up to its payload, and what is greyed out is refused for that very reason", () => {
  fc.assert(
    fc.property(walks, ({ start, steps }) => {
      const it = restless(item, start);
      for (const [index, step] of steps.entries()) {
        if (it.state.status === "closed") break;
        if (index % 5 === 2) checkOffers(it.sweep(), index % 2);
        // What puts right is offered wherever a case stands: other reasons are looked for here.
        takeStep(it, { ...step, putRight: false });
      }
    }),
    { seed: 20_260_917, numRuns: 80, endOnFailure: true },
  );
  expect(reasons, "the walks met every reason").toEqual(
    new Set([
      undefined,
      "NOT_PERMITTED",
      "STEP_NOT_NEXT",
      "PROCEDURE_NONE_OPEN",
      "PROCEDURE_OPEN",
      "NOTICE_EMPTY",
      "NOTICE_UNSENT",
      "NOTICE_ALREADY_SENT",
      "MATERIALS_CONFIRMED",
      "MATERIALS_MISSING",
      "GRANT_AGAINST_REFUSAL",
      "TASK_HELD",
      "SIGNERS_PENDING",
      "CASE_SUSPENDED",
    ]),
  );
}, 180_000);

/** Asks for every second person, the others another time. */
function checkOffers(it: Story, half: number): void {
  if (it.state.status === "closed") return;
  for (const actor of passersBy.filter((_, index) => index % 2 === half)) {
    const offers = it.offers(actor);
    for (const offer of offers.filter((one) => !isAmbiguous(one, offers))) {
      reasons.add(offer.code);
      const where = `${offer.action}@${offer.branch ?? ""} by ${actor.id}`;
      const code = refusalOf(it, actor, offer);
      if (offer.allowed) expect(aboutThePayload, `${where}: ${code}`).toContain(code);
      else expect(code, where).toBe(offer.code);
    }
    checkTheRest(it, actor, offers);
  }
}

// Without a branch, an action that also exists in branches means the actor's own.
function isAmbiguous({ action, branch }: Offer, offers: readonly Offer[]): boolean {
  return branch === undefined && offers.some((one) => one.action === action && one.branch);
}

// What an operation in a branch says where there is nothing it could be done with.
const nothingThere = [
  "BRANCH_REQUIRED",
  "BRANCH_RETURNED",
  "CONSULTATION_UNKNOWN",
  "OPINION_TOO_LATE",
  "PREDECESSOR_PENDING",
  "RECALL_TOO_LATE",
  "RETURN_NOT_POSSIBLE",
  "SIGNER_NOT_THERE",
];
const notOffered = [
  "ACTION_NOT_ALLOWED",
  "NOT_PERMITTED",
  "ACTION_UNKNOWN",
  "TASK_HELD",
  "TASK_NOT_HELD",
  "CASE_SUSPENDED",
  "CARD_ENDED",
  "CARD_STEP_TAKEN",
  "CARD_UNHEARD",
  ...nothingThere,
];

function checkTheRest(it: Story, by: Actor, offers: readonly Offer[]): void {
  const offered = new Set(offers.map(({ kind }) => kind));
  // Of operations only one each time: there are as many of them as of everything else.
  const one = operationKinds[it.state.version % operationKinds.length];
  const kinds = (Object.keys(actionKinds) as ActionKind[]).filter(
    (kind) => !offered.has(kind) && (!isOperation(kind) || kind === one),
  );
  for (const action of kinds) {
    const code = refusalOf(it, by, { action });
    expect(notOffered, action).toContain(code);
  }
}

function refusalOf(
  it: Story,
  by: Actor,
  { action, branch, task, card }: Pick<Offer, "action" | "branch" | "task" | "card">,
): string | undefined {
  const payload = {
    ...(task === undefined ? {} : { task }),
    ...(card === undefined ? {} : { card }),
  };
  const asked = { action, by, payload, ...(branch === undefined ? {} : { branch }) };
  try {
    decide(it.world, it.state, asked);
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
  return undefined;
}
