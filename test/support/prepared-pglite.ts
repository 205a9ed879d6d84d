import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const prepare = fileURLToPath(
  new URL("../../packages/postgres/prepare-pglite.mjs", import.meta.url),
);

/** Lets embedded databases start as fast as in a built package; vitest calls it before the first test. */
export function setup(): void {
  execFileSync(process.execPath, [prepare], { stdio: "inherit" });
}
