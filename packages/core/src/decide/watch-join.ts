import { personRef } from "../case/actor-ref.js";
import type { Card } from "../case/card.js";
import { isReason, type WatchedCause, watchedIn } from "../definition/watched-causes.js";
import { reasonsAgainst } from "../document/reasons-against.js";
import { wasReviewed } from "./card-goes.js";
import { raisedBy } from "./cards.js";
import { isCarded, unexplained } from "./public-reason.js";
import type { Turn } from "./turn.js";

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

function raise(turn: Turn, cause: WatchedCause, { branch: id = "", by }: Bearer): void {
  const { item } = turn.world;
  const { [cause]: colour } = watchedIn(item.file.supervision.watch);
  if (colour === undefined) return;
  const branch = item.branches.get(id);
  const card: Card = {
    id: `c${turn.state.cards.length + 1}`,
    colour,
    cause,
    department: branch?.department ?? item.file.item.authority.department,
    role: branch?.steps.at(-1)?.by[0] ?? "head",
    ...(branch === undefined ? {} : { branch: branch.id }),
    ...(by === undefined ? {} : { person: personRef(by) }),
    raisedOn: turn.today,
    ...raisedBy(item.watchedBy?.[cause]),
  };
  turn.record({ type: "card-raised", card });
}
