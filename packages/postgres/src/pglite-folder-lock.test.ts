import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFolder } from "./pglite-folder-lock.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "banjian-lock-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

const lockFile = () => path.join(folder, "pglite.lock");
const holder = () => JSON.parse(readFileSync(lockFile(), "utf8"));

/** Leaves a lock as another process would have. */
function leaveLock(changes: object): void {
  lockFolder(folder);
  writeFileSync(lockFile(), JSON.stringify({ ...holder(), token: "left", ...changes }));
}

async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  return child.pid ?? 0;
}

test("the folder is held until it is released, and nothing is left behind", () => {
  const lock = lockFolder(folder);
  expect(holder()).toMatchObject({ pid: process.pid, machine: hostname() });
  expect(() => lockFolder(folder)).toThrow(/STORE_LOCKED.*in process \d+ on/);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
  lockFolder(folder).release();
});

test("the lock of a process that ended is taken over, and nothing of it is left", async () => {
  leaveLock({ pid: await endedProcess() });
  const lock = lockFolder(folder);
  expect(holder().pid).toBe(process.pid);
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test.runIf(process.platform === "linux")(
  "a later process with the same number does not hold the lock of the earlier one",
  () => {
    leaveLock({ started: "an earlier boot/1" });
    expect(() => lockFolder(folder).release()).not.toThrow();
  },
);

test("the lock of another machine is never taken over: nobody can see from here whether it runs", async () => {
  leaveLock({ machine: "another-machine", pid: await endedProcess() });
  expect(() => lockFolder(folder)).toThrow(/STORE_LOCKED.*another-machine/);
});

test("whoever died while taking over a lock does not stand in the way of the next one", async () => {
  leaveLock({ pid: await endedProcess(), token: "first" });
  const second = { ...holder(), token: "second" };
  writeFileSync(`${lockFile()}.first`, JSON.stringify(second));
  lockFolder(folder).release();
  expect(readdirSync(folder)).toEqual([]);
});

test("a lock is not taken over while another living process is about to", async () => {
  leaveLock({ pid: await endedProcess(), token: "first" });
  writeFileSync(
    `${lockFile()}.first`,
    JSON.stringify({ ...holder(), pid: process.ppid, started: null }),
  );
  expect(() => lockFolder(folder)).toThrow(`in process ${process.ppid}`);
});

test("a release leaves the lock of a later holder alone", () => {
  const early = lockFolder(folder);
  rmSync(lockFile());
  const late = lockFolder(folder);
  early.release();
  expect(() => lockFolder(folder)).toThrow("STORE_LOCKED");
  late.release();
});

test("a lock that cannot be read is no reason to go in", () => {
  writeFileSync(lockFile(), "");
  expect(() => lockFolder(folder)).toThrow("cannot be read as a lock");
});
