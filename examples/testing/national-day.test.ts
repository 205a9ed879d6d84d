// #region test
import { does, files, given, itemFile, passes, until, when } from "@banjian/sim/vitest";
import { expect, test } from "vitest";
import { application, clerk, company, officer } from "./people.js";

test("over National Day the fire brigade returns its work and the tobacco bureau is late", async () => {
  const accepted = await given(
    { at: "2026-09-14 10:00", items: [itemFile("examples/items/restaurant-opening.yaml")] },
    files("restaurant-opening", application, company),
    does(clerk, "pre-accept", { payload: { result: "passed" } }),
    passes("4 business-days"),
    does(clerk, "accept"),
  );
  expect(accepted).toBeAccepted({ deemed: false, asOf: "2026-09-18" });
  expect(accepted).toBeDueOn("branch:tobacco", "2026-09-30");

  const returned = await when(
    accepted,
    does(officer("handler", "fire-rescue"), "handle", { payload: { agree: true } }),
    until("2026-09-24 10:00"),
    does(officer("reviewer", "fire-rescue"), "return", {
      payload: { to: "previous", reason: "疏散宽度须复核" },
    }),
  );
  expect(returned.asked(officer("handler", "fire-rescue"), "handle")).toAllow();
  expect(returned).toBeDueOn("branch:fire", "2026-10-09");
  expect(returned).toBeDueOn("branch:tobacco", "2026-09-30");

  const late = await when(returned, until("2026-10-09 09:00"));
  expect(late).toBeIn("approval.branches.tobacco.open");
  expect(late).toHaveCard({ colour: "red", limit: "branch:tobacco", on: "2026-10-09" });
  expect(late.asked(officer("handler", "tobacco-monopoly"), "handle")).toAllow();
  expect(late.asked(clerk, "accept")).toRefuse("ACTION_NOT_ALLOWED");
});
// #endregion
