import type { Moment } from "@banjian/engine";
import { sql } from "kysely";
import { compiledOnce } from "../compiled-once.js";

/**
 * What the database's clock says, the one clock by which due instants are judged (TL15); whether it is doubted, and how many
 * notices and absences there are.
 */
export const readMoment = compiledOnce<{ readonly tenant: string }, Moment>((db, given) =>
  db.selectNoFrom(({ selectFrom, exists }) => [
    sql<Moment["now"]>`clock_timestamp()`.as("now"),
    exists(
      selectFrom("clock_holds")
        .select(sql`1`.as("one"))
        .where("tenant", "=", given("tenant", "text"))
        .where("released_at", "is", null),
    )
      .$castTo<boolean>()
      .as("held"),
    selectFrom("notices")
      .select(({ fn }) => sql<number>`cast(${fn.countAll()} as integer)`.as("notices"))
      .$asScalar()
      .$castTo<number>()
      .as("notices"),
    selectFrom("absences")
      .select(({ fn }) => sql<number>`cast(${fn.countAll()} as integer)`.as("absences"))
      .where("tenant", "=", given("tenant", "text"))
      .$asScalar()
      .$castTo<number>()
      .as("absences"),
  ]),
);
