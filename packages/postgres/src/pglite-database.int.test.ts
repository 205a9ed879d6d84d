import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { buildChild, type Child, startChild } from "../../../test/support/start-child.js";
import { connect } from "./connect.js";
import { schemaStatus } from "./migrate.js";
import type { Tables } from "./tables.js";

let scratch: string;
let url: string;
let children: Child[];

beforeAll(() => buildChild("database-child"));

beforeEach(() => {
  scratch = mkdtempSync(path.join(tmpdir(), "banjian-folder-"));
  url = `pglite://${scratch}/办件/data`;
  children = [];
});

afterEach(async () => {
  await Promise.all(children.map((child) => child.kill()));
  rmSync(scratch, { recursive: true, force: true });
});

async function start(): Promise<Child> {
  const child = await startChild("database-child", url);
  children.push(child);
  return child;
}

async function opener(): Promise<Child> {
  const child = await start();
  child.go();
  return child;
}

/** Who may come in when several ask at the same moment, and what the others are told. */
async function race(count: number) {
  const racers = await Promise.all(Array.from({ length: count }, start));
  for (const racer of racers) racer.go();
  const answers = await Promise.all(
    racers.map(async (racer) => ({ racer, said: await racer.hears() })),
  );
  return {
    inside: answers.filter(({ said }) => said?.visits !== undefined),
    refused: answers.filter(({ said }) => said?.code === "STORE_LOCKED"),
  };
}

const files = () => readdirSync(`${scratch}/办件/data`).sort();

test("a folder that does not exist is made, is closed to others, and is let go with all that was written", async () => {
  const first = await opener();
  expect(await first.hears()).toEqual({ visits: 1 });
  expect(files()).toEqual(["pglite", "pglite.lock"]);
  expect(statSync(`${scratch}/办件/data/pglite`).mode & 0o077, "closed to other users").toBe(0);
  const second = await opener();
  expect(await second.hears()).toMatchObject({ code: "STORE_LOCKED", pid: first.process.pid });
  await first.finish();
  expect(files()).toEqual(["pglite"]);
  const third = await opener();
  expect(await third.hears()).toEqual({ visits: 2 });
});

test("an embedded database begins with the schema, in a folder as in memory", async () => {
  for (const url of [`pglite://${scratch}/新/data`, "pglite://memory"]) {
    const { db, close } = await connect<Tables>(url);
    expect((await schemaStatus(db)).filter(({ done }) => !done)).toEqual([]);
    await close();
  }
});

test("the same process is refused as well, until it has closed the folder", async () => {
  const first = await connect(url);
  await expect(connect(url)).rejects.toMatchObject({
    code: "STORE_LOCKED",
    details: { pid: process.pid },
  });
  await first.close();
  await (await connect(url)).close();
  expect(files()).toEqual(["pglite"]);
});

test("of five processes that open a folder at once exactly one gets it, and after its kill exactly one again, with all that was written", async () => {
  for (const visits of [1, 2, 3]) {
    const { inside, refused } = await race(5);
    expect(inside.map(({ said }) => said)).toEqual([{ visits }]);
    expect(refused).toHaveLength(4);
    await inside[0]?.racer.kill();
    expect(files(), "the lock of the dead process lies there").toContain("pglite.lock");
  }
}, 60_000);

test("a first start that is killed at any moment leaves a folder that opens as new", async () => {
  const inFolder = (name: string) => `${scratch}/办件/data/${name}`;
  const holder = () => JSON.parse(readFileSync(inFolder("pglite.lock"), "utf8")).pid;
  let halfFilled = 0;
  for (const moment of [0, 20, 60, 120, 200, 320, 480, 700]) {
    const child = await opener();
    await expect.poll(holder, { interval: 1, timeout: 20_000 }).toBe(child.process.pid);
    await setTimeout(moment);
    await child.kill();
    if (existsSync(inFolder("pglite.filling"))) halfFilled++;
    else rmSync(inFolder("pglite"), { recursive: true, force: true });
  }
  expect(halfFilled, "kills in the middle").toBeGreaterThan(2);
  const last = await opener();
  expect(await last.hears()).toEqual({ visits: 1 });
  expect(files()).not.toContain("pglite.filling");
}, 60_000);

test("a folder whose database is damaged is refused with a code, and is not held", async () => {
  await (await connect(url)).close();
  rmSync(`${scratch}/办件/data/pglite/base`, { recursive: true });
  const again = () => connect(url);
  await expect(again()).rejects.toMatchObject({ code: "DATABASE_FOLDER_UNUSABLE" });
  expect(files()).toEqual(["pglite"]);
});

test.skipIf(!existsSync("/proc"))("so is one that no file system could hold", async () => {
  const nowhere = connect("pglite:///proc/banjian/data");
  await expect(nowhere).rejects.toMatchObject({ code: "DATABASE_FOLDER_UNUSABLE" });
});

test("a folder that cannot be made is refused with a code", async () => {
  writeFileSync(`${scratch}/办件`, "a file");
  await expect(connect(url)).rejects.toMatchObject({ code: "DATABASE_FOLDER_UNUSABLE" });
  expect(existsSync(`${scratch}/办件/data`)).toBe(false);
});
