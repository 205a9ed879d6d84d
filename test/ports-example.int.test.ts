import { expect, test, vi } from "vitest";

test("the program of examples/ports prints what its expected.txt says", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  await import("../examples/ports/hall.js");
  const printed = `${log.mock.calls.map(([line]) => line).join("\n")}\n`;
  log.mockRestore();
  await expect(printed).toMatchFileSnapshot("../examples/ports/expected.txt");
});
