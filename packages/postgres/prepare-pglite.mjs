// Leaves an embedded database with the schema and without a row in dist/pglite-prepared.tar.gz, so that a first start need
// neither run initdb nor take the steps of the schema. Making one takes about eight seconds, so it is kept under
// node_modules/.cache by PGlite's version and by the steps it was made with.
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const here = import.meta.dirname;
const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite");
const { version } = JSON.parse(readFileSync(path.join(entry, "../../package.json"), "utf8"));
const folder = path.join(here, "../../node_modules/.cache/banjian");
const cached = path.join(folder, `pglite-${version}-${digestOfSteps()}.tar.gz`);

function digestOfSteps() {
  const steps = readdirSync(path.join(here, "src/migrations")).map((name) => `migrations/${name}`);
  const hash = createHash("sha256");
  for (const name of [...steps.toSorted(), "schema-book.ts", "migrate.ts"]) {
    hash.update(readFileSync(path.join(here, "src", name)));
  }
  return hash.digest("hex").slice(0, 12);
}

/** Other processes may look at any moment: the file appears whole. */
function place(file, write) {
  mkdirSync(path.dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}`;
  write(partial);
  renameSync(partial, file);
}

/** What takes the steps, from its sources: the package may not be built yet. */
async function stepTaker() {
  const { build } = await import("tsup");
  // Beside the package's dependencies, which are then found as from its sources.
  const outDir = path.join(here, "node_modules", `.prepare-${process.pid}`);
  await build({
    entry: { migrate: path.join(here, "src/migrate.ts") },
    outDir,
    outExtension: () => ({ js: ".mjs" }),
    format: ["esm"],
    target: "node20",
    external: ["@electric-sql/pglite", "kysely", "pg"],
    config: false,
    silent: true,
  });
  const { migrate } = await import(pathToFileURL(path.join(outDir, "migrate.mjs")).href);
  rmSync(outDir, { recursive: true });
  return migrate;
}

async function makeDatabase() {
  const [migrate, { PGlite }, { Kysely, PGliteDialect }] = await Promise.all([
    stepTaker(),
    import("@electric-sql/pglite"),
    import("kysely"),
  ]);
  const pglite = await PGlite.create();
  await migrate(new Kysely({ dialect: new PGliteDialect({ pglite }) }));
  const tar = await (await pglite.dumpDataDir("gzip")).arrayBuffer();
  await pglite.close();
  return Buffer.from(tar);
}

if (!existsSync(cached)) {
  const tar = await makeDatabase();
  place(cached, (file) => writeFileSync(file, tar));
}
place(path.join(here, "dist/pglite-prepared.tar.gz"), (file) => copyFileSync(cached, file));
