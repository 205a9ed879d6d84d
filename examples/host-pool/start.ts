import { openHall } from "banjian";
import { Pool } from "pg";
import { fileOrder } from "./host.js";

const db = process.env.DATABASE_URL;
if (db === undefined) throw new Error("set DATABASE_URL to a PostgreSQL server: postgres://…");
const pool = new Pool({ connectionString: db });
// A client that is lost while it lies idle must not end the process.
pool.on("error", () => {});
await pool.query("create table if not exists orders (id text primary key, case_id text not null)");
const hall = await openHall({ db, items: "examples/items" });
hall.on("case:opened", ({ item }) => console.log(`opened: ${item}`));

const order = process.argv[2] ?? "o-1";
// A second time the order is there already: nothing is stored, and nothing announced.
await fileOrder(pool, hall, order).then(
  () => console.log(`stored with its order: ${order}`),
  ({ code }) => console.log(`refused by the host's table: ${code}`),
);
await hall.close();
await pool.end();
