import { readItem } from "@banjian/core";
import { describe, expect, test } from "vitest";
import { CaseNow } from "../case-now.js";
import { openWorld } from "../open-world.js";
import { bundled } from "../testing/bundled.js";
import { clerk, company, officer, restaurant } from "../testing/people.js";
import { coverablesOf } from "./coverable.js";
import { coverageOf } from "./coverage.js";
import { visitedBy } from "./visited.js";

const source = bundled("restaurant-opening");
const food = bundled("food-business-licence");
const read = (from: typeof source, change = (text: string) => text) => {
  const found = readItem(change(String(from.source)), from.file);
  if (!found.ok) throw new Error(found.findings.map(({ problem }) => problem.en).join("\n"));
  return found.item;
};
const keys = (all: readonly { readonly key: string }[]) => all.map(({ key }) => key);

describe("what can be visited", () => {
  test("are the states without states inside, the arrows, the ends of limits and their cards", () => {
    const { states, transitions, limits, cards } = coverablesOf(read(food));
    expect(keys(states)).toContain("approval.branches.main.open");
    expect(keys(states)).not.toContain("approval");
    expect(keys(transitions)).toContain("acceptance.checking deemed-accepted");
    expect(keys(limits)).toContain("procedure:testing missed");
    expect(keys(cards)).toEqual([
      "completeness red",
      "statutory yellow",
      "statutory red",
      "promised yellow",
      "promised red",
      "procedure:site-inspection yellow",
      "procedure:testing yellow",
    ]);
  });

  test("is not what no rule of the item brings about: silence of the applicant here is no withdrawal", () => {
    const plain = coverablesOf(read(food));
    expect(keys(plain.states)).not.toContain("deemed-withdrawn");
    const written = "{ rounds: 1, answer-within: 30 calendar-days }";
    const strict = coverablesOf(
      read(food, (text) =>
        text.replace(
          written,
          "{ answer-within: 30 calendar-days, silence: deemed-withdrawn, basis: { law: 某条例, article: 1 } }",
        ),
      ),
    );
    expect(keys(strict.states)).toContain("deemed-withdrawn");
    expect(keys(strict.transitions)).toContain("acceptance.waiting deemed-withdrawn");
  });
});

describe("what has been visited", () => {
  test("are the arrows that were taken, by persons, by silence and by the departments together", async () => {
    const world = await openWorld({ at: "2026-09-14 10:00", items: [source] });
    const id = await world.submit("restaurant-opening", restaurant, company);
    await world.advanceTo("2026-09-21");
    await world.act(id, "handle", officer("handler", "fire-rescue"));
    const { item, facts } = await CaseNow.read(world, id);
    const transitions = [...visitedBy(item, facts)].filter(
      (key) => key.includes(" ") && !/(met|missed|overdue|red)$/.test(key),
    );
    expect(transitions).toEqual([
      "submission.draft submit",
      "pre-acceptance deemed-accepted",
      "approval.branches.fire.open handle@fire",
    ]);
  });

  test("does not count the arrow of silence where a person led the same way", async () => {
    const world = await openWorld({ at: "2026-09-14 10:00", items: [source] });
    const id = await world.submit("restaurant-opening", restaurant, company);
    await world.act(id, "pre-accept", clerk, { payload: { result: "passed" } });
    await world.act(id, "accept", clerk);
    const { item, facts } = await CaseNow.read(world, id);
    const seen = visitedBy(item, facts);
    expect(seen.has("acceptance.checking accept")).toBe(true);
    expect(seen.has("acceptance.checking deemed-accepted")).toBe(false);
    const { states, cards } = coverageOf(item, [facts]);
    expect(states.visited).toBe(8);
    expect(cards).toMatchObject({ visited: 0, all: 17 });
  });
});
