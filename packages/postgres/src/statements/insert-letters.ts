import type { Effects } from "@banjian/engine";
import { type CompiledQuery, sql } from "kysely";
import { compiledOnce } from "../compiled-once.js";
import { columnLists, eachColumn } from "./row-lists.js";

/** A decision that is posted, and the ticket of the request it answers. */
export type Posted = { readonly effects: Effects; readonly ticket?: string | undefined };

const columns = {
  case_id: "text",
  seq: "integer",
  at: "timestamptz",
  ticket: "text",
  count: "integer",
  events: "jsonb",
} as const;

const addLetters = compiledOnce<Readonly<Record<string, unknown>>>((db, given) =>
  db
    .insertInto("outbox")
    .columns(["tenant", "epoch", ...(Object.keys(columns) as (keyof typeof columns)[])])
    .expression(() =>
      db.selectNoFrom(({ selectFrom }) => [
        given("tenant", "text").as("tenant"),
        sql<number>`coalesce(${selectFrom("outbox_heads")
          .select("epoch")
          .where("tenant", "=", given("tenant", "text"))}, 1)`.as("epoch"),
        ...eachColumn(given, columns),
      ]),
    ),
);

/** What posts the events of decisions; a decision that announces nothing is not posted unless somebody waits for it. */
export function insertLetters(tenant: string, decisions: readonly Posted[]): CompiledQuery[] {
  const rows = decisions.flatMap(({ effects: { state, events, facts }, ticket }) => {
    if (events.length === 0 && (ticket === undefined || facts.length === 0)) return [];
    return {
      case_id: state.id,
      seq: state.version,
      at: state.at,
      ticket: ticket ?? null,
      count: events.length,
      events: JSON.stringify(events),
    };
  });
  return rows.length === 0 ? [] : [addLetters({ tenant, ...columnLists(columns, rows) })];
}
