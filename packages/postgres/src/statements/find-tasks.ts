import type { TaskInCase, TaskQuery } from "@banjian/engine";
import type { Kysely } from "kysely";
import { stateFromRow } from "../rows.js";
import type { Tables } from "../tables.js";

/** Open work of these roles, in this department or in none, and what is the person's own as an applicant. */
export async function findTasks(
  db: Kysely<Tables>,
  tenant: string,
  { roles, department, person }: TaskQuery,
): Promise<readonly TaskInCase[]> {
  const held = roles.filter((role) => role !== "applicant");
  const rows = await db
    .selectFrom("tasks")
    .innerJoin("cases", (join) =>
      join.onRef("cases.tenant", "=", "tasks.tenant").onRef("cases.id", "=", "tasks.case_id"),
    )
    .select(["tasks.task_id", "cases.fold"])
    .distinctOn(["tasks.case_id", "tasks.task_id"])
    .where("tasks.tenant", "=", tenant)
    .where((where) =>
      where.or([
        where.and([where("tasks.role", "=", "applicant"), where("tasks.person", "=", person)]),
        ...(held.length === 0
          ? []
          : [
              where.and([
                where("tasks.role", "in", held),
                where.or([
                  where("tasks.department", "is", null),
                  where("tasks.department", "=", department ?? ""),
                ]),
              ]),
            ]),
      ]),
    )
    .orderBy("tasks.case_id")
    .orderBy("tasks.task_id")
    .execute();
  return rows.flatMap(({ task_id, fold }) => {
    const state = stateFromRow({ fold });
    const task = state.tasks[task_id];
    return task === undefined ? [] : [{ task, state }];
  });
}
