import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { hasExamples, rerunPage } from "./support/rerun-page.js";

const root = path.join(import.meta.dirname, "..");
const scratch = mkdtempSync(path.join(tmpdir(), "banjian-docs-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const pages = readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => path.posix.join("docs", name))
  .filter(hasExamples);

// Where an output is meant to change, `vitest -u` writes the new one into the page.
test.each(pages)(
  "%s shows what its examples print",
  async (page) => {
    const rerun = await rerunPage(page, `pglite://${scratch}/${path.basename(page, ".md")}`);
    await expect(rerun).toMatchFileSnapshot(path.join(root, page));
  },
  180_000,
);
