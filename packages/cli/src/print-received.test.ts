import { expect, test } from "vitest";
import { bounded } from "./print-received.js";

test("ME15: a list that leaves something out says so", () => {
  const all = Array.from({ length: 501 }, (_, index) => index);
  expect(bounded(all.slice(1))).toEqual({ found: all.slice(1) });
  const { found, more } = bounded(all);
  expect(found).toHaveLength(500);
  expect(more?.en).toContain("Only the last 500 are listed");
});
