import { execFile } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "tsup";
import { expect, test } from "vitest";

// `SEEDS=1:50000` runs those; without, as many as a check has time for.
const [first = 1, count = 5000] = (process.env.SEEDS ?? "").split(":").filter(Boolean).map(Number);
const kept = path.resolve("packages/sim/src/faults/kept");
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
        // There are as many of them as processors: none is left to collect garbage beside one.
        "--single-threaded-gc",
        "--max-semi-space-size=64",
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

/** Keeps the story of a seed that broke something: from then on it is run beside the unit tests. */
function keep({ seed, broken, trace }: Broken): string {
  const file = path.join(kept, `seed-${seed}.txt`);
  const story = [...broken, "", ...trace].join("\n");
  if (!existsSync(file)) writeFileSync(file, `${story}\n`);
  return `seed ${seed} (${path.relative(".", file)}):\n${story}`;
}

test("P1 to P10: whatever fails, and whoever acts at once, every promise holds after every step of every seed", async () => {
  const lines = await said();
  const stories = lines.flatMap((line) => ("seed" in line ? [keep(line)] : []));
  expect(stories.length, stories.slice(0, 3).join("\n\n")).toBe(0);
  const seen = lines.flatMap((line) => ("runs" in line ? [line] : []));
  expect(seen.reduce((sum, { runs }) => sum + runs, 0)).toBe(count);
}, 3_600_000);
