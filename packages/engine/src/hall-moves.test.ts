import { describe, expect, test } from "vitest";
import { clerk } from "./testing/people.js";
import { restaurantWith } from "./testing/restaurant.js";
import { restaurantHall, type TestHall } from "./testing/test-hall.js";

const word = { by: "qian", reason: "承诺期限调整", authority: "局务会 2026 年第 9 号" };
const code = "restaurant-opening";
const publishing = { by: "zhao", reason: "修订" };

const version = (name: string, promise: string) =>
  restaurantWith('version: "2026.1"', `version: "${name}"`).replace(
    "promised: { within: 15 business-days }",
    `promised: { within: ${promise} }`,
  );

/** Two accepted cases and one that was only filed, under the first version; the second promises as said. */
async function amended(promise: string): Promise<{ hall: TestHall; cases: string[] }> {
  const hall = await restaurantHall();
  const cases = [await hall.accepted(), await hall.accepted(), await hall.file()].toSorted();
  await hall.parts.catalogue.publish(version("2026.2", promise), "new.yaml", publishing);
  return { hall, cases };
}

describe("DA9: open cases of a hall", () => {
  test("stay with their version although another is published, until somebody moves them", async () => {
    const { hall, cases } = await amended("14 business-days");
    for (const caseId of cases) {
      expect((await hall.engine.case(caseId)).item.version).toBe("2026.1");
    }
  });

  test("are listed by a plan that writes nothing, and moved by the same with a reason and a power", async () => {
    const { hall, cases } = await amended("14 business-days");
    const before = await hall.parts.store.facts(cases[0] ?? "");
    const plan = await hall.engine.moves.plan({ code });
    expect(plan.to.version).toBe("2026.2");
    expect(plan.cases.map(({ caseId, moves }) => [caseId, moves])).toEqual(
      cases.map((caseId) => [caseId, true]),
    );
    expect(await hall.parts.store.facts(cases[0] ?? "")).toEqual(before);

    const { failed, ...done } = await hall.engine.moves.apply({ code }, word);
    expect(failed).toEqual([]);
    expect(done).toEqual(plan);
    expect(hall.heardOf("case:moved")).toHaveLength(3);
    expect(hall.heardOf("case:moved")[0]).toMatchObject({
      from: "2026.1",
      to: "2026.2",
      reason: word.reason,
      authority: word.authority,
      by: { id: "qian" },
    });
    for (const caseId of cases) {
      expect((await hall.engine.case(caseId)).item.version).toBe("2026.2");
    }
    expect((await hall.engine.moves.plan({ code })).cases).toEqual([]);
  });

  test("go on under the new version: what they were is read, and what comes is done by its rules", async () => {
    const { hall } = await amended("14 business-days");
    await hall.engine.moves.apply({ code }, word);
    const caseId = await hall.file();
    await hall.act(caseId, "pre-accept", clerk, { result: "passed" });
    const moved = (await hall.engine.moves.plan({ code, from: "2026.1" })).cases;
    expect(moved).toEqual([]);
    const one = await hall.engine.case(hall.heardOf("case:moved")[0]?.caseId ?? "");
    expect((await one.timeline()).map(({ what }) => what.en)).toContainEqual(
      expect.stringContaining("moved from version 2026.1 to 2026.2: 承诺期限调整"),
    );
  });
});

describe("DA10: a case", () => {
  test("whose applicant would be worse off stays, unless it is named", async () => {
    const { hall, cases } = await amended("16 business-days");
    const { cases: planned } = await hall.engine.moves.plan({ code });
    const stays = planned.filter(({ moves }) => !moves);
    expect(stays).toHaveLength(2);
    expect(stays[0]?.worse[0]?.whose).toBe("幸福里餐饮有限公司");
    await hall.engine.moves.apply({ code }, word);
    expect(hall.heardOf("case:moved")).toHaveLength(1);
    const named = stays.map(({ caseId }) => caseId);
    const { cases: forced } = await hall.engine.moves.apply({ code, cases: named }, word);
    expect(forced.map(({ caseId, moves }) => [caseId, moves])).toEqual(
      named.map((caseId) => [caseId, true]),
    );
    expect(cases).toEqual(expect.arrayContaining(named));
  });

  test("that would be late at once stays, unless it is named", async () => {
    const { hall } = await amended("14 business-days");
    hall.at("2026-10-10 10:00");
    const { cases } = await hall.engine.moves.plan({ code });
    // The window was silent on the third: accepted as of its receipt, it would be late as well.
    expect(cases.map(({ moves, late }) => [moves, late])).toEqual(
      cases.map(() => [
        false,
        [{ limit: "promised", title: { zh: "承诺期限", en: "promised limit" } }],
      ]),
    );
  });

  test("is moved to the version in force only, by somebody with a reason and a power, and if it exists", async () => {
    const { hall } = await amended("14 business-days");
    const { moves } = hall.engine;
    const refusals: [Promise<unknown>, string][] = [
      [moves.plan({ code, to: "2026.1" }), "ITEM_STATUS"],
      [moves.plan({ code, to: "9" }), "ITEM_VERSION_UNKNOWN"],
      [moves.plan({ code, from: "9" }), "ITEM_VERSION_UNKNOWN"],
      [moves.plan({ code: "nothing" }), "ITEM_UNKNOWN"],
      [moves.plan({ code, cases: ["nothing"] }), "CASE_UNKNOWN"],
      [moves.apply({ code }, { ...word, authority: "" }), "BODY_INVALID"],
    ];
    for (const [refused, why] of refusals)
      await expect(refused).rejects.toMatchObject({ code: why });
  });
});
