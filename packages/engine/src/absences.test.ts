import { expect, test } from "vitest";
import { officer } from "./testing/people.js";
import { restaurantHall } from "./testing/test-hall.js";

const { id, roles } = officer("handler", "fire");
const absence = {
  person: { id, roles, department: "fire-rescue" },
  deputy: { id: "zhou" },
  from: "2026-09-15",
  to: "2026-09-17",
  reason: "培训",
};

test.each([
  ["that ends before it begins", { to: "2026-09-14" }, "ABSENCE_INVALID"],
  ["of somebody who is the own deputy", { deputy: { id } }, "ABSENCE_INVALID"],
  ["of nobody", { person: { id: "", roles } }, "ACTOR_INVALID"],
  ["with a field nobody reads", { until: "2026-09-17" }, "BODY_INVALID"],
  ["on a day that is none", { from: "2026-02-30" }, "DAY_INVALID"],
])("an absence %s is refused, and nothing is kept", async (_, change, code) => {
  const { engine } = await restaurantHall();
  const refused = engine.absences.record({ ...absence, ...change } as typeof absence);
  await expect(refused).rejects.toMatchObject({ code });
  expect(await engine.absences.list()).toEqual([]);
});

test("an absence that nobody recorded cannot be changed", async () => {
  const { engine } = await restaurantHall();
  await expect(engine.absences.until("a7", "2026-09-17")).rejects.toMatchObject({
    code: "ABSENCE_UNKNOWN",
  });
});

test("two that record at the same moment are both kept", async () => {
  const { engine } = await restaurantHall();
  const made = await Promise.all([absence, absence].map((one) => engine.absences.record(one)));
  expect(made.map((one) => one.id).toSorted()).toEqual(["a1", "a2"]);
});
