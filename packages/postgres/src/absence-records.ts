import type { CaseStore } from "@banjian/engine";
import type { Kysely } from "kysely";
import { absenceFromRow } from "./rows.js";
import type { Tables } from "./tables.js";
import { addUnlessThere } from "./unless-there.js";

/** The part of a store that keeps who is away when. */
export function absenceRecords(
  db: Kysely<Tables>,
  tenant: string,
): Pick<CaseStore, "absences" | "addAbsence"> {
  return {
    async absences() {
      const rows = await db
        .selectFrom("absences")
        .select("body")
        .where("tenant", "=", tenant)
        .orderBy("seq")
        .execute();
      return rows.map(absenceFromRow);
    },
    // Two that add at the same time want the same number: one of them gets it.
    addAbsence: (absence, after) =>
      addUnlessThere(
        db,
        db.insertInto("absences").values({ tenant, seq: after + 1, body: JSON.stringify(absence) }),
      ),
  };
}
