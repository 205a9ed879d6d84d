import { openHall } from "banjian";
import type { Pool } from "pg";
import { application, people, steps } from "../../support/small-item.js";
import { tenant } from "./job.js";

/** Where the small item's cases are opened: a Monday morning. */
export const morning = "2026-09-14T02:00:00.000Z";

/** How many steps a case may have behind it and still be open. */
export const stages = steps.length;

/** The number of a copy. */
export function copyId(index: number): string {
  return `c${String(index).padStart(9, "0")}`;
}

/** Which copies, whether their limits wait until long after the bench is over, and whether only their last facts are copied, and without what they say: nobody reads facts to act. */
type Copies = { readonly cases: number; readonly asleep: boolean; readonly light?: boolean };

/**
 * Fills a migrated database with open cases: one of each stage is taken there through a hall, and the others are copies with
 * all that is kept of a case: its facts, limits, work, measures and receipts. Copy n has taken n % `stages` steps.
 */
export async function fillWithCopies(
  { url, items, admin }: { readonly url: string; readonly items: string; readonly admin: Pool },
  { cases, asleep, light = false }: Copies,
): Promise<void> {
  const templates = await templatesIn(url, items);
  await admin.query("create table if not exists public.template (stage int, id text, facts int)");
  await admin.query("truncate public.template");
  await admin.query(
    `insert into public.template
     select ord - 1, t.id, version
     from unnest($1::text[]) with ordinality as t(id, ord) join banjian.cases on cases.id = t.id`,
    [templates],
  );
  const most = 50_000;
  for (let first = 0; first < cases; first += most) {
    const last = Math.min(cases, first + most) - 1;
    for (const copy of copying(asleep ? 1 : 0, light)) await admin.query(copy, [first, last]);
    process.stderr.write(
      `\r${(last + 1).toLocaleString("en")} of ${cases.toLocaleString("en")} cases `,
    );
  }
  process.stderr.write("\n");
  await admin.query("vacuum analyze");
  await admin.query("checkpoint");
}

/** One case at each stage. */
async function templatesIn(db: string, items: string): Promise<string[]> {
  const hall = await openHall({ db, items, tenant, clock: () => morning as never });
  const ids: string[] = [];
  for (let stage = 0; stage < stages; stage++) {
    const key = (step: number) => ({ key: `template-${stage}-${step}` });
    const by = { by: people.applicant, ...key(0) };
    const { caseId } = await hall.submit("small-licence", application, by);
    for (const [step, { action, ...more }] of steps.slice(0, stage).entries()) {
      await hall.act(caseId, action, { ...more, ...key(step + 1) });
    }
    ids.push(caseId);
  }
  await hall.close();
  return ids;
}

const far = { position: 100_000, days: 36_500 };

const as = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]));

/** What a copy has in the columns of each table: what its template has, but for its number and until when its limits wait. */
const columns = (
  asleep: 0 | 1,
  light: boolean,
): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  cases: {
    id: "copy.id",
    ...as("item_code", "item_version", "item_digest", "status", "version"),
    ...as("opened_at", "changed_at"),
    fold: "jsonb_set(fold, '{id}', to_jsonb(copy.id))",
  },
  facts: {
    case_id: "copy.id",
    ...as("seq", "type", "at", "effective_on"),
    body: light ? "'{}'" : "body",
  },
  limits: {
    case_id: "copy.id",
    ...as("limit_key", "calendar", "depends_from", "depends_to"),
    position: `position + ${asleep} * (${far.position} + copy.n % 500)`,
    day: `day + ${asleep * far.days}`,
    at: `at + interval '${asleep * far.days} days'`,
  },
  tasks: {
    case_id: "copy.id",
    ...as("task_id", "role", "department", "person", "holder", "owner", "opened_on"),
  },
  measures: {
    case_id: "copy.id",
    ...as("seq", "recorded_at", "superseded_at", "filed_on", "ended_on"),
    body: "body || jsonb_build_object('caseId', copy.id)",
  },
  requests: { case_id: "copy.id", key: "copy.id || '/' || key", ...as("body", "version", "at") },
});

/** What copies the templates, table by table, for the numbers from $1 to $2. */
function copying(asleep: 0 | 1, light: boolean): readonly string[] {
  return Object.entries(columns(asleep, light)).map(
    ([table, given]) => `insert into banjian.${table} (tenant, ${Object.keys(given)})
      select tenant, ${Object.values(given)}
      from (select ${table}.*, template.stage from banjian.${table}
        join public.template on template.id = ${table}.${Object.keys(given)[0]}
        ${table === "facts" && light ? "where seq > facts - 5" : ""}) it
      join (select n, 'c' || lpad(n::text, 9, '0') as id from generate_series($1::int, $2::int) n) copy
        on copy.n % ${stages} = stage`,
  );
}

/** Lets the limits of some copies wait for their own days again. */
export async function waken(admin: Pool, first: number, last: number): Promise<void> {
  await admin.query(
    `update banjian.limits set position = position - ${far.position} - cast(substr(case_id, 2) as int) % 500,
      day = day - ${far.days}, at = at - interval '${far.days} days'
     where tenant = '${tenant}' and case_id between $1 and $2`,
    [copyId(first), copyId(last)],
  );
}
