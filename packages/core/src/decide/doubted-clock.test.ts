import { expect, test } from "vitest";
import { clerk } from "../testing/people.js";
import { licence } from "../testing/sample-items.js";
import { beijing, story } from "../testing/story.js";
import { decide } from "./decide.js";
import { runOut } from "./run-out.js";

const filed = story(licence()).at("2026-09-14").submit();
const world = { ...filed.world, now: beijing("2026-12-01") };
const typesOf = (held: boolean) =>
  decide({ ...world, held }, filed.state, { action: "accept", by: clerk }).map(({ type }) => type);

test("P7: while the clock is doubted nothing runs out, neither by itself nor when somebody acts", () => {
  expect(runOut(world, filed.state).length).toBeGreaterThan(0);
  expect(runOut({ ...world, held: true }, filed.state)).toEqual([]);
  expect(typesOf(true)).toContain("action-taken");
  expect(typesOf(true)).not.toContain("limit-breached");
});
