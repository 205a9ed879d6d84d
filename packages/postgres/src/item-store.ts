import type { Instant } from "@banjian/calendar";
import {
  checkDraft,
  checkMove,
  checkRemoval,
  type ItemAct,
  type ItemStore,
  type ItemVersion,
  type ItemWord,
  isNewVersion,
  type KeptVersion,
} from "@banjian/engine";
import { type Kysely, sql } from "kysely";
import { patientReads } from "./patiently.js";
import { actFromRow, itemFromRow } from "./rows.js";
import { usesOf } from "./statements/cases-under.js";
import { keptVersions } from "./statements/kept-versions.js";
import { schemaName, type Tables } from "./tables.js";
import { inTransaction } from "./transaction.js";

type Database = Kysely<Tables>;

/** The catalogue in a database, shared by all tenants; acts are stamped by this clock, else by the database's. */
export function postgresItemStore(database: Database, clock?: () => Instant): ItemStore {
  const db = database.withSchema(schemaName);
  const versions = db.selectFrom("item_versions").selectAll("item_versions");
  const current = versions.innerJoin(
    "published_items",
    "published_items.digest",
    "item_versions.digest",
  );
  // Acts are numbered: of two changes of one item at once the second finds its number taken and begins again.
  const changing = (work: (it: Changing) => Promise<void>) =>
    inTransaction(db, (trx) => work({ trx, clock }));
  const store: ItemStore = {
    publish: (items, word) =>
      changing(async (it) => {
        for (const item of items) {
          const { named, published } = await standing(it, item);
          if (!isNewVersion(item, named, await actsOf(it.trx, item.code))) continue;
          if (named !== undefined) await deleteVersion(it, named);
          await it.trx.insertInto("item_versions").values(rowOf(item)).execute();
          await makePublished(it, { item, published, word });
        }
      }),
    draft: (item, word) =>
      changing(async (it) => {
        const { named } = await standing(it, item);
        checkDraft(item, named, await actsOf(it.trx, item.code));
        if (named !== undefined) await deleteVersion(it, named);
        await it.trx.insertInto("item_versions").values(rowOf(item)).execute();
        await record(it, "drafted", item, word);
      }),
    move: (name, to, word) =>
      changing(async (it) => {
        const { named, published } = await standing(it, name);
        const item = checkMove(name, named, to);
        if (to === "published") return makePublished(it, { item, published, word });
        if (to === "retired") await unpublish(it, name.code);
        await record(it, to, item, word);
      }),
    remove: (name, word) =>
      changing(async (it) => {
        const { named } = await standing(it, name);
        checkRemoval(name, named, await usesOf(it.trx, named?.digest ?? ""));
        if (named === undefined) return;
        await deleteVersion(it, named);
        await record(it, "removed", named, word);
      }),
    async published() {
      const rows = await current.orderBy("item_versions.code").execute();
      return rows.map(itemFromRow);
    },
    async inForce(code) {
      const published = db.selectFrom("published_items").select("digest");
      return (await published.where("code", "=", code).executeTakeFirst())?.digest;
    },
    async byDigest(digest) {
      const row = await versions.where("item_versions.digest", "=", digest).executeTakeFirst();
      return row === undefined ? undefined : itemFromRow(row);
    },
    versions: (code) => keptVersions(db, code),
    acts: (code) => actsOf(db, code),
  };
  return database.isTransaction
    ? store
    : patientReads(store, ["published", "inForce", "byDigest", "versions", "acts"]);
}

type Changing = { readonly trx: Database; readonly clock: (() => Instant) | undefined };

async function standing(
  { trx }: Changing,
  name: { readonly code: string; readonly version: string },
) {
  const kept = await keptVersions(trx, name.code);
  return {
    named: kept.find(({ version }) => version === name.version),
    published: kept.find(({ status }) => status === "published"),
  };
}

function rowOf({ code, version, digest, source }: ItemVersion): ItemVersion {
  return { code, version, digest, source };
}

async function deleteVersion({ trx }: Changing, { digest }: ItemVersion): Promise<void> {
  await trx.deleteFrom("item_versions").where("digest", "=", digest).execute();
}

async function unpublish({ trx }: Changing, code: string): Promise<void> {
  await trx.deleteFrom("published_items").where("code", "=", code).execute();
}

type Publication = {
  readonly item: ItemVersion;
  readonly published: KeptVersion | undefined;
  readonly word: ItemWord;
};

/** In force from now on; the version before is retired. */
async function makePublished(it: Changing, { item, published, word }: Publication): Promise<void> {
  const { code, digest } = item;
  if (published !== undefined) await record(it, "retired", published, word);
  await unpublish(it, code);
  await it.trx.insertInto("published_items").values({ code, digest }).execute();
  await record(it, "published", item, word);
}

async function record(
  { trx, clock }: Changing,
  act: ItemAct["act"],
  { code, version, digest }: ItemVersion,
  { by, reason, successor = null }: ItemWord & { readonly successor?: string | null },
): Promise<void> {
  const last = await trx
    .selectFrom("item_acts")
    .select((one) => one.fn.max("seq").as("seq"))
    .where("code", "=", code)
    .executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  const at = clock?.() ?? sql<string>`now()`;
  const row = { code, seq, version, digest, act, at, by, reason, successor };
  await trx.insertInto("item_acts").values(row).execute();
}

async function actsOf(db: Database, code: string): Promise<readonly ItemAct[]> {
  const acts = db.selectFrom("item_acts").selectAll().where("code", "=", code);
  return (await acts.orderBy("seq").execute()).map(actFromRow);
}
