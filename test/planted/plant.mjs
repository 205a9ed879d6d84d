// Plants one fault after the other into a copy of this checkout, and says which of the project's own tests catches it.
// Usage: node test/planted/plant.mjs [number of a fault …]
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { plantedFaults } from "./faults.mjs";

const root = path.join(import.meta.dirname, "../..");
const copy = mkdtempSync(path.join(tmpdir(), "banjian-planted-"));

function copyCheckout() {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  for (const file of listed
    .split("\n")
    .filter((one) => one !== "" && existsSync(path.join(root, one)))) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(copy, file));
  }
  const packages = execFileSync("git", ["ls-files", "packages/*/package.json"], {
    cwd: root,
    encoding: "utf8",
  });
  const folders = packages
    .split("\n")
    .filter(Boolean)
    .map((file) => path.dirname(file));
  for (const folder of [".", ...folders]) {
    const modules = path.join(root, folder, "node_modules");
    if (existsSync(modules)) symlinkSync(modules, path.join(copy, folder, "node_modules"));
  }
}

/** Runs the tests until one fails; its name, or nothing when all hold. */
function caughtBy(places) {
  const report = path.join(copy, "planted.json");
  rmSync(report, { force: true });
  const chosen = [
    "--project",
    "unit-utc",
    "--bail",
    "1",
    "--silent",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  // Not through pnpm, which would install into the modules that the copy shares.
  const vitest = path.join(copy, "node_modules/vitest/vitest.mjs");
  spawnSync(process.execPath, [vitest, "run", ...chosen, ...places], {
    cwd: copy,
    stdio: "ignore",
  });
  const { testResults } = JSON.parse(readFileSync(report, "utf8"));
  for (const { name, assertionResults, status, message } of testResults) {
    const failed = assertionResults.find((one) => one.status === "failed");
    const where = path.relative(copy, name);
    if (failed !== undefined) return `${where}: ${failed.fullName}`;
    if (status === "failed") return `${where}: ${message.split("\n")[0]}`;
  }
  return undefined;
}

copyCheckout();
const asked = process.argv.slice(2).map(Number);
let missed = 0;
console.log("| | fault | caught by |\n|---|---|---|");
for (const [index, { name, file, from, to }] of plantedFaults.entries()) {
  if (asked.length > 0 && !asked.includes(index + 1)) continue;
  const place = path.join(copy, file);
  const sound = readFileSync(place, "utf8");
  if (sound.split(from).length !== 2)
    throw new Error(`fault ${index + 1} does not fit ${file} any more`);
  writeFileSync(
    place,
    sound.replace(from, () => to),
  );
  // The tests beside the fault first, then all.
  const package_ = file.split("/").slice(0, 2).join("/");
  const caught = caughtBy([package_]) ?? caughtBy(["packages"]);
  writeFileSync(place, sound);
  if (caught === undefined) missed += 1;
  console.log(`| ${index + 1} | ${name} | ${caught ?? "**nothing**"} |`);
}
rmSync(copy, { recursive: true, force: true });
process.exitCode = missed === 0 ? 0 : 1;
