import type { Hall } from "banjian";
import type { Pool } from "pg";
import { application, citizen } from "../embed/people.js";

// #region transaction
/** The host's own pool, its own client, its own statements; the hall is a part of the transaction. */
export async function fileOrder(pool: Pool, hall: Hall, order: string): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const by = { by: citizen, key: `order-${order}` };
    const filed = await hall.within(client).submit("food-business-licence", application, by);
    await client.query("insert into orders values ($1, $2)", [order, filed.caseId]);
    await client.query("commit");
    await hall.flush().catch(() => {}); // it is stored; the next round of work announces it
    return filed.caseId;
  } catch (error) {
    await client.query("rollback").catch(() => {}); // the connection may be gone
    throw error;
  } finally {
    client.release();
  }
}
// #endregion
