import { assertNever } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import type { Fact } from "../case/fact.js";
import { definitionOf } from "../item/limit-of.js";
import { dueOfLedger } from "../limit/due.js";
import { inOrder, type Ledger } from "../limit/ledger.js";
import { type Reached, reachOf } from "../limit/reach.js";
import { nextRung } from "../limit/wait.js";
import type { CardCause } from "../supervision/card.js";
import { isRemaining, type Rung, rungsOf } from "../supervision/rungs.js";
import { announce, endLimit, reach } from "./limits.js";
import { move } from "./move.js";
import { settle } from "./settle.js";
import { Turn } from "./turn.js";
import type { World } from "./world.js";

type DueRung = { readonly ledger: Ledger; readonly rung: Rung; readonly reached: Reached };

/** What the clock alone has brought about in a case by now, in legal order; no facts when nothing is due. */
export function runOut(world: World, state: CaseState): readonly Fact[] {
  const turn = new Turn(world, state);
  if (state.status === "open") runOutOn(turn);
  return turn.facts;
}

/** The same within a decision that goes on. */
export function runOutOn(turn: Turn): void {
  const before = turn.facts.length;
  for (let due = earliest(turn); due !== undefined; due = earliest(turn)) fire(turn, due);
  if (turn.facts.length > before) settle(turn);
}

/** The earliest rung reached by now over all limits of the case. What follows from one may make another due. */
function earliest(turn: Turn): DueRung | undefined {
  if (turn.state.status === "closed") return undefined;
  const [first, ...rest] = inOrder(turn.state.limits).flatMap((one) => dueRung(turn, one) ?? []);
  return rest.reduce((a, b) => (a !== undefined && b.reached.at < a.reached.at ? b : a), first);
}

function dueRung(turn: Turn, ledger: Ledger): DueRung | undefined {
  const { world } = turn;
  const preset = world.item.file.supervision.preset;
  const rung = nextRung(ledger, rungsOf(definitionOf(world.item, ledger), preset));
  if (rung === undefined) return undefined;
  const reached = reachOf(world, ledger, rung.when);
  return reached.at <= world.now ? { ledger, rung, reached } : undefined;
}

function fire(turn: Turn, { ledger, rung, reached }: DueRung): void {
  const { key: limit, run } = ledger;
  switch (rung.does) {
    case "warn":
      announce(turn, { type: "limit-warned", limit, run, rung: rung.id }, reached.on);
      break;
    case "breach":
      announce(turn, { type: "limit-breached", limit, run }, reached.on);
      expire(turn, ledger, reached);
      break;
    case "yellow":
    case "red":
      card(turn, ledger, reached, {
        colour: rung.does,
        cause: isRemaining(rung.when) ? "near" : "overdue",
      });
      break;
    default:
      assertNever(rung.does);
  }
}

/** What silence decides where the item says so, with its legal effect; everything else is only overdue. */
function expire(turn: Turn, ledger: Ledger, reached: Reached): void {
  const { outcome } = definitionOf(turn.world.item, ledger).onExpiry;
  if (ledger.procedure !== undefined) {
    card(turn, ledger, reached, { colour: "yellow", cause: "procedure-overrun" });
  } else if (outcome !== "overdue" && turn.stepFor(outcome) !== undefined) {
    if (outcome === "deemed-accepted") deemAccepted(turn, ledger, reached);
    else deemWithdrawn(turn, ledger, reached);
  }
}

// Accepted as of the receipt that started the window, although it is known only now (TL8); the window missed its duty.
function deemAccepted(turn: Turn, ledger: Ledger, reached: Reached): void {
  turn.record({ type: "deemed", outcome: "deemed-accepted", limit: ledger.key }, ledger.from);
  endLimit(turn, ledger, reached.on, "overdue");
  card(turn, ledger, reached, { colour: "red", cause: "no-notice-in-time" });
  reach(turn, "acceptance", ledger.from);
  move(turn, "deemed-accepted");
  settle(turn);
}

// The applicant did not answer the notice in time, and the item says with its basis what that means.
function deemWithdrawn(turn: Turn, ledger: Ledger, reached: Reached): void {
  turn.record({ type: "deemed", outcome: "deemed-withdrawn", limit: ledger.key }, reached.on);
  endLimit(turn, ledger, reached.on, "overdue");
  move(turn, "deemed-withdrawn");
}

function card(
  turn: Turn,
  ledger: Ledger,
  reached: Reached,
  what: { colour: "yellow" | "red"; cause: CardCause },
): void {
  const { owner, department } = definitionOf(turn.world.item, ledger);
  const { key: limit, run, branch, procedure } = ledger;
  turn.record(
    {
      type: "card-raised",
      card: {
        id: `c${turn.state.cards.length + 1}`,
        ...what,
        limit,
        run,
        department,
        role: owner,
        ...(branch === undefined ? {} : { branch }),
        ...(procedure === undefined ? {} : { procedure }),
        raisedOn: reached.on,
        due: dueOfLedger(turn.world, ledger).on,
      },
    },
    reached.on,
  );
}
