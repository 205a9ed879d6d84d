// How long a new process takes to a hall that is open in a new folder, and in that folder once more: milliseconds, and the
// processor time, which says more on a busy machine. The empty database is the one that the build has prepared.
//   pnpm run bench:first-start [runs]      5 runs
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { loadavg, tmpdir } from "node:os";
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

const gate = 2_000;
const [runs = 5] = process.argv.slice(2).map(Number);
const kinds = ["a new folder", "the same folder again"];
const found = kinds.map(() => []);
for (let run = 0; run < runs; run++) {
  const folder = mkdtempSync(path.join(tmpdir(), "banjian-start-"));
  const args = ["--input-type=module", "--eval", program, "--", `${folder}/data`];
  for (const kind of found) {
    kind.push(JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" })));
  }
  rmSync(folder, { recursive: true, force: true });
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const column = (kind, at) => kind.map((run) => run[at]);
const whole = (kind) => kind.map(([loading, opening]) => loading + opening);
console.table(
  Object.fromEntries(
    kinds.map((name, at) => [
      name,
      {
        "loading ms": column(found[at], 0).join(", "),
        "opening ms": column(found[at], 1).join(", "),
        "both, median": median(whole(found[at])),
        "processor ms": median(column(found[at], 2)),
      },
    ]),
  ),
);
console.log(`load ${loadavg()[0].toFixed(1)}`);
for (const [at, name] of kinds.entries()) {
  const ms = median(whole(found[at]));
  console.log(`${name}: ${ms} ms, gate ${gate} ms: ${ms < gate ? "held" : "not held"}`);
}
