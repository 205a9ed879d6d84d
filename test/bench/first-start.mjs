// How long a new process takes from its start to a hall in a new folder that has stored its first case: seconds of five
// runs, and the processor time of each, which says more on a busy machine. The empty database is the one that the build has
// prepared.
//   node .ci/build.mjs && node test/bench/first-start.mjs
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const root = path.join(import.meta.dirname, "../..");
const banjian = createRequire(path.join(root, "packages/cli/package.json")).resolve("banjian");
const program = `
  const began = performance.now();
  const { openHall } = await import(${JSON.stringify(pathToFileURL(banjian).href)});
  const loaded = performance.now();
  const hall = await openHall({ db: "pglite://" + process.argv[1], items: "examples/items" });
  const opened = performance.now();
  const { user, system } = process.cpuUsage();
  const cpu = (user + system) / 1_000;
  console.log(JSON.stringify([loaded - began, opened - loaded, cpu].map(Math.round)));
  await hall.close();`;

const runs = [];
for (let run = 0; run < 5; run++) {
  const folder = mkdtempSync(path.join(tmpdir(), "banjian-start-"));
  const args = ["--input-type=module", "--eval", program, "--", `${folder}/data`];
  const [loading, opening, cpu] = JSON.parse(
    execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" }),
  );
  runs.push(opening);
  console.log(
    `run ${run + 1}: ${loading} ms to load the library, ${opening} ms to open the hall; ${cpu} ms of processor time in all`,
  );
  rmSync(folder, { recursive: true, force: true });
}
const median = runs.toSorted((a, b) => a - b)[2];
console.log(`median ${median} ms to a hall that is open in a new folder`);
