// How long a month of completed cases takes to report, on a throw-away PostgreSQL and on PGlite in a folder. The cases are
// copies of one that was completed, spread over the month; half of them were filed at the window.
//   node .ci/build.mjs && node test/bench/report.mjs [cases]
// Without a number: 100,000 cases. A report reads only what is measured, so nothing else is copied.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.join(import.meta.dirname, "../..");
const fromCli = createRequire(path.join(root, "packages/cli/package.json"));
const { connect, ManualClock, migrate, openHall } = await import(
  pathToFileURL(fromCli.resolve("banjian")).href
);
const fromPostgres = createRequire(path.join(root, "packages/postgres/package.json"));
const { sql } = await import(pathToFileURL(fromPostgres.resolve("kysely")).href);

const [cases = 100_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(path.join(tmpdir(), "banjian-report-"));
const lease = spawn(process.execPath, [path.join(root, "test/support/postgres-lease.mjs")], {
  stdio: ["pipe", "pipe", "inherit"],
});
const [line] = await once(lease.stdout.setEncoding("utf8"), "data");
const server = String(line).trim();

const application = {
  applicant: { id: "u-1", name: "李雷", kind: "person" },
  form: { premises: "幸福路 12 号" },
  materials: ["application", "floor-plan", "safety-rules"].map((id) => ({ id, name: id })),
};

async function measuredHall(url) {
  const { db, close } = await connect(url);
  await migrate(db);
  await close();
  const clock = new ManualClock("2026-09-14T10:00:00+08:00");
  const hall = await openHall({ db: url, items: "examples/items", clock: clock.now });
  const by = { id: "u-1", roles: ["applicant"] };
  const { caseId } = await hall.submit("food-business-licence", application, { by, key: "file" });
  const clerk = { id: "w-1", roles: ["window-clerk"] };
  await hall.act(caseId, "pre-accept", { by: clerk, key: "pre", payload: { result: "passed" } });
  await hall.act(caseId, "accept", { by: clerk, key: "accept" });
  for (let first = 1; first <= cases; first += 5_000) {
    await sql`insert into banjian.measures
    select tenant, 'm' || lpad(n::text, 9, '0'), 1, recorded_at, null, date '2026-09-01', date '2026-09-01' + n % 30,
      cast(replace(cast(body as text), '"running"', '"met"') as jsonb) || jsonb_build_object('caseId', 'm' || lpad(n::text, 9, '0'), 'fate', 'completed',
        'channel', case when n % 2 = 0 then 'online' else 'window' end, 'visits', n % 3,
        'filedOn', '2026-09-01', 'acceptedOn', '2026-09-01',
        'completedOn', to_char(date '2026-09-01' + n % 30, 'YYYY-MM-DD'),
        'endedOn', to_char(date '2026-09-01' + n % 30, 'YYYY-MM-DD'))
    from banjian.measures, generate_series(${sql.raw(String(first))}, ${sql.raw(String(Math.min(cases, first + 4_999)))}) n
    where case_id = ${caseId} and superseded_at is null`.execute(hall.db);
  }
  await sql`analyze banjian.measures`.execute(hall.db);
  clock.moveTo("2026-10-02T10:00:00+08:00");
  return hall;
}

async function timed(name, url) {
  const hall = await measuredHall(url);
  for (const by of [undefined, "department", "quarter"]) {
    const began = performance.now();
    const report = await hall.report({ from: "2026-09-01", to: "2026-09-30", by });
    const took = ((performance.now() - began) / 1000).toFixed(1);
    const volume = report.indicators.find((one) => one.name === "business-volume").value;
    console.log(`${name}  ${String(volume).padStart(7)} cases  by ${by ?? "-"}  ${took} s`);
  }
  await hall.close();
}

try {
  await timed("PostgreSQL", server);
  await timed("PGlite    ", `pglite://${folder}/hall`);
} finally {
  lease.kill();
  rmSync(folder, { recursive: true, force: true });
}
