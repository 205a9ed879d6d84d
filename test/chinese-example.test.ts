import { readFileSync } from "node:fs";
import { readItem } from "banjian";
import { expect, test } from "vitest";
import { formatItem } from "../packages/cli/src/format-item.js";

const page = readFileSync("docs/items/writing.md", "utf8");
const [, written = ""] = /```yaml\n(banjian: 1\n事项:[\s\S]*?)```/.exec(page) ?? [];

test("YAML20: the item that docs/items/writing.md writes in Chinese is sound, and the same in English", () => {
  const read = readItem(written, "writing.md");
  expect(read.findings).toEqual([]);
  const english = formatItem(written);
  expect(english).toMatch(/^banjian: 1\nitem:\n {2}code: 户外招牌$/m);
  const again = readItem(english, "writing.md");
  expect(read.ok && again.ok && again.item.file).toEqual(read.ok && read.item.file);
});
