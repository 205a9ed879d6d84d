import path from "node:path";
import { expect, test } from "vitest";
import { messageFiles } from "./message-pages.js";

const root = path.join(import.meta.dirname, "..");

test("ME5: the fields and codes of the ten messages are published as a page and as JSON Schema, made from the tables that messages are checked by; write them anew with -u", async () => {
  for (const [file, text] of messageFiles()) {
    await expect(text).toMatchFileSnapshot(path.join(root, file));
  }
});
