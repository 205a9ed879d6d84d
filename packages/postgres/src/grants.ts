import { schemaName, type Tables } from "./tables.js";

type Right = "select" | "insert" | "update" | "delete";

const added: readonly Right[] = ["select", "insert"];
const changed: readonly Right[] = ["select", "insert", "update"];
const removable: readonly Right[] = ["select", "insert", "delete"];
const replaced: readonly Right[] = ["select", "insert", "update", "delete"];

/** What a running hall does with each table, and nothing more: what has happened is added to and never changed. */
const rights: { readonly [Table in keyof Tables]: readonly Right[] } = {
  cases: changed,
  facts: added,
  limits: replaced,
  tasks: replaced,
  cards: replaced,
  measures: changed,
  absences: added,
  assessments: added,
  inbound: changed,
  requests: added,
  outbox: changed,
  outbox_heads: changed,
  sinks: changed,
  stalls: replaced,
  incidents: changed,
  clock_holds: changed,
  calendar_passes: changed,
  counters: changed,
  notices: added,
  item_acts: added,
  item_versions: removable,
  published_items: replaced,
};

/** What a running hall needs of each table. */
export const tableRights: readonly (readonly [string, readonly Right[]])[] = [
  ["schema_steps", ["select"]],
  ...Object.entries(rights),
];

/** The statements that let a role run a hall: it needs neither ownership nor the right to make or change a table. */
export function grantsFor(role: string): readonly string[] {
  const to = `"${role.replaceAll('"', '""')}"`;
  return [
    `grant usage on schema ${schemaName} to ${to}`,
    ...tableRights.map(
      ([table, list]) => `grant ${list.join(", ")} on ${schemaName}.${table} to ${to}`,
    ),
  ];
}
