import type { Kysely } from "kysely";
import { grantsFor } from "./grants.js";
import { untakenSteps } from "./migrate.js";
import { stepNames } from "./migrate-steps.js";
import { type PlannedStep, plannedBook, plannedStep } from "./planned-steps.js";
import type { Tables } from "./tables.js";

/** The steps that a database has not taken, as the statements that take them, and what a role needs afterwards. */
export type SchemaPlan = {
  readonly steps: readonly PlannedStep[];
  readonly grants: readonly string[];
};

/** What migrating this database would run, or an empty one where none is given; refuses what migrating refuses. Changes nothing. */
export async function planSchema(
  db: Kysely<Tables> | undefined,
  role?: string,
): Promise<SchemaPlan> {
  const missing = db === undefined ? stepNames : await untakenSteps(db);
  const grants = role === undefined ? [] : grantsFor(role);
  if (missing.length === 0) return { steps: [], grants };
  const steps = await Promise.all(missing.map(plannedStep));
  return { steps: [await plannedBook(), ...steps], grants };
}

/** The plan as a script for psql, each step a transaction. */
export function planScript({ steps, grants }: SchemaPlan): string {
  const blocks = steps.map(({ name, statements }) =>
    [`-- ${name}`, "begin;", ...statements.map((one) => `${one};`), "commit;", ""].join("\n"),
  );
  const granting =
    grants.length === 0 ? [] : [["-- grants", ...grants.map((one) => `${one};`), ""].join("\n")];
  return [...blocks, ...granting].join("\n");
}
