import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CodedError } from "@banjian/base";
import { PGlite } from "@electric-sql/pglite";
import { databaseError } from "./errors.js";
import { type FolderLock, lockFolder } from "./pglite-folder-lock.js";
import { prepared, unpackPrepared } from "./prepared-database.js";
import { valueParsers } from "./value-parsers.js";

/** An embedded database in a folder that only this process may open. */
export type HeldPGlite = { readonly pglite: PGlite; readonly lock: FolderLock };

/** A database without a row that is gone when it is closed; it has the schema where the build has prepared one. */
export function openPGliteMemory(): Promise<PGlite> {
  if (!existsSync(prepared)) return PGlite.create({ parsers: valueParsers });
  const loadDataDir = new Blob([readFileSync(prepared)], { type: "application/gzip" });
  return PGlite.create({ parsers: valueParsers, loadDataDir });
}

/** The database in `folder`, made if it is not there. Release the lock after closing it; it also ends with this process. */
export async function openPGliteFolder(folder: string): Promise<HeldPGlite> {
  try {
    makeFolder(path.resolve(folder));
    const lock = lockFolder(folder);
    const pglite = await openHeld(folder).catch((error) => {
      lock.release();
      throw error;
    });
    return { pglite, lock };
  } catch (error) {
    if (error instanceof CodedError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw databaseError("DATABASE_FOLDER_UNUSABLE", { folder, reason });
  }
}

// Level by level: where the system refuses a folder as if its parent were missing (/proc), `recursive` tries for ever.
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it at the same time.
    if (!existsSync(folder)) throw error;
  }
}

/** A mark lies beside the data while they are first written: whoever finds it knows that the writer died, and begins anew. */
async function openHeld(folder: string): Promise<PGlite> {
  const dataDir = path.join(folder, "pglite");
  const filling = path.join(folder, "pglite.filling");
  if (existsSync(filling)) rmSync(dataDir, { recursive: true, force: true });
  if (existsSync(dataDir)) return PGlite.create({ dataDir, parsers: valueParsers });
  writeFileSync(filling, "");
  if (existsSync(prepared)) unpackPrepared(dataDir);
  else mkdirSync(dataDir, { mode: 0o700 });
  const pglite = await PGlite.create({ dataDir, parsers: valueParsers });
  rmSync(filling);
  return pglite;
}
