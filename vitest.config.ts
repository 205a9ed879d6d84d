import path from "node:path";
import { defineConfig } from "vitest/config";

const here = (file: string) => path.join(import.meta.dirname, file);

// Tests run against the sources: no build has to come first.
const alias = [
  {
    find: /^@banjian\/engine\/contract$/,
    replacement: here("packages/engine/src/contract/index.ts"),
  },
  { find: /^@banjian\/sim\/vitest$/, replacement: here("packages/sim/src/vitest/index.ts") },
  { find: /^@banjian\/([a-z]+)$/, replacement: here("packages/$1/src/index.ts") },
  { find: /^banjian$/, replacement: here("packages/banjian/src/index.ts") },
];

const unit = ["packages/*/src/**/*.test.ts"];
const withDatabase = ["**/*.int.test.ts"];
const seeds = ["test/fault-seeds.test.ts", "packages/sim/src/faults/random-paths.test.ts"];
const nowhere = ["**/node_modules/**", "**/dist/**"];

/** The process's own time zone must not matter: what knows days runs far west of the hall as well, and counting also in its own. */
const zones = {
  "unit-utc": { TZ: "UTC", include: unit },
  "unit-los-angeles": {
    TZ: "America/Los_Angeles",
    include: ["packages/{calendar,core}/src/**/*.test.ts"],
  },
  "unit-shanghai": { TZ: "Asia/Shanghai", include: ["packages/calendar/src/**/*.test.ts"] },
};

export default defineConfig({
  resolve: { alias },
  test: {
    // Every core: the whole run has to stay under a quarter of an hour on two.
    maxWorkers: "100%",
    projects: [
      ...Object.entries(zones).map(([name, { TZ, include }]) => ({
        resolve: { alias },
        test: {
          name,
          include,
          // Long walks are walked once; what a zone could change shows in the readable tests.
          exclude: [
            ...nowhere,
            ...withDatabase,
            ...seeds,
            ...(name === "unit-utc" ? [] : ["**/*.property.test.ts"]),
          ],
          pool: "forks" as const,
          isolate: false,
          // For machines that do other work beside; a test that hangs is still told.
          testTimeout: 30_000,
          env: { TZ },
        },
      })),
      {
        resolve: { alias },
        test: {
          name: "house",
          include: ["test/**/*.test.ts", "examples/**/*.test.ts"],
          exclude: [...nowhere, ...withDatabase, ...seeds],
          pool: "forks",
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        // They take every processor by themselves: beside other tests both would take longer, and what hangs is told later.
        test: { name: "seeds", include: seeds, exclude: nowhere, sequence: { groupOrder: 1 } },
      },
      {
        resolve: { alias },
        test: {
          name: "database",
          include: withDatabase,
          exclude: nowhere,
          pool: "forks",
          isolate: false,
          globalSetup: [
            here("test/support/prepared-pglite.ts"),
            here("test/support/real-postgres.ts"),
          ],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
