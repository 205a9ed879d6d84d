// Plants one fault after the other into a copy of this checkout, and says which test catches it and with what words.
// Usage: node test/planted/plant.mjs [number of a fault …] [--write]; --write writes docs/testing/planted-faults.md anew.
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
import { pages } from "./pages.mjs";

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

/** Runs a file of tests until one fails: its name and its words, or nothing when all hold. A test that ran out of time proves nothing. */
function caughtBy(file) {
  const report = path.join(copy, "planted.json");
  rmSync(report, { force: true });
  const chosen = [
    "--project",
    "unit-utc",
    "--silent",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  // Not through pnpm, which would install into the modules that the copy shares.
  const vitest = path.join(copy, "node_modules/vitest/vitest.mjs");
  spawnSync(process.execPath, [vitest, "run", ...chosen, file], { cwd: copy, stdio: "ignore" });
  if (!existsSync(report)) return undefined;
  const { testResults } = JSON.parse(readFileSync(report, "utf8"));
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "failed")
    .map(({ fullName, failureMessages: [message = ""] }) => ({
      test: fullName.trim(),
      says: message.split("\n")[0].replaceAll(copy, ""),
    }))
    .find(({ says }) => !/timed out/.test(says));
}

function plant({ file, from, to, test }) {
  const place = path.join(copy, file);
  const sound = readFileSync(place, "utf8");
  if (sound.split(from).length !== 2) throw new Error(`no one place in ${file} has: ${from}`);
  writeFileSync(
    place,
    sound.replace(from, () => to),
  );
  const caught = caughtBy(test);
  writeFileSync(place, sound);
  return caught;
}

copyCheckout();
const asked = process.argv.slice(2).map(Number).filter(Boolean);
const results = [];
for (const [index, fault] of plantedFaults.entries()) {
  if (asked.length > 0 && !asked.includes(index + 1)) continue;
  const caught = plant(fault);
  results.push({ number: index + 1, fault, caught });
  const by = caught === undefined ? "NOTHING CATCHES IT" : `${caught.test}\n      ${caught.says}`;
  console.log(`${String(index + 1).padStart(3)}  ${fault.name}\n      ${fault.test}: ${by}`);
}
rmSync(copy, { recursive: true, force: true });
const missed = results.filter(({ caught }) => caught === undefined);
console.log(`${results.length - missed.length} of ${results.length} faults were caught`);
if (process.argv.includes("--write") && asked.length === 0) {
  for (const [page, text] of pages(results)) writeFileSync(path.join(root, page), text);
}
process.exitCode = missed.length === 0 ? 0 : 1;
