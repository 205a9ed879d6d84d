import { type Hall, openHall } from "banjian";
import { type Kysely, sql } from "kysely";
import { application, citizen } from "../embed/people.js";

/** The host's own table beside the hall's. */
type HostTables = { orders: { id: string; case_id: string } };

const hall = await openHall({ db: "pglite://memory", items: "examples/items" });
await sql`create table orders (id text primary key, case_id text not null)`.execute(hall.db);
hall.on("case:opened", ({ item }) => console.log(`opened: ${item}`));

// #region transaction
/** The order and the application are stored together, or neither is. */
async function fileOrder(hall: Hall, order: string): Promise<string> {
  return hall.transaction(async (within, trx) => {
    const by = { by: citizen, key: `order-${order}` };
    const { caseId } = await within.submit("food-business-licence", application, by);
    const db = trx as unknown as Kysely<HostTables>;
    await db.insertInto("orders").values({ id: order, case_id: caseId }).execute();
    return caseId;
  });
}
// #endregion

await fileOrder(hall, "o-1");
// The key is the same, and so is the order's number: nothing is stored and nothing announced.
await fileOrder(hall, "o-1").catch(({ code }) =>
  console.log(`refused by the host's table: ${code}`),
);
const { rows } = await sql<{ id: string }>`select id from orders`.execute(hall.db);
console.log(`orders: ${rows.length}, cases: ${(await hall.recent()).length}`);
await hall.close();
