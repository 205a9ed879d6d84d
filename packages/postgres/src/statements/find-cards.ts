import type { CardInCase, CardQuery } from "@banjian/engine";
import { type Kysely, type RawBuilder, sql } from "kysely";
import { eachReadable } from "../readable-case.js";
import type { Tables } from "../tables.js";

/** The cards that are asked for with their cases, those raised last first. */
export async function findCards(
  db: Kysely<Tables>,
  { tenant, unread }: { readonly tenant: string; readonly unread: (caseId: string) => void },
  { caseId, department, colour, cause, stage, handler, from, to, count }: CardQuery,
): Promise<readonly CardInCase[]> {
  let query = db
    .selectFrom("cards")
    .innerJoin("cases", (join) =>
      join.onRef("cases.tenant", "=", "cards.tenant").onRef("cases.id", "=", "cards.case_id"),
    )
    .select(["cards.card_id", "cases.id", "cases.version", "cases.fold"])
    .where("cards.tenant", "=", tenant);
  if (caseId !== undefined) query = query.where("cards.case_id", "=", caseId);
  if (department !== undefined) query = query.where("cards.department", "=", department);
  if (colour !== undefined) query = query.where("cards.colour", "=", colour);
  if (cause !== undefined) query = query.where("cards.cause", "=", cause);
  if (stage !== undefined) query = query.where("cards.stage", "=", stage);
  if (handler !== undefined) query = query.where(concerns(handler));
  if (from !== undefined) query = query.where("cards.raised_on", ">=", from);
  if (to !== undefined) query = query.where("cards.raised_on", "<=", to);
  const rows = await query
    .orderBy("cards.raised_on", "desc")
    .orderBy("cards.case_id")
    .orderBy("cards.card_id")
    .limit(count)
    .execute();
  return eachReadable(rows, unread, (state, { card_id }) => {
    const card = state.cards.find(({ id }) => id === card_id);
    return card === undefined ? [] : [{ card, state }];
  });
}

/** Whether a card is about what a person did, or about time while that person held work: the case alone says so. */
function concerns(person: string): RawBuilder<boolean> {
  const held = JSON.stringify([{ person: { id: person } }]);
  return sql<boolean>`exists (
    select 1 from jsonb_array_elements(cases.fold->'cards') as card
    where card->>'id' = cards.card_id
      and (card->'person'->>'id' = ${person} or card->'handlers' @> cast(${held} as jsonb)))`;
}
