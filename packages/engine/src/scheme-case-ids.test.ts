import { numberSchemes } from "@banjian/core";
import { expect, test } from "vitest";
import { schemeCaseIds } from "./case-ids.js";
import { company } from "./testing/people.js";
import { application } from "./testing/restaurant.js";
import { restaurantHall } from "./testing/test-hall.js";

test("ME10: cases are numbered by the scheme of the hall, one after the other, and a repeat gets the same number", async () => {
  const codes = { "restaurant-opening": "11440305MB2C9265XQ4440105001000" };
  const ids = schemeCaseIds(numberSchemes["item-and-day"], { codes });
  const hall = await restaurantHall(undefined, { ids });
  const first = "11440305MB2C9265XQ4440105001000202609140001";
  expect([await hall.file(), await hall.file()]).toEqual([first, `${first.slice(0, -1)}2`]);
  const by = hall.by(company);
  const filed = await hall.engine.submit("restaurant-opening", application, by);
  expect((await hall.engine.submit("restaurant-opening", application, by)).caseId).toBe(
    filed.caseId,
  );
  hall.at("2026-09-15");
  expect(await hall.file()).toBe("11440305MB2C9265XQ4440105001000202609150001");
});

test("ME10: where no number is left nothing is stored", async () => {
  const scheme = {
    counter: () => "all",
    write: numberSchemes["item-and-day"].write,
  };
  const hall = await restaurantHall(undefined, { ids: schemeCaseIds(scheme) });
  await expect(hall.file()).rejects.toMatchObject({ code: "NUMBER_PART_INVALID" });
  expect(await hall.engine.recent()).toEqual([]);
});

test("ME10: a scheme that writes a number twice is refused, and the first case keeps it", async () => {
  const ids = schemeCaseIds({ counter: () => "all", write: () => "SAME" });
  const hall = await restaurantHall(undefined, { ids });
  expect(await hall.file()).toBe("SAME");
  await expect(hall.file()).rejects.toMatchObject({ code: "CASE_ID_TAKEN" });
  expect(await hall.engine.recent()).toHaveLength(1);
});

test.each(["", "a/b <x> \n0.05", "../1", "-1", "1 2", "x".repeat(51), 7, undefined])(
  "ME10: %j is no number of a case, and nothing is stored",
  async (number) => {
    const ids = schemeCaseIds({ counter: () => "all", write: () => number as string });
    const hall = await restaurantHall(undefined, { ids });
    await expect(hall.file()).rejects.toMatchObject({ code: "CASE_ID_INVALID" });
    expect(await hall.engine.recent()).toEqual([]);
  },
);

test.each(["粤A-2026.0001_1", "x".repeat(50)])("ME10: %s is one", async (number) => {
  const ids = schemeCaseIds({ counter: () => "all", write: () => number });
  expect(await (await restaurantHall(undefined, { ids })).file()).toBe(number);
});
