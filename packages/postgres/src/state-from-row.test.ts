import { expect, test } from "vitest";
import { stateFromRow } from "./rows.js";

test("a case that counted its messages by their keys is read with a list of them, each as often as it was made", () => {
  const fold = { id: "c1", version: 9, messagesMade: { acceptance: 1, "process/approval": 2 } };
  expect(stateFromRow({ fold })).toEqual({
    id: "c1",
    version: 9,
    messagesMade: ["acceptance", "process/approval", "process/approval"],
  });
});

test("any other is read as it was folded", () => {
  const fold = { id: "c1", version: 9, messagesMade: ["acceptance"] };
  expect(stateFromRow({ fold })).toBe(fold);
  const silent = { id: "c2", version: 1 };
  expect(stateFromRow({ fold: silent })).toBe(silent);
});
