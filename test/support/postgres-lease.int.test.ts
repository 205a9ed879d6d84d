import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { expect, test } from "vitest";
import { startPostgres } from "./real-postgres.js";

async function dataFolder(url: string): Promise<string> {
  const client = new Client(url);
  // A server that ends while it is asked says so once more, outside any query.
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query("show data_directory").finally(() => client.end());
  return rows[0].data_directory;
}

const gone = (url: string) =>
  dataFolder(url).then(
    () => false,
    (error) => error.code === "ECONNREFUSED",
  );

test("a server that is stopped leaves neither a process nor a file", async () => {
  const server = await startPostgres();
  const data = await dataFolder(server.url);
  expect(existsSync(data)).toBe(true);
  await server.stop();
  expect(await gone(server.url)).toBe(true);
  expect(existsSync(path.dirname(data))).toBe(false);
});

test("a server ends with the process that started it, even if that one is killed", async () => {
  const lease = fileURLToPath(new URL("./postgres-lease.mjs", import.meta.url));
  const starter = `
    const { spawn } = require("node:child_process");
    spawn(process.execPath, [process.argv[1]], { stdio: ["pipe", "inherit", "inherit"], detached: true });`;
  const child = spawn(process.execPath, ["-e", starter, lease], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout.setEncoding("utf8"), "data");
  const url = String(line).trim();
  const data = await dataFolder(url);
  child.kill("SIGKILL");
  await expect.poll(() => gone(url), { timeout: 10_000 }).toBe(true);
  await expect.poll(() => existsSync(path.dirname(data)), { timeout: 10_000 }).toBe(false);
});
