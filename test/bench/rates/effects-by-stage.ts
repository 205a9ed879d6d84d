import type { Pool } from "pg";
import { stages } from "./copies.js";

/** What opens when somebody comes to it, and so later after an outage. */
const later = `'state-changed', 'branch-opened', 'task-opened', 'task-closed'`;

/** What of a fact says what took effect. */
const effect = `type || ' ' || coalesce(body->>'limit', body->'card'->>'cause', '') || ' ' || effective_on`;

/**
 * How many limits and cards took effect in the copies, and for each stage every way in which its cases came on: the facts they
 * got in their order, but for work that opened, and how many events were announced. Where all of a stage came on alike there is one way.
 */
export async function effectsByStage(
  admin: Pool,
): Promise<{ readonly effects: number; readonly done: string }> {
  const { rows } = await admin.query(
    `with told as (
       select case_id, string_agg(${effect}, ', ' order by seq) filter (where type not in (${later})) as facts,
         count(*) filter (where type in ('limit-warned', 'limit-breached', 'deemed', 'card-raised'))::int as effects
       from banjian.facts join public.template on stage = cast(substr(case_id, 2) as int) % ${stages}
       where case_id like 'c0%' and seq > template.facts group by case_id
     ), announced as (
       select case_id, sum(count)::int as events from banjian.outbox where case_id like 'c0%' group by case_id
     )
     select cast(substr(case_id, 2) as int) % ${stages} as stage, facts, events, sum(effects)::int as effects
     from told left join announced using (case_id) group by 1, 2, 3 order by 1, 2, 3`,
  );
  return {
    effects: rows.reduce((sum, row) => sum + row.effects, 0),
    done: JSON.stringify(rows.map(({ stage, facts, events }) => ({ stage, facts, events }))),
  };
}
