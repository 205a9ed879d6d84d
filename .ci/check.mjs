// Everything a contributor has to pass, in order; ends with the sum over all suites.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const scratch = mkdtempSync(path.join(tmpdir(), "banjian-check-"));
const report = path.join(scratch, "vitest.json");
const publint = readdirSync("packages").map((name) => `publint packages/${name} --strict`);
let passed = 0;
let failed = 0;
const failures = [];

async function step(title, command, count = () => ({ passed: 1, failed: 0 })) {
  console.log(`\n── ${title}`);
  const started = Date.now();
  const [status] = await once(
    spawn(`pnpm exec ${command}`, { stdio: "inherit", shell: true }),
    "exit",
  );
  const sum = status === 0 ? count() : countFailed(title, count);
  passed += sum.passed;
  failed += sum.failed;
  console.log(`── ${title}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** A suite that fails says how much of it; one that cannot say so counts as one failure. */
function countFailed(title, count) {
  try {
    const sum = count();
    if (sum.failed > 0) return sum;
    failures.push(title);
    return { ...sum, failed: 1 };
  } catch {
    failures.push(title);
    return { passed: 0, failed: 1 };
  }
}

function vitestCounts() {
  const sum = JSON.parse(readFileSync(report, "utf8"));
  for (const file of sum.testResults) {
    const broken = file.assertionResults.filter(({ status }) => status === "failed");
    for (const test of broken) failures.push(`${file.name}: ${test.fullName}`, firstLines(test));
    if (file.status === "failed" && broken.length === 0) failures.push(file.name, file.message);
  }
  return { passed: sum.numPassedTests, failed: sum.numFailedTests };
}

function firstLines({ failureMessages: [message = ""] }) {
  return message.split("\n").slice(0, 6).join("\n");
}

await step("format and lint", "biome ci --error-on-warnings .");
// Side by side: each of them has one processor to do with most of the time.
await Promise.all([step("types", "tsc -p tsconfig.json"), step("build", "node .ci/build.mjs")]);
await step("unused code", "knip");
for (const command of publint) await step(command, command);
await step(
  "tests",
  `vitest run --reporter=default --reporter=json --outputFile.json=${report}`,
  vitestCounts,
);

rmSync(scratch, { recursive: true, force: true });
// Once more at the end, where a log that keeps only its last lines still shows it.
for (const line of failures) console.log(`✗ ${line}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
