import type { ItemStatus, KeptVersion } from "@banjian/engine";
import type { Kysely } from "kysely";
import { itemFromRow } from "../rows.js";
import type { Tables } from "../tables.js";

/** The versions of an item, or of all, in the order in which they came; where each stands follows from what was done to it last. */
export async function keptVersions(
  db: Kysely<Tables>,
  code: string | undefined,
): Promise<readonly KeptVersion[]> {
  const acts = db.selectFrom("item_acts").select(["code", "seq", "digest", "act", "successor"]);
  const done = await (code === undefined ? acts : acts.where("code", "=", code))
    .orderBy("code")
    .orderBy("seq")
    .execute();
  const versions = db
    .selectFrom("item_versions")
    .leftJoin("published_items", "published_items.digest", "item_versions.digest")
    .selectAll("item_versions")
    .select("published_items.digest as in_force");
  const rows = await (code === undefined
    ? versions
    : versions.where("item_versions.code", "=", code)
  ).execute();
  const kept = rows.map((row) => {
    const own = done.filter(({ digest }) => digest === row.digest);
    const last = own.at(-1);
    const status: ItemStatus = row.in_force === null ? statusOf(last?.act) : "published";
    const successor = status === "retired" ? (last?.successor ?? undefined) : undefined;
    const version = {
      ...itemFromRow(row),
      status,
      ...(successor === undefined ? {} : { successor }),
    };
    return { version, code: row.code, first: own[0]?.seq ?? 0 };
  });
  return kept
    .toSorted((a, b) => (a.code === b.code ? a.first - b.first : a.code < b.code ? -1 : 1))
    .map(({ version }) => version);
}

// What was published before acts were kept, and is in force no longer, has none.
function statusOf(act: string | undefined): ItemStatus {
  if (act === "drafted") return "draft";
  return act === "reviewed" ? "reviewed" : "retired";
}
