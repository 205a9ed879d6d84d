// A process of its own that opens the database named in its arguments once it is told to, adds a row, says how many there
// are, and keeps the database open until its input ends.
import { once } from "node:events";
import { CodedError } from "@banjian/base";
import { sql } from "kysely";
import { connect } from "../../packages/postgres/src/connect.js";

const tell = (what: object) => console.log(JSON.stringify(what));

tell({ ready: true });
await once(process.stdin, "data");
try {
  const { db, close } = await connect<{ visit: { name: string } }>(process.argv[2] ?? "");
  await sql`create table if not exists visit (name text not null)`.execute(db);
  await db.insertInto("visit").values({ name: "来访" }).execute();
  tell({ visits: (await db.selectFrom("visit").select("name").execute()).length });
  await once(process.stdin.resume(), "end");
  await close();
  tell({ closed: true });
} catch (error) {
  if (!(error instanceof CodedError)) throw error;
  tell({ code: error.code, ...error.details });
}
