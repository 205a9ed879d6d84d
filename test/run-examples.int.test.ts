import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { connect, migrate, type Tables } from "banjian";
import { afterEach, expect, test } from "vitest";
import { application } from "../examples/embed/people.js";
import { freePort } from "./support/free-port.js";
import { freshDatabase } from "./support/fresh-database.js";

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

/** A program of examples/, run by the command its README names, as far as npm hands it on. */
function run(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["test/support/run-example.mjs", ...args], {
    env: { ...process.env, ...env },
  });
  running.push(child);
  const said: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => said.push(text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const ended = once(child, "exit").then(([code]) => code as number | null);
  return { child, ended, printed: () => said.join("") };
}

const programs = readdirSync("examples").filter((folder) =>
  readdirSync(`examples/${folder}`).some((file) => /^(start|hall|host)\.ts$/.test(file)),
);

test.each(programs)("the README of examples/%s says how a reader runs it", (folder) => {
  const readme = readFileSync(`examples/${folder}/README.md`, "utf8");
  expect(readme).toContain(`npm run example ${folder}`);
});

test.each(["embed", "host-kysely"])(
  "examples/%s prints what its expected.txt says",
  async (name) => {
    const { ended, printed } = run([name]);
    expect([await ended, printed()]).toEqual([
      0,
      readFileSync(`examples/${name}/expected.txt`, "utf8"),
    ]);
  },
  60_000,
);

test("what is no program is told with those there are", async () => {
  const { ended, printed } = run(["hots-http"]);
  expect(await ended).toBe(2);
  expect(printed()).toMatch(/"hots-http".*host-http/);
});

test("examples/host-http serves until it is told to stop", async () => {
  const port = String(await freePort());
  const { child, ended, printed } = run(["host-http"], { PORT: port });
  await expect.poll(printed, { timeout: 40_000 }).toMatch(/listening/);
  const response = await fetch(`http://127.0.0.1:${port}/applications/food-business-licence`, {
    method: "POST",
    headers: { "idempotency-key": "web-1" },
    body: JSON.stringify(application),
  });
  expect(await response.json()).toMatchObject({ caseId: expect.any(String) });
  child.kill("SIGTERM");
  await ended;
  expect(printed()).not.toMatch(/Error/);
}, 60_000);

test("examples/host-pool stores an order once, on the server it is told of", async () => {
  const { url, drop } = await freshDatabase();
  const { db, close } = await connect<Tables>(url);
  await migrate(db);
  await close();
  const tries = [];
  for (const _ of [1, 2]) {
    const { ended, printed } = run(["host-pool", "o-7"], { DATABASE_URL: url });
    tries.push([await ended, printed()]);
  }
  expect(tries).toEqual([
    [0, "opened: food-business-licence\nstored with its order: o-7\n"],
    [0, "refused by the host's table: 23505\n"],
  ]);
  await drop();
}, 60_000);
