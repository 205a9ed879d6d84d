import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { parseTar } from "nanotar";

/** The data of an embedded database that has the schema and no row: with it a start need neither run initdb nor take the steps of the schema. Where the build left none, PGlite makes its own, without the schema. */
export const prepared = fileURLToPath(new URL("../dist/pglite-prepared.tar.gz", import.meta.url));

/** Lays the prepared data into a folder that is not there yet; PGlite itself takes longer for its thousand files. */
export function unpackPrepared(folder: string): void {
  mkdirSync(folder, { mode: 0o700 });
  for (const { name, type, data } of parseTar(gunzipSync(readFileSync(prepared)))) {
    const place = path.join(folder, name);
    if (type === "directory") mkdirSync(place, { recursive: true, mode: 0o700 });
    else writeFileSync(place, data ?? "", { mode: 0o600 });
  }
}
