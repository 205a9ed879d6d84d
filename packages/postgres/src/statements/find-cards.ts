import type { CardInCase, CardQuery } from "@banjian/engine";
import type { Kysely } from "kysely";
import { stateFromRow } from "../rows.js";
import type { Tables } from "../tables.js";

/** The cards that are asked for with their cases, those raised last first. */
export async function findCards(
  db: Kysely<Tables>,
  tenant: string,
  { caseId, department, colour, cause, stage, from, to, count }: CardQuery,
): Promise<readonly CardInCase[]> {
  let query = db
    .selectFrom("cards")
    .innerJoin("cases", (join) =>
      join.onRef("cases.tenant", "=", "cards.tenant").onRef("cases.id", "=", "cards.case_id"),
    )
    .select(["cards.card_id", "cases.fold"])
    .where("cards.tenant", "=", tenant);
  if (caseId !== undefined) query = query.where("cards.case_id", "=", caseId);
  if (department !== undefined) query = query.where("cards.department", "=", department);
  if (colour !== undefined) query = query.where("cards.colour", "=", colour);
  if (cause !== undefined) query = query.where("cards.cause", "=", cause);
  if (stage !== undefined) query = query.where("cards.stage", "=", stage);
  if (from !== undefined) query = query.where("cards.raised_on", ">=", from);
  if (to !== undefined) query = query.where("cards.raised_on", "<=", to);
  const rows = await query
    .orderBy("cards.raised_on", "desc")
    .orderBy("cards.case_id")
    .orderBy("cards.card_id")
    .limit(count)
    .execute();
  return rows.flatMap(({ card_id, fold }) => {
    const state = stateFromRow({ fold });
    const card = state.cards.find(({ id }) => id === card_id);
    return card === undefined ? [] : [{ card, state }];
  });
}
