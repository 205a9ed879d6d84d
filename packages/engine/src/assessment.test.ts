import { readFileSync } from "node:fs";
import { readSupervision } from "@banjian/core";
import { describe, expect, test } from "vitest";
import { restaurantHall } from "./testing/test-hall.js";

const file = "examples/supervision/hall.supervision.yaml";
const read = readSupervision(
  readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8"),
  file,
);
if (!read.ok) throw new Error(JSON.stringify(read.findings));
const { supervision } = read;

/** A hall in which all five departments have missed their limits by the end of October. */
async function lateHall() {
  const hall = await restaurantHall();
  await hall.accepted();
  hall.at("2026-10-30");
  await hall.engine.sweep();
  return hall;
}

describe("an assessment", () => {
  test("AS1: scores each department by its own cards and parts, with the words and the arithmetic", async () => {
    const hall = await lateHall();
    const { departments } = await hall.engine.assess("2026-09", supervision);
    const fire = departments.find(({ department }) => department === "fire-rescue");
    expect(fire?.title.zh).toBe("区消防救援大队");
    expect(fire?.lines.map(({ rule, arithmetic }) => [rule, arithmetic])).toEqual([
      ["yellow", "-1*1"],
      ["red", "-1.5*1"],
    ]);
    expect(fire?.score).toBe(97.5);
  });

  test("AS2: is computed anew until it is audited, and stays then, by other rules as well", async () => {
    const hall = await lateHall();
    const milder = { ...supervision, rules: {} };
    const before = await hall.engine.assess("2026-09", milder);
    expect(before.departments.every(({ score }) => score === 100)).toBe(true);
    const word = { by: "赵", reason: "核对无误" };
    const audited = await hall.engine.audit("2026-09", { ...word, supervision });
    expect(audited.audited).toMatchObject(word);
    expect(await hall.engine.assess("2026-09", milder)).toEqual(audited);
    await expect(hall.engine.audit("2026-09", { ...word, supervision })).rejects.toMatchObject({
      code: "ASSESSMENT_AUDITED",
    });
  });

  test("AS2: a month that is not over is not audited, and what is no month is refused", async () => {
    const hall = await lateHall();
    const word = { by: "赵", reason: "核对无误", supervision };
    await expect(hall.engine.audit("2026-10", word)).rejects.toMatchObject({
      code: "MONTH_RUNNING",
    });
    await expect(hall.engine.assess("2026-13", supervision)).rejects.toMatchObject({
      code: "MONTH_INVALID",
    });
    await expect(hall.engine.audit("2026-09", { ...word, by: "" })).rejects.toMatchObject({
      code: "BODY_INVALID",
    });
  });
});
