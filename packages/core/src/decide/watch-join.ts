import { personRef } from "../case/actor-ref.js";
import type { Card } from "../case/card.js";
import { isReason, type WatchedCause } from "../definition/watched-causes.js";
import { reasonsAgainst } from "../document/reasons-against.js";
import { wasReviewed } from "./card-goes.js";
import { isCarded, unexplained } from "./public-reason.js";
import type { Turn } from "./turn.js";
import { raiseWatched } from "./watched-card.js";

/** Who bears a card: the branch, and who spoke in it, where somebody did. */
type Bearer = { readonly branch?: string; readonly by?: Card["person"] };

/** Where the departments' join decides nobody acts, and what is watched for in a decision is watched for in what it made. */
export function watchJoin(turn: Turn, decision: "grant" | "deny"): void {
  const { state, facts } = turn;
  const last = facts.findLast(({ type }) => type === "action-taken");
  const deed: Bearer = last?.type === "action-taken" ? last : {};
  if (!wasReviewed(state)) raise(turn, "unreviewed-decision", deed);
  if (state.milestones.acceptance === undefined) raise(turn, "decided-before-accepted", deed);
  if (unexplained(state) !== undefined && !isCarded(state)) {
    raise(turn, "late-without-public-reason", deed);
  }
  if (decision === "grant") return;
  const against = reasonsAgainst(facts);
  const told = new Set(against.flatMap(({ branch, text }) => (isReason(text) ? [branch] : [])));
  const silent = against.filter(({ branch }) => !told.has(branch));
  const each = new Map(silent.map((one) => [one.branch, one]));
  for (const one of each.values()) raise(turn, "refusal-without-reason", one);
}

function raise(turn: Turn, cause: WatchedCause, { branch, by }: Bearer): void {
  const role = turn.world.item.branches.get(branch ?? "")?.steps.at(-1)?.by[0] ?? "head";
  raiseWatched(turn, cause, { branch, role, person: by && personRef(by) });
}
