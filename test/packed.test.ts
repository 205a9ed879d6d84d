import { execSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.join(import.meta.dirname, "..");

type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
};

test("the packed packages need each other at their own version, and nothing that only this workspace knows", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "banjian-packed-"));
  try {
    // The command of README.md.
    const pack = `pnpm --filter "banjian..." exec pnpm pack --pack-destination "${folder}"`;
    execSync(pack, { cwd: root, stdio: "pipe" });
    const packed = readdirSync(folder).map((file) => manifestIn(path.join(folder, file)));
    const versions = new Map(packed.map(({ name, version }) => [name, version]));
    expect(versions.has("banjian")).toBe(true);
    const needs = packed.flatMap(({ dependencies = {} }) => Object.entries(dependencies));
    expect(needs.filter(([, version]) => /workspace|catalog|link/.test(version))).toEqual([]);
    const own = needs.filter(([name]) => name.startsWith("@banjian/"));
    expect(own.length).toBeGreaterThan(5);
    for (const [name, version] of own) expect([name, versions.get(name)]).toEqual([name, version]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);

function manifestIn(tarball: string): Manifest {
  const text = execSync(`tar -xOf "${tarball}" package/package.json`, { encoding: "utf8" });
  return JSON.parse(text) as Manifest;
}
