import type { CaseState, Fact } from "@banjian/core";
import { expect, test } from "vitest";
import { historyLimit, refuseLongHistory } from "./history-limit.js";
import { clerk, company } from "./testing/people.js";
import { restaurantHall } from "./testing/test-hall.js";

const comment = { text: "再看一下" };

test("P12: a case takes actions up to 50,000 facts, and one more is refused", () => {
  const facts = [{ type: "action-taken", kind: "comment" }] as unknown as Fact[];
  const said = (version: number) => {
    const state = { id: "c", version, status: "open" } as CaseState;
    const before = { ...state, version: version - 1 };
    try {
      return refuseLongHistory({ facts, before, state });
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  expect(historyLimit).toEqual({ long: 10_000, most: 50_000 });
  expect([49_999, 50_000, 50_001].map(said)).toEqual([undefined, undefined, "HISTORY_LIMIT"]);
});

test("P12: a case with as many facts as it may have takes no comment any more, and nothing is stored; what closes it is taken", async () => {
  const history = { long: 1_000, most: 1_000 };
  const hall = await restaurantHall(undefined, { history });
  const caseId = await hall.accepted();
  const { version } = (await hall.engine.case(caseId)).state;
  Object.assign(history, { long: version + 1, most: version + 2 });
  expect((await hall.engine.case(caseId)).history).toMatchObject({ isLong: false, facts: version });
  await hall.act(caseId, "comment", clerk, comment);
  expect((await hall.engine.case(caseId)).history).toMatchObject({ isLong: true });
  await hall.act(caseId, "comment", clerk, comment);
  const again = hall.by(clerk, { payload: comment });
  const refused = { code: "HISTORY_LIMIT", details: { facts: version + 2, most: version + 2 } };
  await expect(hall.engine.act(caseId, "comment", again)).rejects.toMatchObject(refused);
  expect(await hall.parts.store.facts(caseId)).toHaveLength(version + 2);
  await hall.act(caseId, "withdraw", company, { reason: "不办了" });
  expect((await hall.engine.case(caseId)).state.status).toBe("closed");
});

test("P12: the limits of a case that may grow no more still take effect", async () => {
  const history = { long: 1_000, most: 1_000 };
  const hall = await restaurantHall(undefined, { history });
  const caseId = await hall.accepted();
  const { version } = (await hall.engine.case(caseId)).state;
  Object.assign(history, { most: version });
  hall.at("2027-03-01");
  const { moved, failed } = await hall.engine.sweep();
  expect([moved, failed]).toEqual([1, []]);
  expect((await hall.engine.case(caseId)).state.version).toBeGreaterThan(version);
});
