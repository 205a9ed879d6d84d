import { settleNeeds } from "./branch-needs.js";
import { settleBranches } from "./branches.js";
import { settleExclusions } from "./exclusions.js";
import { settleFees } from "./fees.js";
import { settleInner } from "./inner-done.js";
import { settleLetters } from "./letters.js";
import { settleTasks } from "./tasks.js";
import type { Turn } from "./turn.js";

/** Brings everything that follows by itself into line with what has happened: branches, excluded time, tasks. */
export function settle(turn: Turn): void {
  if (turn.state.status === "open") {
    settleInner(turn);
    settleNeeds(turn);
    settleBranches(turn);
    settleExclusions(turn);
    settleFees(turn);
  }
  settleLetters(turn);
  settleTasks(turn);
}
