import { canonicalJson } from "@banjian/base";
import { replay } from "@banjian/core";
import { expect, test } from "vitest";
import { clerk, company } from "./testing/people.js";
import { application, restaurantFile, restaurantWith } from "./testing/restaurant.js";
import { emptyStores, restaurantHall, TestHall } from "./testing/test-hall.js";

const file = "restaurant-opening.yaml";
const newer = restaurantWith('version: "2026.1"', 'version: "2026.2"').replace(
  "promised: { within: 15 business-days }",
  "promised: { within: 12 business-days }",
);

/** Two halls over one store; the second one has compiled nothing yet. */
async function two(): Promise<readonly [TestHall, TestHall]> {
  const stores = emptyStores();
  const first = new TestHall(stores);
  await first.parts.catalogue.publish(restaurantFile, file);
  return [first, new TestHall(stores)];
}

test("what one engine files the other reads, acts on and sweeps; each announces its own work", async () => {
  const [first, second] = await two();
  const caseId = await first.file();
  const heard = first.heard.length;
  expect((await second.engine.case(caseId)).state.status).toBe("open");
  await second.act(caseId, "pre-accept", clerk, { result: "passed" });
  expect(first.heard).toHaveLength(heard);
  expect(second.heardOf("case:state").map(({ title }) => title.en)).toEqual([
    "acceptance · checking materials",
  ]);
  await second.at("2026-09-21 00:00").engine.sweep();
  expect(second.heardOf("case:deemed-accepted")).toHaveLength(1);
  expect(first.heard).toHaveLength(heard);
  expect((await first.engine.inbox(clerk)).entries.map(({ task }) => task.work)).toEqual([
    "document:acceptance-notice",
  ]);
});

test.each<[string, (hall: TestHall, caseId: string) => Promise<unknown>]>([
  ["act", (hall, caseId) => hall.act(caseId, "pre-accept", clerk, { result: "passed" })],
  ["sweep", (hall) => hall.at("2026-09-21 00:00").engine.sweep()],
  ["read", (hall, caseId) => hall.engine.case(caseId)],
  ["list", (hall) => hall.engine.recent()],
  ["look into the inbox", (hall) => hall.engine.inbox(clerk)],
])(
  "the first thing an engine does may be to %s: it compiles the item of the case",
  async (_, does) => {
    const [first, second] = await two();
    const caseId = await first.file();
    await does(second, caseId);
    expect(
      second.parts.catalogue.compiled((await first.engine.case(caseId)).item.digest),
    ).toBeDefined();
    const state = await second.parts.store.load(caseId);
    const facts = await second.parts.store.facts(caseId);
    expect(canonicalJson(state)).toBe(canonicalJson(replay(caseId, facts)));
  },
);

test("a case keeps the version it began with, also in an engine that starts after a newer one was published (P13)", async () => {
  const stores = emptyStores();
  const first = new TestHall(stores);
  await first.parts.catalogue.publish(restaurantFile, file);
  const older = await first.file();
  await first.parts.catalogue.publish(newer, file);
  const fresh = new TestHall(stores);
  const younger = await fresh.file();
  for (const caseId of [older, younger]) {
    await fresh.act(caseId, "pre-accept", clerk, { result: "passed" });
    await fresh.act(caseId, "accept", clerk);
  }
  const [one, other] = [await fresh.engine.case(older), await fresh.engine.case(younger)];
  expect(one.state.item.version).toBe("2026.1");
  expect(other.state.item.version).toBe("2026.2");
  expect(one.limit("promised").due.on).toBe("2026-10-10");
  expect(other.limit("promised").due.on).toBe("2026-09-30");
  await fresh.at("2026-10-01 00:00").engine.sweep();
  const breached = fresh.heardOf("limit:breached").filter(({ limit }) => limit === "promised");
  expect(breached.map(({ caseId }) => caseId)).toEqual([younger]);
});

test("of two sweeps at once each case takes effect in one", async () => {
  const [first, second] = await two();
  for (let index = 0; index < 20; index++) await first.file();
  first.at("2026-09-21 00:00");
  const reports = await Promise.all([first.engine.sweep(), second.engine.sweep()]);
  expect(reports.map(({ moved }) => moved).reduce((a, b) => a + b)).toBe(20);
  const told = [
    ...first.heardOf("case:deemed-accepted"),
    ...second.heardOf("case:deemed-accepted"),
  ];
  expect(new Set(told.map(({ caseId }) => caseId)).size).toBe(20);
  expect(told).toHaveLength(20);
});

test("a key is one key in both engines (P2)", async () => {
  const [first, second] = await two();
  const filing = first.by(company);
  const receipts = await Promise.all(
    [first, second, first, second].map(({ engine }) =>
      engine.submit("restaurant-opening", application, filing),
    ),
  );
  expect(new Set(receipts.map(({ caseId }) => caseId)).size).toBe(1);
  expect(await second.engine.recent()).toHaveLength(1);
});

test("halls over stores of their own know nothing of each other", async () => {
  const [first, second] = [await restaurantHall(), await restaurantHall()];
  const caseId = await first.file();
  await expect(second.engine.case(caseId)).rejects.toMatchObject({ code: "CASE_UNKNOWN" });
  await expect(second.act(caseId, "withdraw", company)).rejects.toMatchObject({
    code: "CASE_UNKNOWN",
  });
});
