import type { Kysely } from "kysely";
import type { OpenDatabase } from "../connect.js";
import { isLost } from "../database-fault.js";
import { durabilityOf, type Tier, tierOf } from "../durability.js";
import type { Tables } from "../tables.js";
import { foldFindings, itemFindings, strayFindings } from "./case-checks.js";
import { type DatabaseFinding, finding, wrong } from "./finding.js";
import { historyFindings } from "./history-checks.js";
import { monthFindings } from "./month-checks.js";
import { driftFindings, stepFindings } from "./schema-checks.js";
import { clockFindings, roleFindings, settingFindings } from "./server-checks.js";
import { dueFindings, holdFindings, sessionFindings, sinkFindings } from "./work-checks.js";

/** What a database survives, and everything that is wrong with it. */
export type Examination = {
  readonly tier: Tier;
  readonly findings: readonly DatabaseFinding[];
};

/** Looks a database over from its schema to its cases; changes nothing. Without a schema that fits, what lies in it is not looked at. */
export async function examine(
  { db, backend }: Pick<OpenDatabase<Tables>, "db" | "backend">,
  here: () => number,
): Promise<Examination> {
  // PGlite has one role and no server whose settings could be wrong; it does not survive the loss of power.
  const isServer = backend === "postgres";
  const tier = isServer ? tierOf(await durabilityOf(db)) : "S1";
  const steps = await stepFindings(db);
  const sessions: Check = (it) => sessionFindings(it);
  const server = isServer ? [settingFindings, sessions] : [];
  const role = isServer ? [roleFindings] : [];
  const inside = steps.length > 0 ? [] : [...role, driftFindings, monthFindings, ...ofCases];
  const found = [...steps, ...(await clockFindings(db, here))];
  for (const check of [...server, ...inside]) found.push(...(await surely(check, db)));
  return { tier, findings: found };
}

type Check = (db: Kysely<Tables>) => Promise<readonly DatabaseFinding[]>;

/** What one check finds; that it cannot be made in such a database is a finding itself (DB18), and the others go on. */
async function surely(check: Check, db: Kysely<Tables>): Promise<readonly DatabaseFinding[]> {
  try {
    return await check(db);
  } catch (error) {
    if (!(error instanceof Error) || isLost(error)) throw error;
    const name = check.name.replace(/Findings$/, "");
    return [wrong(finding("DB18", { check: name, reason: error.message }))];
  }
}

const ofCases = [
  foldFindings,
  strayFindings,
  itemFindings,
  dueFindings,
  holdFindings,
  sinkFindings,
  historyFindings,
];
