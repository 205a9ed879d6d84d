// Builds a script and runs it: `node test/support/run-script.mjs test/faults/all-points`.
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "tsup";

const [script = "", ...args] = process.argv.slice(2);
const here = (file) => fileURLToPath(new URL(file, import.meta.url));
// Beside the package's dependencies, and as deep below the package as its sources: both are then found as from there.
const outDir = here("../../packages/postgres/node_modules");
await build({
  entry: [path.resolve(`${script}.ts`)],
  outDir,
  outExtension: () => ({ js: ".mjs" }),
  format: ["esm"],
  target: "node20",
  external: ["@electric-sql/pglite", "kysely", "pg", "tsup", "esbuild"],
  banner: {
    js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
  },
  clean: false,
  config: false,
  silent: true,
});
const child = spawn(process.execPath, [`${outDir}/${path.basename(script)}.mjs`, ...args], {
  stdio: "inherit",
});
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => {
  process.exitCode = code ?? 1;
});
