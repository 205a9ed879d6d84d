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
