import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { isItemFile } from "@banjian/sim";
import { cliError } from "./errors.js";

/** An item file as it lies on the disk. */
export type ItemFile = { readonly file: string; readonly bytes: Uint8Array };

/** The files named, and of each folder named its item files, or those that are asked for, in the order of their names; refuses what cannot be read. */
export async function itemFiles(
  named: readonly string[],
  isAsked: (name: string) => boolean = isItemFile,
): Promise<readonly ItemFile[]> {
  const files = (await Promise.all(named.map((one) => filesAt(one, isAsked)))).flat();
  const read: ItemFile[] = [];
  // One after the other: a folder may hold more files than a process may open.
  for (const file of new Set(files)) read.push(await itemFile(file));
  return read;
}

/** One file with its bytes. */
export async function itemFile(file: string): Promise<ItemFile> {
  return { file, bytes: await readFile(file).catch((error) => unreadable(file, error)) };
}

async function filesAt(
  named: string,
  isAsked: (name: string) => boolean,
): Promise<readonly string[]> {
  const found = await stat(named).catch((error) => unreadable(named, error));
  if (!found.isDirectory()) return [named];
  const names = await readdir(named).catch((error) => unreadable(named, error));
  const items = names.filter(isAsked).toSorted();
  if (items.length === 0) throw cliError("FOLDER_WITHOUT_ITEMS", { folder: named });
  return items.map((name) => path.join(named, name));
}

function unreadable(file: string, error: unknown): never {
  const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
  throw cliError("FILE_UNREADABLE", { file, reason });
}
