// How fast a hall acts, and what a limit that falls due costs, among few cases and among many: in one run, in turn, on a
// throw-away PostgreSQL. The cases are copies of one that was filed; their facts are not copied, as acting reads none.
//   node .ci/build.mjs && node test/bench/many-cases.mjs [few] [many] [actions] [due]
// Without numbers: 10,000 and 1,000,000 cases, 4,000 actions at 32 in flight and 2,000 due limits in each of three rounds.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.join(import.meta.dirname, "../..");
const fromCli = createRequire(path.join(root, "packages/cli/package.json"));
const { connect, ManualClock, migrate, openHall } = await import(
  pathToFileURL(fromCli.resolve("banjian")).href
);
const fromPostgres = createRequire(path.join(root, "packages/postgres/package.json"));
const { sql } = await import(pathToFileURL(fromPostgres.resolve("kysely")).href);

const [few = 10_000, many = 1_000_000, actions = 4_000, due = 2_000] = process.argv
  .slice(2)
  .map(Number);
const lease = spawn(process.execPath, [path.join(root, "test/support/postgres-lease.mjs")], {
  stdio: ["pipe", "pipe", "inherit"],
});
const [line] = await once(lease.stdout.setEncoding("utf8"), "data");
const server = String(line).trim();

const start = "2026-09-14T10:00:00+08:00";
const application = {
  applicant: { id: "u-1", name: "李雷", kind: "person" },
  form: { premises: "幸福路 12 号" },
  materials: ["application", "floor-plan", "safety-rules"].map((id) => ({ id, name: id })),
};
const citizen = { id: "u-1", roles: ["applicant"] };
const clerk = { id: "w-1", roles: ["window-clerk"] };
let keys = 0;
const key = () => `k${++keys}`;

async function hallAmong(cases) {
  const name = `among_${cases}`;
  const admin = await connect(server);
  await sql`create database ${sql.id(name)}`.execute(admin.db);
  await admin.close();
  const url = server.replace(/\/[^/]*$/, `/${name}`);
  const { db, close } = await connect(`${url}?statement_timeout=600000&query_timeout=600000`);
  await migrate(db);
  const clock = new ManualClock(start);
  const hall = await openHall({ db: url, items: "examples/items", clock: clock.now });
  const template = await hall.submit("food-business-licence", application, {
    by: citizen,
    key: key(),
  });
  for (let first = 1; first <= cases; first += 50_000) {
    const last = Math.min(cases, first + 49_999);
    const numbers = sql`generate_series(${first}::integer, ${last}::integer) n`;
    const id = sql`'c' || lpad(n::text, 9, '0')`;
    await sql`insert into banjian.cases
      select tenant, ${id}, item_code, item_version, item_digest, status, version, opened_at, changed_at,
        jsonb_set(fold, '{id}', to_jsonb(${id}))
      from banjian.cases, ${numbers} where id = ${template.caseId}`.execute(db);
    // They wait for a day far ahead, so that only what is filed anew falls due.
    await sql`insert into banjian.limits (tenant, case_id, limit_key, calendar, position, day, at, depends_from, depends_to)
      select tenant, ${id}, limit_key, calendar, position + 100000 + n % 500, day, at, depends_from, depends_to
      from banjian.limits, ${numbers} where case_id = ${template.caseId}`.execute(db);
    process.stderr.write(`\r${last.toLocaleString("en")} of ${cases.toLocaleString("en")} cases `);
  }
  process.stderr.write("\n");
  await sql`vacuum analyze`.execute(db);
  return { cases, hall, clock, close: () => Promise.all([hall.close(), close()]) };
}

/** Does a number of things, so many at a time; milliseconds for all of them. */
async function together(count, inFlight, work) {
  let next = 0;
  const began = performance.now();
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return performance.now() - began;
}

async function actionsPerSecond({ hall, cases }) {
  let state = 7;
  const ms = await together(actions, 32, async () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const caseId = `c${String(1 + (state % cases)).padStart(9, "0")}`;
    const payload = { reason: "改正错别字" };
    await hall.act(caseId, "correct-on-spot", { by: clerk, key: key(), payload });
  });
  return (actions / ms) * 1_000;
}

async function microsecondsPerLimit({ hall, clock }, round) {
  await together(due, 32, () =>
    hall.submit("food-business-licence", application, { by: citizen, key: key() }),
  );
  // The window to say what is missing ends five business days later.
  clock.moveTo(new Date(Date.parse(start) + (round + 1) * 14 * 86_400_000).toISOString());
  const began = performance.now();
  const { moved, failed } = await hall.sweep();
  if (moved < due || failed.length > 0) throw new Error(`${moved} moved, ${failed.length} failed`);
  return ((performance.now() - began) / moved) * 1_000;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const halls = [await hallAmong(few), await hallAmong(many)];
for (const [name, measure] of [
  ["actions a second", actionsPerSecond],
  ["microseconds a due limit", microsecondsPerLimit],
]) {
  const found = halls.map(() => []);
  for (let round = 0; round < 3; round++) {
    for (const [at, hall] of halls.entries()) found[at].push(await measure(hall, round));
  }
  const [among, amongMany] = found.map(median);
  console.log(
    `${name}: ${among.toFixed(0)} among ${few}, ${amongMany.toFixed(0)} among ${many}, ratio ${(amongMany / among).toFixed(2)}`,
    found.map((rounds) => rounds.map(Math.round)),
  );
}
await Promise.all(halls.map(({ close }) => close()));
lease.stdin.end();
