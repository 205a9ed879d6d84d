import type { AwaitedQuery, TaskInCase, TaskQuery } from "@banjian/engine";
import type { Expression, ExpressionBuilder, Kysely, SqlBool } from "kysely";
import { eachReadable } from "../readable-case.js";
import { awaiting } from "../rows.js";
import type { Tables } from "../tables.js";

/** Open work of these roles, in this department or in none, and what is the person's own: as an applicant, to read, or to do; or what a department waits for. */
export async function findTasks(
  db: Kysely<Tables>,
  { tenant, unread }: { readonly tenant: string; readonly unread: (caseId: string) => void },
  sought: TaskQuery | AwaitedQuery,
): Promise<readonly TaskInCase[]> {
  const found = db
    .selectFrom("tasks")
    .innerJoin("cases", (join) =>
      join.onRef("cases.tenant", "=", "tasks.tenant").onRef("cases.id", "=", "tasks.case_id"),
    )
    .select(["tasks.task_id", "cases.id", "cases.version", "cases.fold"])
    .distinctOn(["tasks.case_id", "tasks.task_id"])
    .where("tasks.tenant", "=", tenant)
    .orderBy("tasks.case_id")
    .orderBy("tasks.task_id");
  const query =
    "awaitedBy" in sought
      ? found.where("tasks.role", "=", awaiting(sought.awaitedBy))
      : found.where((where) => isFor(where, sought));
  const rows = await query.execute();
  return eachReadable(rows, unread, (state, { task_id }) => {
    const task = state.tasks[task_id];
    return task === undefined ? [] : [{ task, state }];
  });
}

function isFor(
  where: ExpressionBuilder<Tables, "tasks">,
  { roles, department, person, holder }: TaskQuery,
): Expression<SqlBool> {
  const held = roles.filter((role) => role !== "applicant");
  const byRole = where.and([
    where("tasks.role", "in", held),
    where("tasks.person", "is", null),
    where.or([
      where("tasks.department", "is", null),
      where("tasks.department", "=", department ?? ""),
    ]),
  ]);
  const theirs = where.or([
    where("tasks.person", "=", person),
    where("tasks.holder", "=", person),
    ...(held.length === 0 ? [] : [byRole]),
  ]);
  if (holder === undefined) return theirs;
  const isHeld = where("tasks.holder", holder === null ? "is" : "=", holder);
  return where.and([theirs, isHeld]);
}
