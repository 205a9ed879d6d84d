import { engineError, type ItemStore, type ItemVersion } from "@banjian/engine";
import type { Kysely } from "kysely";
import { patientReads } from "./patiently.js";
import { itemFromRow } from "./rows.js";
import { schemaName, type Tables } from "./tables.js";
import { inTransaction } from "./transaction.js";

/** Published items in a database, shared by all tenants. */
export function postgresItemStore(database: Kysely<Tables>): ItemStore {
  const db = database.withSchema(schemaName);
  const versions = db.selectFrom("item_versions").selectAll("item_versions");
  const current = versions.innerJoin(
    "published_items",
    "published_items.digest",
    "item_versions.digest",
  );
  const store: ItemStore = {
    publish: (items) =>
      inTransaction(db, async (trx) => {
        for (const item of items) await publishOne(trx, item);
      }),
    async published() {
      const rows = await current.orderBy("item_versions.code").execute();
      return rows.map(itemFromRow);
    },
    async find(code) {
      const row = await current.where("published_items.code", "=", code).executeTakeFirst();
      return row === undefined ? undefined : itemFromRow(row);
    },
    async byDigest(digest) {
      const row = await versions.where("item_versions.digest", "=", digest).executeTakeFirst();
      return row === undefined ? undefined : itemFromRow(row);
    },
  };
  return database.isTransaction ? store : patientReads(store, ["published", "find", "byDigest"]);
}

async function publishOne(trx: Kysely<Tables>, item: ItemVersion): Promise<void> {
  const { code, version, digest, source } = item;
  const taken = await trx
    .selectFrom("item_versions")
    .select("digest")
    .where("code", "=", code)
    .where("version", "=", version)
    .executeTakeFirst();
  if (taken?.digest === digest) return;
  if (taken !== undefined) throw engineError("ITEM_VERSION_TAKEN", { code, version });
  await trx.insertInto("item_versions").values({ code, version, digest, source }).execute();
  const { numUpdatedRows } = await trx
    .updateTable("published_items")
    .set({ digest })
    .where("code", "=", code)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await trx.insertInto("published_items").values({ code, digest }).execute();
}
