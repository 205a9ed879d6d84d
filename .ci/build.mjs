// Builds every package: JavaScript by tsup, types by tsc.
import { execSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";

const packages = readdirSync("packages").filter((name) => existsSync(`packages/${name}/src`));
const run = (command) => execSync(command, { stdio: "inherit" });
run("pnpm exec tsup");
// An empty embedded database, ready made: a first start takes a second instead of five.
run("node packages/postgres/prepare-pglite.mjs");
run(`pnpm exec tsc -b ${packages.map((name) => `packages/${name}`).join(" ")}`);
