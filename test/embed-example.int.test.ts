import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";

test("the program of examples/embed prints what its expected.txt says", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  await import("../examples/embed/hall.js");
  const printed = `${log.mock.calls.map(([line]) => line).join("\n")}\n`;
  log.mockRestore();
  expect(printed).toBe(readFileSync("examples/embed/expected.txt", "utf8"));
});
