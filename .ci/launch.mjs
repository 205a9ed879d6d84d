// Lets `npm start` and `npm test` work with only Node and npm: fetches the pinned pnpm, installs, runs the script.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const manifest = new URL("../package.json", import.meta.url);
const pin = JSON.parse(readFileSync(manifest, "utf8")).packageManager;
const shell = process.platform === "win32";
const installed = spawnSync("pnpm", ["--version"], { encoding: "utf8", shell });
const [command, first] =
  installed.stdout?.trim() === pin.slice("pnpm@".length) ? ["pnpm", []] : ["npx", ["-y", pin]];

function pnpm(...args) {
  const done = spawnSync(command, [...first, ...args], { stdio: "inherit", shell });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

pnpm("install", "--frozen-lockfile");
pnpm("run", ...process.argv.slice(2));
