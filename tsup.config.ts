import { cpSync, readdirSync } from "node:fs";
import { defineConfig } from "tsup";

/** What a package builds beside `src/index.ts`. */
const entries: Record<string, string[]> = {
  cli: ["main.ts", "check-worker.ts"],
  engine: ["index.ts", "contract/index.ts"],
  sim: ["index.ts", "vitest/index.ts"],
};

/** What a package ships beside its code: the folder it is written in, and its name in `dist`. */
const shipped: Record<string, readonly [from: string, name: string]> = {
  cli: ["docs/findings", "findings"],
};

async function ship(name: string): Promise<void> {
  const [from, to] = shipped[name] ?? [];
  if (from !== undefined) cpSync(from, `packages/${name}/dist/${to}`, { recursive: true });
}

// One process builds the JavaScript of every package; the types come from `tsc -b`.
export default defineConfig(
  readdirSync("packages").map((name) => ({
    entry: (entries[name] ?? ["index.ts"]).map((file) => `packages/${name}/src/${file}`),
    outDir: `packages/${name}/dist`,
    format: ["esm" as const],
    dts: false,
    sourcemap: true,
    clean: true,
    target: "node20",
    treeshake: true,
    skipNodeModulesBundle: true,
    // The package's own: the paths of the root's would lead into the sources of other packages.
    tsconfig: `packages/${name}/tsconfig.json`,
    silent: true,
    onSuccess: () => ship(name),
  })),
);
