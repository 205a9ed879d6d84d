import { afterEach, expect, test, vi } from "vitest";
import { connectionSettings } from "./connection-settings.js";
import { patiently } from "./patiently.js";

afterEach(() => vi.restoreAllMocks());

/** How often a database is asked whose answer does not come for so long. */
async function askings(silentFor: number): Promise<number> {
  let [now, asked] = [0, 0];
  vi.spyOn(performance, "now").mockImplementation(() => now);
  const silent = async () => {
    asked++;
    now += silentFor;
    throw new Error("Query read timeout");
  };
  await expect(patiently(silent)).rejects.toMatchObject({ code: "STORE_UNAVAILABLE" });
  return asked;
}

test("P3: what has said nothing until it was given up is not asked again, though timers run a hair early", async () => {
  expect(await askings(connectionSettings.query_timeout - 0.5)).toBe(1);
});

test("P3: what breaks off sooner is asked again until it has been away long enough", async () => {
  expect(await askings(4_000)).toBe(3);
});
