import { type LocalDate, parseLocalDate } from "@banjian/calendar";
import { inHours } from "../definition/allowance.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import { announce, startLimit } from "./limits.js";
import type { Turn } from "./turn.js";

/**
 * Limits that start on a day given in the form, such as the day a permit expires: they start as soon as it is known, and
 * follow it while they run and the form is put right.
 */
export function followForm(turn: Turn): void {
  for (const definition of turn.world.item.limits.values()) {
    const [first] = daysOf(turn, definition).toSorted();
    if (first !== undefined) follow(turn, definition, first);
  }
}

function follow(turn: Turn, definition: LimitDefinition, from: LocalDate): void {
  const ledger = turn.state.limits[definition.name];
  if (ledger === undefined) startLimit(turn, definition, from);
  else if (isOfForm(definition) && ledger.status === "running" && ledger.from !== from) {
    announce(turn, { type: "limit-corrected", limit: ledger.key, run: ledger.run, from });
  }
}

// Where something else may have started it as well, the form alone does not say when it began.
function isOfForm({ starts, within }: LimitDefinition): boolean {
  return !inHours(within) && starts.every((one) => typeof one === "object" && "day" in one);
}

function daysOf(turn: Turn, { starts }: LimitDefinition): LocalDate[] {
  return starts.flatMap((start) =>
    typeof start === "object" && "day" in start ? (formDay(turn, start.day) ?? []) : [],
  );
}

function formDay({ state: { form } }: Turn, field: string): LocalDate | undefined {
  const value = Object.hasOwn(form, field) ? form[field] : undefined;
  return typeof value === "string" ? parseLocalDate(value) : undefined;
}
