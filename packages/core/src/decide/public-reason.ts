import type { LocalDate } from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import type { Task } from "../case/task.js";
import type { Allowance } from "../definition/allowance.js";
import { watchedIn } from "../definition/watched-causes.js";
import type { Item } from "../item/item.js";
import type { Ledger } from "../limit/ledger.js";
import { raiseCard, raisedBy } from "./cards.js";
import { announce, endLimit } from "./limits.js";
import type { Turn } from "./turn.js";
import { recordingInstant } from "./world.js";

const promised = "promised";
const cause = "late-without-public-reason";

/** The limit in which the reason has to be published, and the work that it is. */
const reasonLimit = `reason:${promised}`;

/** How long that may take, where an item says nothing else; the regulation itself names no time. */
const usual: Allowance = { count: 3, unit: "business-days" };

/** The limit that was promised, is past, and of which nobody has published why. */
export function unexplained(state: CaseState): string | undefined {
  const isPublished = state.publicReasons?.some(({ limit }) => limit === promised) ?? false;
  return state.limits[promised]?.breached && !isPublished ? promised : undefined;
}

/** The work of publishing why a promise was not kept (regulation on the business environment, art. 36). */
export function reasonWork(
  item: Item,
  state: CaseState,
): Pick<Task, "work" | "kinds" | "roles" | "department">[] {
  if (unexplained(state) === undefined) return [];
  const { department } = item.file.item.authority;
  return [{ work: reasonLimit, kinds: ["publish-reason"], roles: ["handler", "head"], department }];
}

/** The promise is past: from that day on the reason is owed, within a limit of its own. */
export function oweReason(turn: Turn, { key }: Ledger, on: LocalDate): void {
  if (key !== promised || unexplained(turn.state) === undefined) return;
  const before = turn.state.limits[reasonLimit];
  if (before?.status === "running") return;
  const { item } = turn.world;
  announce(
    turn,
    {
      type: "limit-started",
      limit: reasonLimit,
      run: (before?.run ?? 0) + 1,
      duty: "handler",
      department: item.file.item.authority.department,
      since: recordingInstant(turn.world, turn.state),
      within: item.file.supervision["public-reason"] ?? usual,
    },
    on,
  );
}

/** The time to publish the reason has run out without it: a card, unless a decision has raised it already. */
export function reportNoReason(turn: Turn, ledger: Ledger, on: LocalDate): void {
  if (ledger.key !== reasonLimit || isCarded(turn.state)) return;
  const { item } = turn.world;
  const { [cause]: colour = "yellow" } = watchedIn(item.file.supervision.watch);
  raiseCard(turn, ledger, on, { colour, cause, ...raisedBy(item.watchedBy?.[cause]) });
}

/** The reason is published, or it turned out that none is owed. */
export function endReason(turn: Turn, outcome?: "void"): void {
  const ledger = turn.state.limits[reasonLimit];
  if (ledger?.status === "running") endLimit(turn, ledger, turn.today, outcome);
}

/** Whether the missing reason has its card, which is raised once; one that a supervisor withdrew is not raised again. */
export function isCarded({ cards }: CaseState): boolean {
  return cards.some(
    (one) =>
      one.cause === cause &&
      (one.withdrawn === undefined || one.withdrawn.because === "supervisor"),
  );
}
