import type { Selectable } from "kysely";
import { anyOf, compiledOnce } from "../compiled-once.js";
import type { Tables } from "../tables.js";

/** A request that was accepted. */
export type ReceiptRow = Omit<Selectable<Tables["requests"]>, "tenant">;

type Params = { readonly tenant: string; readonly keys: readonly string[] };

/** The requests that were accepted before under one of these keys. */
export const findReceipts = compiledOnce<Params, ReceiptRow>((db, given) =>
  db
    .selectFrom("requests")
    // By name: a later program may add columns while this one keeps the statement.
    .select(["key", "case_id", "body", "version", "at"])
    .where("tenant", "=", given("tenant", "text"))
    .where("key", "=", anyOf(given("keys", "text[]"))),
);
