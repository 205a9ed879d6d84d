import type { CaseState } from "../case/case-state.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import { dueOfLedger } from "../limit/due.js";
import type { Ledger } from "../limit/ledger.js";
import { announce } from "./limits.js";
import type { Turn } from "./turn.js";

/** Limits that began on the last day of another one begin with it where that day has moved; `before`: the case as it was. */
export function moveFollowers(turn: Turn, before: CaseState): void {
  for (let facts = -1; facts < turn.facts.length; ) {
    facts = turn.facts.length;
    for (const definition of turn.world.item.limits.values()) follow(turn, before, definition);
  }
}

function follow(turn: Turn, before: CaseState, { name, starts }: LimitDefinition): void {
  for (const start of starts) {
    const ledger = turn.state.limits[name];
    if (ledger === undefined || typeof start !== "object" || !("expires" in start)) continue;
    const [was, is] = [before.limits[start.expires], turn.state.limits[start.expires]];
    if (was === undefined || is === undefined || lastDay(turn, was) !== ledger.from) continue;
    const from = lastDay(turn, is);
    if (from === ledger.from) continue;
    announce(turn, { type: "limit-corrected", limit: name, run: ledger.run, from });
  }
}

function lastDay({ world }: Turn, ledger: Ledger) {
  return dueOfLedger(world, ledger).on;
}
