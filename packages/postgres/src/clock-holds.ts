import type { CaseStore } from "@banjian/engine";
import type { Kysely } from "kysely";
import { holdFromRow } from "./rows.js";
import type { Tables } from "./tables.js";
import { inTransaction } from "./transaction.js";

/** The part of a store that holds limits while its clock is doubted. */
export function clockHolds(
  db: Kysely<Tables>,
  tenant: string,
): Pick<CaseStore, "hold" | "release" | "holds"> {
  const latest = (trx: Kysely<Tables>) =>
    trx.selectFrom("clock_holds").selectAll().where("tenant", "=", tenant).orderBy("seq", "desc");
  return {
    hold: ({ from, to, elapsed }) =>
      inTransaction(db, async (trx) => {
        const last = await latest(trx).limit(1).executeTakeFirst();
        if (last !== undefined && last.released_at === null) return holdFromRow(last);
        // Two workers that see the same jump want the same number: one of them writes it, the other begins again and finds it.
        await trx
          .insertInto("clock_holds")
          .values({
            tenant,
            seq: (last?.seq ?? 0) + 1,
            went_from: from,
            went_to: to,
            elapsed_ms: elapsed,
          })
          .execute();
        return holdFromRow(await latest(trx).limit(1).executeTakeFirstOrThrow());
      }),
    async release({ by, reason }) {
      const row = await db
        .updateTable("clock_holds")
        .set(({ fn }) => ({
          released_at: fn<string>("clock_timestamp"),
          released_by: by,
          reason,
        }))
        .where("tenant", "=", tenant)
        .where("released_at", "is", null)
        .returningAll()
        .executeTakeFirst();
      return row && holdFromRow(row);
    },
    holds: async () => (await latest(db).execute()).map(holdFromRow),
  };
}
