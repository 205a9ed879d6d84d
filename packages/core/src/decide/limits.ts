import type { LocalDate } from "@banjian/calendar";
import type { FactBody, Told } from "../case/fact.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import type { Moment } from "../definition/limit-schema.js";
import type { Milestone } from "../definition/milestone.js";
import { dueOfLedger } from "../limit/due.js";
import { inOrder, type Ledger, openSpan } from "../limit/ledger.js";
import type { Turn } from "./turn.js";
import { recordingInstant } from "./world.js";

type Announced = Extract<FactBody, { told: Told }>;
type Unannounced = {
  [Type in Announced["type"]]: Omit<Extract<Announced, { type: Type }>, "told">;
}[Announced["type"]];

/** Records a movement of a limit together with the due date it leads to. */
export function announce(turn: Turn, movement: Unannounced, on = turn.today): void {
  turn.record({ ...movement, told: toldBy(turn, movement, on) } as Announced, on);
}

function toldBy(turn: Turn, movement: Unannounced, on: LocalDate): Told {
  const unsaid: Told = { due: on, provisional: false, edition: "" };
  const ledger = turn.after({ ...movement, told: unsaid } as Announced, on).limits[movement.limit];
  if (ledger === undefined) throw new Error(`no limit ${movement.limit} moves`);
  const { on: due, provisional, edition } = dueOfLedger(turn.world, ledger);
  return { due, provisional, edition };
}

/** A milestone is reached: limits that end on it end, then those that start on it start. */
export function reach(turn: Turn, milestone: Milestone, on = turn.today): void {
  turn.record({ type: "milestone-reached", milestone }, on);
  happen(turn, milestone, on);
}

/** A milestone is reached, or a state entered or left. */
export function happen(turn: Turn, moment: Moment, on = turn.today): void {
  for (const definition of turn.world.item.limits.values()) {
    const ledger = turn.state.limits[definition.name];
    if (ledger?.status === "running" && definition.ends.some((end) => same(end, moment))) {
      endLimit(turn, ledger, on);
    }
  }
  for (const definition of turn.world.item.limits.values()) {
    if (definition.starts !== "by-hand" && same(definition.starts, moment)) {
      startLimit(turn, definition, on);
    }
  }
}

function same(a: Moment, b: Moment): boolean {
  if (typeof a === "string" || typeof b === "string") return a === b;
  if ("enters" in a) return "enters" in b && a.enters === b.enters;
  return "leaves" in b && a.leaves === b.leaves;
}

/** Starts a run of a limit; one that has run before starts again only where it says `again: restart`. */
export function startLimit(turn: Turn, definition: LimitDefinition, from: LocalDate): void {
  const before = turn.state.limits[definition.name];
  if (before !== undefined && definition.again === "ignore") return;
  if (before?.status === "running") endLimit(turn, before, from);
  const { name, within, branch, roll } = definition;
  const run = (before?.run ?? 0) + 1;
  announce(
    turn,
    {
      type: "limit-started",
      limit: name,
      run,
      since: recordingInstant(turn.world, turn.state),
      within,
      ...(branch === undefined ? {} : { branch }),
      ...(roll === undefined ? {} : { roll }),
    },
    from,
  );
}

/** Ends a run: met or overdue as measured on that day (TL12), or `ended` when the case ended first. */
export function endLimit(
  turn: Turn,
  ledger: Ledger,
  on = turn.today,
  outcome: "met" | "overdue" | "ended" = measured(turn, ledger, on),
): void {
  announce(turn, { type: "limit-ended", limit: ledger.key, run: ledger.run, outcome }, on);
}

function measured(turn: Turn, ledger: Ledger, on: LocalDate): "met" | "overdue" {
  if (ledger.breached) return "overdue";
  // Nothing runs out while time is excluded, whatever end was announced.
  if (openSpan(ledger) !== undefined) return "met";
  return on > dueOfLedger(turn.world, ledger).on ? "overdue" : "met";
}

/** Ends every running limit whose case or branch has ended. */
export function endRunning(turn: Turn, concerns: (ledger: Ledger) => boolean): void {
  for (const ledger of inOrder(turn.state.limits)) {
    if (ledger.status === "running" && concerns(ledger))
      endLimit(turn, ledger, turn.today, "ended");
  }
}
