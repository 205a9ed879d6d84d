import { madeOnce } from "@banjian/base";
import { certificatesDue } from "../approval/members.js";
import { personRef } from "../case/actor-ref.js";
import type { Card } from "../case/card.js";
import type { CaseState } from "../case/case-state.js";
import type { PayloadOf } from "../case/payload.js";
import type { Actor } from "../case/person.js";
import { type ActionKind, isDecision } from "../definition/action-kind.js";
import { isReason, type WatchedCause, watchedIn } from "../definition/watched-causes.js";
import { isLicensing } from "../document/document-kinds.js";
import { namesRemedy } from "../document/remedies.js";
import type { Item } from "../item/item.js";
import { wasReviewed } from "./card-goes.js";
import { isCarded, unexplained } from "./public-reason.js";
import { missingFields } from "./read-payload.js";
import type { PersonalArrow } from "./standing-arrows.js";
import type { Turn } from "./turn.js";
import { raiseWatched } from "./watched-card.js";

/** What somebody has done: what it said, and the case as it found it. */
type Deed = {
  readonly turn: Turn;
  readonly actor: Actor;
  readonly arrow: PersonalArrow;
  readonly payload: PayloadOf<ActionKind>;
  readonly found: CaseState;
};

const seen: { readonly [Cause in WatchedCause]: (deed: Deed) => boolean } = {
  "unreviewed-decision": (deed) => isDecision(deed.arrow.kind) && !wasReviewed(deed.found),
  "decided-before-accepted": (deed) =>
    isDecision(deed.arrow.kind) && deed.found.milestones.acceptance === undefined,
  "extension-not-approved": ({ arrow, actor }) =>
    arrow.kind === "extend" && !actor.roles.some((role) => heads.has(role)),
  "too-few-inspectors": (deed) => {
    const said = saidWith(deed, "close-procedure");
    if (said === undefined) return false;
    const { procedure = "" } = deed.found.procedures[said.id] ?? {};
    if (!deed.turn.world.item.procedures.get(procedure)?.["on-site"]) return false;
    return new Set(said.inspectors?.map(({ id }) => id)).size < 2;
  },
  "back-dated-entry": (deed) => {
    const day = saidWith(deed, "submit")?.receivedOn;
    return day !== undefined && day < deed.turn.today;
  },
  "refusal-without-reason": (deed) => {
    const check = saidWith(deed, "pre-accept");
    const failed = check?.result === "failed" ? check : undefined;
    const said = saidWith(deed, "deny") ?? saidWith(deed, "refuse-acceptance") ?? failed;
    return said !== undefined && !isReason(said.reason);
  },
  "refusal-without-remedy": (deed) => {
    const said = saidWith(deed, "deny") ?? saidWith(deed, "refuse-acceptance");
    return said !== undefined && !namesRemedy(said.remedies);
  },
  "late-without-public-reason": (deed) =>
    isDecision(deed.arrow.kind) &&
    unexplained(deed.found) !== undefined &&
    !isCarded(deed.turn.state),
  "missing-field": ({ arrow, turn, found }) =>
    arrow.kind === "accept" && missingFields(turn.world.item, found).length > 0,
  "issued-without-certificate": (deed) => {
    const said = saidWith(deed, "complete");
    return said?.result === "issued" && isWithoutNumber(deed.turn, said);
  },
};

/** Raises a card for each thing that the item watches for and that has just been done; its department and whoever did it bear it. */
export function watch(turn: Turn, done: Omit<Deed, "turn">): void {
  const { item } = turn.world;
  const { actor, arrow } = done;
  const deed: Deed = { turn, actor, arrow, payload: done.payload, found: done.found };
  for (const cause of causesOf(item)) {
    if (!seen[cause](deed)) continue;
    raiseWatched(turn, cause, {
      ...aboutOf(deed),
      branch: arrow.branch,
      role: arrow.by.find((role) => actor.roles.includes(role)) ?? arrow.by[0] ?? "handler",
      person: personRef(actor),
    });
  }
}

const causesOf = madeOnce((item: Item): readonly WatchedCause[] =>
  Object.entries(watchedIn(item.file.supervision.watch)).flatMap(([name, colour]) =>
    colour === undefined ? [] : [name as WatchedCause],
  ),
);

/** Whether a certificate that the item gives has no number: its own, or one of those of its members. Only a licence gives one without saying so. */
function isWithoutNumber(
  { world: { item }, state }: Turn,
  { certificate }: PayloadOf<"complete">,
): boolean {
  if (certificate !== undefined) return false;
  const members = Object.values(item.file.members);
  return members.length > 0 ? certificatesDue(item, state).length > 0 : isLicensing(item.file);
}

const heads: ReadonlySet<string> = new Set(["head", "government-head"]);

function saidWith<Kind extends ActionKind>(deed: Deed, kind: Kind): PayloadOf<Kind> | undefined {
  return deed.arrow.kind === kind ? (deed.payload as PayloadOf<Kind>) : undefined;
}

// What is put right takes its own card with it.
function aboutOf(deed: Deed): Pick<Card, "limit" | "run" | "about"> {
  const procedure = saidWith(deed, "close-procedure")?.id;
  if (procedure !== undefined) return { about: procedure };
  const limit = saidWith(deed, "extend")?.limit;
  if (limit === undefined) return {};
  return { limit, run: deed.turn.state.limits[limit]?.run ?? 1 };
}
