import { type Kysely, sql } from "kysely";
import { schemaName } from "../tables.js";

/** A row for each card, those that were raised before as well: until now the only step in their life was to be withdrawn. */
export async function createCards(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("cards")
    .addColumn("tenant", "text", (column) => column.notNull())
    .addColumn("case_id", "text", (column) => column.notNull())
    .addColumn("card_id", "text", (column) => column.notNull())
    .addColumn("colour", "text", (column) => column.notNull())
    .addColumn("cause", "text", (column) => column.notNull())
    .addColumn("department", "text", (column) => column.notNull())
    .addColumn("stage", "text", (column) => column.notNull())
    .addColumn("raised_on", "date", (column) => column.notNull())
    .addPrimaryKeyConstraint("cards_pkey", ["tenant", "case_id", "card_id"])
    .execute();
  await schema.createIndex("cards_by_day").on("cards").columns(["tenant", "raised_on"]).execute();
  await schema
    .createIndex("cards_by_department")
    .on("cards")
    .columns(["tenant", "department", "raised_on"])
    .execute();
  await sql`insert into ${sql.id(schemaName, "cards")}
    select tenant, id, card->>'id', card->>'colour', card->>'cause', card->>'department',
      case when card->'withdrawn' is null then 'raised' else 'withdrawn' end,
      cast(card->>'raisedOn' as date)
    from ${sql.id(schemaName, "cases")}, jsonb_array_elements(fold->'cards') as card`.execute(db);
}
