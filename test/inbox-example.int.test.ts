import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";

test("the program of examples/inbox prints what its expected.txt says", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  await import("../examples/inbox/hall.js");
  const printed = `${log.mock.calls.map(([line]) => line).join("\n")}\n`;
  log.mockRestore();
  await expect(printed).toMatchFileSnapshot("../examples/inbox/expected.txt");
});

test("the inbox of one department is under 40 lines of the public API", () => {
  const source = readFileSync("examples/inbox/inbox.ts", "utf8");
  expect(source.trimEnd().split("\n").length).toBeLessThan(40);
  expect([...source.matchAll(/from "(.*)"/g)].map(([, name]) => name)).toEqual(["banjian"]);
});
