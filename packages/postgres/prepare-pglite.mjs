// Leaves an empty PGlite database in dist/pglite-empty.tar.gz, so that a first start need not run initdb. Making one takes
// about six seconds, so it is kept by PGlite's version under node_modules/.cache.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const here = import.meta.dirname;
const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite");
const { version } = JSON.parse(readFileSync(path.join(entry, "../../package.json"), "utf8"));
const cached = path.join(here, `../../node_modules/.cache/banjian/pglite-${version}.tar.gz`);
const prepared = path.join(here, "dist/pglite-empty.tar.gz");

/** Other processes may look at any moment: the file appears whole. */
function place(file, write) {
  mkdirSync(path.dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}`;
  write(partial);
  renameSync(partial, file);
}

if (!existsSync(cached)) {
  const { PGlite } = await import("@electric-sql/pglite");
  const pglite = await PGlite.create();
  const tar = await (await pglite.dumpDataDir("gzip")).arrayBuffer();
  await pglite.close();
  place(cached, (file) => writeFileSync(file, Buffer.from(tar)));
}
place(prepared, (file) => copyFileSync(cached, file));
