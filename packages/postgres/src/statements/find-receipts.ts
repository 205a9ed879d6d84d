import type { Selectable } from "kysely";
import { anyOf, compiledOnce } from "../compiled-once.js";
import type { Tables } from "../tables.js";

type Params = { readonly tenant: string; readonly keys: readonly string[] };

/** The requests that were accepted before under one of these keys. */
export const findReceipts = compiledOnce<Params, Selectable<Tables["requests"]>>((db, given) =>
  db
    .selectFrom("requests")
    .selectAll()
    .where("tenant", "=", given("tenant", "text"))
    .where("key", "=", anyOf(given("keys", "text[]"))),
);
