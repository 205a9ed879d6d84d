import type { Kysely } from "kysely";
import { migrations } from "./migrations/index.js";

/** The steps of the schema, in their order. */
export const stepNames: readonly string[] = Object.keys(migrations);

/** The step of that name. */
export function stepNamed(name: string): { up(db: Kysely<unknown>): Promise<void> } {
  const step = Object.entries(migrations).find(([known]) => known === name)?.[1];
  if (step === undefined) throw new Error(`the schema has no step ${name}`);
  return step as { up(db: Kysely<unknown>): Promise<void> };
}

/** The steps among these that a later program has taken and that end the time of this one: their names say so; all others only add. */
export function closingSteps(done: readonly string[]): readonly string[] {
  return unknownSteps(done).filter((name) => name.includes("-contract-"));
}

/** The steps among these that a later program has taken. */
export function unknownSteps(done: readonly string[]): readonly string[] {
  return done.filter((name) => !stepNames.includes(name));
}
