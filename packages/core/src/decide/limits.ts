import { type LocalDate, parseLocalDate } from "@banjian/calendar";
import type { FactBody, Told } from "../case/fact.js";
import { basisOn } from "../definition/basis-text.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import type { Milestone } from "../definition/milestone.js";
import { type Moment, sameMoment } from "../definition/moment.js";
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

/** The same by silence: recorded so that nobody takes it for a person's act (TL8). */
export function reachDeemed(turn: Turn, milestone: Milestone, on: LocalDate): void {
  turn.record({ type: "milestone-reached", milestone, deemed: true }, on);
  happen(turn, milestone, on);
}

/** A moment has come: limits that end on it end, those that change with it change, those that start on it start. */
export function happen(turn: Turn, moment: Moment, on = turn.today): void {
  const definitions = [...turn.world.item.limits.values()];
  for (const { name, ends } of definitions) {
    const ledger = turn.state.limits[name];
    if (ledger?.status === "running" && ends.some((end) => sameMoment(end, moment))) {
      endLimit(turn, ledger, on);
    }
  }
  for (const { name, becomes } of definitions) {
    const change = becomes.find((one) => sameMoment(one.on, moment));
    const ledger = turn.state.limits[name];
    if (change === undefined || ledger?.status !== "running") continue;
    const basis = basisOn(change.basis, on);
    const { within } = change;
    announce(turn, { type: "limit-changed", limit: name, within, ...(basis && { basis }) });
  }
  for (const definition of definitions) {
    if (definition.starts.some((start) => sameMoment(start, moment))) {
      startLimit(turn, definition, on);
    }
  }
}

/** Limits that start on a day the applicant gave, such as the day a permit expires: known as soon as the form is filed. */
export function startFromForm(turn: Turn): void {
  for (const definition of turn.world.item.limits.values()) {
    const days = definition.starts.flatMap((start) =>
      typeof start === "object" && "day" in start ? (formDay(turn, start.day) ?? []) : [],
    );
    const [first] = days.toSorted();
    if (first !== undefined) startLimit(turn, definition, first);
  }
}

function formDay(turn: Turn, field: string): LocalDate | undefined {
  const { form } = turn.state;
  const value = Object.hasOwn(form, field) ? form[field] : undefined;
  return typeof value === "string" ? parseLocalDate(value) : undefined;
}

/** Starts a run of a limit; one that has run before starts again only where it says `again: restart`. */
export function startLimit(turn: Turn, definition: LimitDefinition, from: LocalDate): void {
  const before = turn.state.limits[definition.name];
  if (before !== undefined && definition.again === "ignore") return;
  restartLimit(turn, definition, from);
}

/** Starts a run from the beginning, whatever ran before. */
export function restartLimit(turn: Turn, definition: LimitDefinition, from: LocalDate): void {
  const before = turn.state.limits[definition.name];
  if (before?.status === "running") endLimit(turn, before, from);
  const { name, within, branch, roll, counts, closes, owner } = definition;
  const basis = basisOn(definition.basis, from);
  announce(
    turn,
    {
      type: "limit-started",
      limit: name,
      run: (before?.run ?? 0) + 1,
      since: recordingInstant(turn.world, turn.state),
      within,
      ...(branch === undefined ? {} : { branch }),
      ...(roll === undefined ? {} : { roll }),
      ...(counts === "before" ? { backwards: true } : {}),
      ...(closes === "office" ? { closes } : {}),
      ...(owner === "applicant" ? { theirs: true } : {}),
      ...(basis === undefined ? {} : { basis }),
    },
    from,
  );
}

/** Ends a run: met or overdue as measured on that day (TL12), or `ended` when the case ended first. */
export function endLimit(
  turn: Turn,
  ledger: Ledger,
  on = turn.today,
  outcome: "met" | "overdue" | "ended" | "passed" = measured(turn, ledger, on),
): void {
  announce(turn, { type: "limit-ended", limit: ledger.key, run: ledger.run, outcome }, on);
}

/** Whether a run that ended on that day was in time (TL12). */
export function measured(turn: Turn, ledger: Ledger, on: LocalDate): "met" | "overdue" {
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
