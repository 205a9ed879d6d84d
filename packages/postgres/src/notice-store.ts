import { engineError, type NoticeStore } from "@banjian/engine";
import type { Kysely } from "kysely";
import { patientReads } from "./patiently.js";
import { noticeFromRow } from "./rows.js";
import { schemaName, type Tables } from "./tables.js";

/** The notices of all halls in a database. */
export function postgresNoticeStore(database: Kysely<Tables>): NoticeStore {
  const db = database.withSchema(schemaName);
  const store: NoticeStore = {
    async all() {
      const rows = await db
        .selectFrom("notices")
        .select(["body", "known_on"])
        .orderBy("seq")
        .execute();
      return rows.map(noticeFromRow);
    },
    async add(notices, after) {
      const rows = notices.map(({ notice, knownOn }, index) => ({
        seq: after + index + 1,
        calendar: notice.calendar,
        number: notice.number,
        known_on: knownOn,
        body: JSON.stringify(notice),
      }));
      if (rows.length === 0) return;
      try {
        await db.insertInto("notices").values(rows).execute();
      } catch (error) {
        // Two that add at the same time want the same number: one of them gets it.
        throw isTaken(error) ? engineError("CALENDAR_CHANGED", {}) : error;
      }
    },
  };
  return database.isTransaction ? store : patientReads(store, ["all"]);
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}
