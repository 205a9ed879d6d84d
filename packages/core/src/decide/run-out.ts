import { assertNever } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import type { Fact, FactType } from "../case/fact.js";
import { settleCalendar } from "./amended.js";
import { raiseRungCard } from "./cards.js";
import { expire } from "./expiry.js";
import { announce, outlastsCase } from "./limits.js";
import { Rounds } from "./rounds.js";
import { firstAhead, type RungAhead } from "./rung-ahead.js";
import { settle } from "./settle.js";
import { type Decision, Turn } from "./turn.js";
import type { World } from "./world.js";

/** What the clock alone has brought about in a case by now, in legal order; no facts when nothing is due. */
export function runOut(world: World, state: CaseState): readonly Fact[] {
  return ranOut(world, state).facts;
}

/** The same with the case it leads to, for whoever keeps both. */
export function ranOut(world: World, state: CaseState): Decision {
  const turn = new Turn(world, state);
  if (canRunOut(state)) runOutOn(turn);
  return { facts: turn.facts, state: turn.state };
}

/** Whether time can bring about anything in a case: in one that has ended, only where a bad rating is not answered or an outcome not served. */
export function canRunOut({ status, limits }: CaseState): boolean {
  return (
    status === "open" ||
    Object.values(limits).some((one) => outlastsCase(one) && one.status === "running")
  );
}

/** The same within a decision that goes on. */
export function runOutOn(turn: Turn): void {
  const before = turn.facts.length;
  if (turn.state.status === "open") settleCalendar(turn);
  if (turn.world.held === true) return;
  const rounds = new Rounds(turn);
  for (let due = earliest(turn); due !== undefined; due = earliest(turn)) {
    const { ledger, rung } = due;
    rounds.again(() => `${ledger.key} ${rung.id}`);
    fire(turn, due);
  }
  if (turn.facts.some(({ type }, index) => index >= before && !words.has(type))) settle(turn);
}

// What is only said of a limit: neither work nor time depends on it, and nothing follows by itself.
const words: ReadonlySet<FactType> = new Set<FactType>(["limit-warned", "card-raised"]);

/** The earliest rung reached by now over all limits of the case. What follows from one may make another due. */
function earliest({ world, state }: Turn): RungAhead | undefined {
  const first = firstAhead(world, world.item, state);
  return first !== undefined && first.reached.at <= world.now ? first : undefined;
}

function fire(turn: Turn, { ledger, rung, reached }: RungAhead): void {
  const { key: limit, run } = ledger;
  switch (rung.does) {
    case "warn":
      announce(turn, { type: "limit-warned", limit, run, rung: rung.id }, reached.on);
      break;
    case "breach":
      expire(turn, ledger, reached);
      break;
    case "yellow":
    case "red":
      raiseRungCard(turn, ledger, { ...rung, does: rung.does }, reached.on);
      break;
    default:
      assertNever(rung.does);
  }
}
