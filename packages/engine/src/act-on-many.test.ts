import { describe, expect, test } from "vitest";
import { Engine } from "./engine.js";
import { clerk, officer } from "./testing/people.js";
import { restaurantHall, type TestHall } from "./testing/test-hall.js";

const fire = officer("handler", "fire");
const claiming = { by: fire, key: "all-1", branch: "fire" };

async function threeCases(hall: TestHall): Promise<string[]> {
  return [await hall.accepted(), await hall.file(), await hall.accepted()];
}

describe("DA5: one action over many cases", () => {
  test("answers each by itself, in their order; what is refused in one changes nothing of the others", async () => {
    const hall = await restaurantHall();
    const cases = [...(await threeCases(hall)), "20260914-nowhere"];
    const answers = await hall.engine.actOnMany(cases, "claim", claiming);
    expect(
      answers.map((one) => [one.caseId, "refused" in one ? one.refused.code : "done"]),
    ).toEqual([
      [cases[0], "done"],
      [cases[1], "ACTION_NOT_ALLOWED"],
      [cases[2], "done"],
      [cases[3], "CASE_UNKNOWN"],
    ]);
    const { held, department } = await hall.engine.inbox(fire);
    expect({ ...held, department }).toEqual({ mine: 2, pool: 0, others: 0, department: 2 });
  });

  test("may be repeated: what was done gets its first receipt, what was refused is tried again", async () => {
    const hall = await restaurantHall();
    const cases = await threeCases(hall);
    const first = await hall.engine.actOnMany(cases, "claim", claiming);
    await hall.act(cases[1] ?? "", "pre-accept", clerk, { result: "passed" });
    await hall.act(cases[1] ?? "", "accept", clerk);
    const again = await hall.engine.actOnMany(cases, "claim", claiming);
    expect(again[0]).toEqual(first[0]);
    expect(again.every((one) => "receipt" in one)).toBe(true);
    expect(hall.heard.filter(({ name }) => name === "task:assigned")).toHaveLength(3);
  });

  test("is refused as a whole before anything is done: too many, none, the same twice, a stray word, no key", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.accepted();
    const many = Array.from({ length: 201 }, (_, index) => `c${index}`);
    const asked: [readonly string[], object, string][] = [
      [many, {}, "CASES_TOO_MANY"],
      [[], {}, "BODY_INVALID"],
      [[caseId, caseId], {}, "BODY_INVALID"],
      [[caseId], { expectedVersion: 3 }, "BODY_INVALID"],
      [[caseId], { key: "" }, "KEY_INVALID"],
    ];
    for (const [cases, more, code] of asked) {
      const all = hall.engine.actOnMany(cases, "claim", { ...claiming, ...more });
      await expect(all, code).rejects.toMatchObject({ code });
    }
    expect((await hall.engine.inbox(fire)).held.mine).toBe(0);
  });

  test("a bug in one is thrown, once the others have come to an end", async () => {
    const hall = await restaurantHall();
    const cases = [await hall.accepted(), await hall.accepted()];
    const store = new Proxy(hall.parts.store, {
      get: (target, name) =>
        name === "commit"
          ? async (...[[one], decide]: Parameters<typeof target.commit>) => {
              if (one?.caseId === cases[0]) throw new Error("disk on fire");
              return target.commit(one === undefined ? [] : [one], decide);
            }
          : Reflect.get(target, name).bind?.(target),
    });
    const engine = new Engine({ ...hall.parts, store });
    await expect(engine.actOnMany(cases, "claim", claiming)).rejects.toThrow("disk on fire");
    expect((await hall.engine.inbox(fire)).held.mine).toBe(1);
  });
});
