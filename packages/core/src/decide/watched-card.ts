import type { Card } from "../case/card.js";
import type { PersonRef } from "../case/person.js";
import { type WatchedCause, watchedIn } from "../definition/watched-causes.js";
import { raisedBy } from "./cards.js";
import type { Turn } from "./turn.js";

/** Who bears a card for what was watched, and which of several it is about. */
type Borne = Pick<Card, "limit" | "run" | "about" | "role"> & {
  readonly branch?: string | undefined;
  readonly person?: PersonRef | undefined;
};

/** Raises the card of something that is watched for, where the item names a colour for it; the department of the branch bears it, else the authority. */
export function raiseWatched(
  turn: Turn,
  cause: WatchedCause,
  { branch: id = "", role, person, ...about }: Borne,
): void {
  const { item } = turn.world;
  const { [cause]: colour } = watchedIn(item.file.supervision.watch);
  if (colour === undefined) return;
  const branch = item.branches.get(id);
  const card: Card = {
    id: `c${turn.state.cards.length + 1}`,
    colour,
    cause,
    ...about,
    department: branch?.department ?? item.file.item.authority.department,
    role,
    ...(branch === undefined ? {} : { branch: branch.id }),
    ...(person === undefined ? {} : { person }),
    raisedOn: turn.today,
    ...raisedBy(item.watchedBy?.[cause]),
  };
  turn.record({ type: "card-raised", card });
}
