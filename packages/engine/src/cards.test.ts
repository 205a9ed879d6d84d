import { expect, test } from "vitest";
import { restaurantHall } from "./testing/test-hall.js";

test.each([
  ["cause", { cause: "foo" }, "late-without-public-reason"],
  ["department", { department: "ghost" }, "market"],
])(
  "CD1: a %s that there is not is refused with those that there are",
  async (field, filter, known) => {
    const hall = await restaurantHall();
    await expect(hall.engine.cards(filter as object)).rejects.toMatchObject({
      code: "BODY_INVALID",
      says: {
        en: expect.stringMatching(`${field} must be one of: .*${known}`),
        zh: expect.stringContaining(`${field} 应为：`),
      },
    });
  },
);

test("CD1: a department without a card has none, and a cause that nobody watches for neither", async () => {
  const hall = await restaurantHall();
  expect(await hall.engine.cards({ cause: "too-few-inspectors" })).toEqual([]);
  expect(await hall.engine.cards({ department: "fire-rescue" })).toEqual([]);
});
