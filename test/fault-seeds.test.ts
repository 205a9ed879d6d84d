import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "tsup";
import { expect, test } from "vitest";

// `SEEDS=1:50000` runs those; without, as many as a check has time for.
const [first = 1, count = 1000] = (process.env.SEEDS ?? "").split(":").filter(Boolean).map(Number);
const outDir = path.resolve("packages/postgres/node_modules");

type Seen = { readonly runs: number; readonly happened: Readonly<Record<string, number>> };
type Broken = {
  readonly seed: number;
  readonly broken: readonly string[];
  readonly trace: readonly string[];
};

/** What each process says that runs a part of the seeds: as many processes as there are processors. */
async function said(): Promise<readonly (Seen | Broken)[]> {
  await build({
    entry: [path.resolve("test/support/fault-seeds.ts")],
    outDir,
    outExtension: () => ({ js: ".mjs" }),
    format: ["esm"],
    target: "node20",
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    clean: false,
    config: false,
    silent: true,
  });
  const parts = availableParallelism();
  const running = Array.from({ length: parts }, (_, part) =>
    promisify(execFile)(
      process.execPath,
      [
        "--max-semi-space-size=32",
        `${outDir}/fault-seeds.mjs`,
        ...[first, count, part, parts].map(String),
      ],
      { maxBuffer: 64 * 1024 * 1024 },
    ),
  );
  const done = await Promise.all(running);
  return done.flatMap(({ stdout }) =>
    stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  );
}

test("P1 to P10: whatever fails, and whoever acts at once, every promise holds after every step of every seed", async () => {
  const lines = await said();
  const broken = lines.flatMap((line) => ("seed" in line ? [line] : []));
  expect(
    broken.map(({ seed, broken: what, trace }) => `seed ${seed}: ${what}\n${trace.join("\n")}`),
  ).toEqual([]);
  const seen = lines.flatMap((line) => ("runs" in line ? [line] : []));
  expect(seen.reduce((sum, { runs }) => sum + runs, 0)).toBe(count);
}, 3_600_000);
