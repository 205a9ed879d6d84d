import type { InboundStore } from "@banjian/engine";
import type { Kysely } from "kysely";
import { receivedFromRow } from "./received-row.js";
import type { Tables } from "./tables.js";
import { addUnlessThere } from "./unless-there.js";

/** The part of a store that keeps what other systems have told. */
export function inboundRecords(db: Kysely<Tables>, tenant: string): InboundStore {
  const kept = db.selectFrom("inbound").selectAll().where("tenant", "=", tenant);
  return {
    async keepReceived(received) {
      const { id, system, caseId, message, raw, receivedAt, fate, because } = received;
      const told = kept.where("id", "=", id);
      const before = await told.executeTakeFirst();
      if (before !== undefined) return receivedFromRow(before);
      await addUnlessThere(
        db,
        db.insertInto("inbound").values({
          tenant,
          id,
          system,
          case_id: caseId,
          received_at: receivedAt,
          fate,
          because: because === undefined ? null : JSON.stringify(because),
          message: JSON.stringify(message ?? { raw }),
        }),
      );
      return receivedFromRow(await told.executeTakeFirstOrThrow());
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
