import { performance } from "node:perf_hooks";
import { localDateAt, parseInstant, parseNotice } from "@banjian/calendar";
import { postgresNoticeStore, type Tables } from "@banjian/postgres";
import { openHall } from "banjian";
import { type Kysely, sql } from "kysely";
import { bench, describe } from "vitest";
import { connect } from "../../packages/postgres/src/connect.js";
import { migrate } from "../../packages/postgres/src/migrate.js";
import { startPostgres } from "../support/real-postgres.js";

/**
 * One future day is declared off while so many limits are open, in PostgreSQL. One run loads the notice, reads a case, and
 * sweeps: from then on every reader and every sweep counts without that day. No row of a limit is written, which is checked.
 * Then, said once: the pass over the twenty cases that move, among all the others that do not.
 */
const sizes = [100_000, 1_000_000];
const server = await startPostgres();
const once = { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 };

async function hallWith(rows: number) {
  const name = `open_${rows}`;
  const admin = await connect<Tables>(server.url);
  await sql`create database ${sql.id(name)}`.execute(admin.db);
  await admin.close();
  const url = server.url.replace(/\/[^/]*$/, `/${name}`);
  const database = await connect<Tables>(url);
  await migrate(database.db);
  const hall = await openHall({ db: url, items: "examples/items" });
  const cases: string[] = [];
  for (let index = 0; index < 20; index++) {
    const { caseId } = await hall.submit(
      "food-business-licence",
      {
        applicant: { id: "u-1", name: "李雷", kind: "person" },
        form: { premises: "幸福路 12 号" },
        materials: ["application", "floor-plan", "safety-rules"].map((id) => ({ id, name: id })),
      },
      { by: { id: "u-1", roles: ["applicant"] }, key: `k${index}` },
    );
    cases.push(caseId);
  }
  await addLimits(database.db, rows);
  const notices = postgresNoticeStore(database.db);
  let loaded = (await notices.all()).length;
  const caseId = cases[0] ?? "";
  return {
    hall,
    database,
    async declare(off: string): Promise<void> {
      const notice = parseNotice({
        calendar: "cn",
        number: `第${loaded}号`,
        title: "临时放假",
        publishedOn: "2020-01-01",
        source: "a benchmark",
        holidays: [{ name: "临时放假", off: [off] }],
      });
      const knownOn = localDateAt(parseInstant(new Date().toISOString()), hall.zone);
      await notices.add([{ notice, knownOn }], loaded++);
      await hall.case(caseId);
      await hall.sweep();
    },
  };
}

/** Open limits of other cases, due far ahead: they wait as positions, and depend on days of last year. */
async function addLimits(db: Kysely<Tables>, rows: number): Promise<void> {
  // A part at a time: a statement has its time limit.
  for (let first = 0; first < rows; first += 50_000) {
    await sql`
      insert into banjian.limits
        (tenant, case_id, limit_key, calendar, position, depends_from, depends_to)
      select 'local', 'x' || n, 'statutory', (select max(calendar) from banjian.limits),
        100000 + n % 500, date '2020-01-01', date '2020-02-01' + (n % 300)::integer
      from generate_series(${first + 1}::integer, ${first + 50_000}::integer) n
    `.execute(db);
  }
  await sql`vacuum analyze banjian.limits`.execute(db);
}

async function newestRow(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ newest: string }>`
    select max(xmin::text::bigint)::text as newest from banjian.limits
  `.execute(db);
  return rows[0]?.newest ?? "";
}

/** Days far enough ahead that no limit is due by then, each another one. */
const futureDay = (step: number) =>
  new Date(Date.now() + (400 + step) * 86_400_000).toISOString().slice(0, 10);

describe("a future day is declared off", async () => {
  for (const rows of sizes) {
    const { hall, database, declare } = await hallWith(rows);
    const before = await newestRow(database.db);
    let step = 0;
    bench(`${rows.toLocaleString("en")} open limits`, () => declare(futureDay(step++)), {
      iterations: 30,
    });
    const soon = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    bench(
      "… and the pass over the cases that moved",
      async () => {
        await declare(soon);
        if ((await newestRow(database.db)) !== before) throw new Error("a limit was rewritten");
        const started = performance.now();
        const { moved } = await hall.calendars.settle();
        const took = Math.round(performance.now() - started);
        console.log(`${rows} open limits: the pass wrote ${moved} facts in ${took} ms`);
        await hall.close();
        await database.close();
      },
      once,
    );
  }
});
