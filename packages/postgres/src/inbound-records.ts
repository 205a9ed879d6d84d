import type { InboundStore } from "@banjian/engine";
import type { Kysely } from "kysely";
import { receivedFromRow } from "./received-row.js";
import type { Tables } from "./tables.js";

/** The part of a store that keeps what other systems have told. */
export function inboundRecords(db: Kysely<Tables>, tenant: string): InboundStore {
  const kept = db.selectFrom("inbound").selectAll().where("tenant", "=", tenant);
  return {
    async keepReceived(received) {
      const { id, system, caseId, message, raw, receivedAt, fate, because } = received;
      await db
        .insertInto("inbound")
        .values({
          tenant,
          id,
          system,
          case_id: caseId,
          received_at: receivedAt,
          fate,
          because: because === undefined ? null : JSON.stringify(because),
          message: JSON.stringify(message ?? { raw }),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return receivedFromRow(await kept.where("id", "=", id).executeTakeFirstOrThrow());
    },
    async settleReceived(id, { fate, because }) {
      await db
        .updateTable("inbound")
        .set({ fate, because: because === undefined ? null : JSON.stringify(because) })
        .where("tenant", "=", tenant)
        .where("id", "=", id)
        .where("fate", "<>", "taken")
        .execute();
    },
    async received({ id, system, caseId, fates, count }) {
      const rows = await kept
        .$if(id !== undefined, (all) => all.where("id", "=", id ?? ""))
        .$if(system !== undefined, (all) => all.where("system", "=", system ?? ""))
        .$if(caseId !== undefined, (all) => all.where("case_id", "=", caseId ?? ""))
        .$if(fates !== undefined, (all) => all.where("fate", "in", fates ?? []))
        .orderBy("received_at", "desc")
        .orderBy("id", "desc")
        .limit(count)
        .execute();
      return rows.map(receivedFromRow);
    },
  };
}
