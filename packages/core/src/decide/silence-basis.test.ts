import { expect, test } from "vitest";
import { licence } from "../testing/sample-items.js";
import { accepted, type Story } from "../testing/story.js";

/** Granted by the silence of five days, by a rule that holds until that day. */
const until = (to: string): Story =>
  accepted(
    licence({
      limits: {
        statutory: {
          within: "5 business-days",
          starts: "acceptance",
          ends: ["decision"],
          basis: [{ law: "某市规定", article: 4 }],
          "on-expiry": { outcome: "deemed-granted", basis: [{ law: "某市规定", article: 5, to }] },
        },
      },
    }),
    "2026-09-14",
  );

test("TL8: silence decides while its basis is in force", () => {
  const it = until("2026-12-31").at("2026-09-22").sweep();
  expect(it.all("deemed")).toMatchObject([{ outcome: "deemed-granted" }]);
});

test("TL8: without a basis in force on the day it would take effect silence decides nothing: the limit is only missed", () => {
  const it = until("2026-09-18").at("2026-09-22").sweep();
  expect(it.all("limit-breached")).toMatchObject([{ limit: "statutory" }]);
  expect(it.all("deemed")).toEqual([]);
  expect(it.state.status).toBe("open");
});
