import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { databaseError } from "./errors.js";
import { mayBeRunning, type RunningProcess, thisProcess } from "./running-process.js";

// PGlite does not notice a second process on its folder: both write, and acknowledged work is lost without an error.

/** A folder held by this process; `release` lets the next one in. */
export type FolderLock = { release(): void };

type Holder = RunningProcess & { readonly token: string };

/** Holds `folder` until released or until this process ends; refuses with STORE_LOCKED while anybody holds it, this process included. */
export function lockFolder(folder: string): FolderLock {
  const file = path.join(folder, "pglite.lock");
  const token = randomUUID();
  // Killed just here, a process leaves its card behind; nobody ever looks at it.
  const card = `${file}.${token}.new`;
  writeFileSync(card, JSON.stringify({ ...thisProcess(), token }), { flush: true });
  try {
    claim(file, card);
  } finally {
    unlinkSync(card);
  }
  return {
    release: () => {
      if (holderOf(file)?.token === token) rmSync(file, { force: true });
    },
  };
}

/** Puts the card at `file`. A link appears whole or not at all, so nobody ever reads half a card. */
function claim(file: string, card: string): void {
  while (!linked(card, file)) {
    const holder = holderOf(file);
    if (holder === undefined) continue;
    if (mayBeRunning(holder)) {
      throw databaseError("STORE_LOCKED", { ...holder, folder: path.dirname(file) });
    }
    clear(file, holder, card);
  }
}

/**
 * Removes the lock of a process that is gone. Two that find it at once must not both remove it: the slower one would remove
 * the lock the faster one has just taken. So the right to remove is itself claimed first, and the lock is read again.
 */
function clear(file: string, gone: Holder, card: string): void {
  const right = `${file}.${gone.token}`;
  claim(right, card);
  try {
    if (holderOf(file)?.token === gone.token) unlinkSync(file);
  } finally {
    unlinkSync(right);
  }
}

function linked(card: string, file: string): boolean {
  try {
    linkSync(card, file);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

function holderOf(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Holder;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw new Error(`${file} cannot be read as a lock`, { cause: error });
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
