import type { TimeZone } from "@banjian/calendar";
import type { MovePlan } from "@banjian/engine";
import { expect, test } from "vitest";
import { actLines } from "./print-items.js";
import { moveLines } from "./print-moves.js";
import { fakeContext } from "./testing/fake-context.js";

const look = fakeContext([], { env: { LANG: "zh" } });
const same = { zh: "审批", en: "approval" };
const text = (zh: string) => ({ zh, en: zh });
const item = { code: "signboard", version: "2026.2", digest: "d" };
const plan: MovePlan = {
  to: item,
  cases: [
    {
      caseId: "c1",
      from: { ...item, version: "2026.1" },
      moves: false,
      obstacles: [],
      worse: [],
      late: [
        { limit: "promised", title: text("承诺期限") },
        { limit: "branch:fire", title: text("消防期限") },
      ],
      overdue: [text("法定期限")],
      state: { before: "approval", after: "approval" },
      stands: { before: same, after: same },
      limits: [{ limit: "promised", title: text("承诺期限") }],
    },
  ],
};

test("a planned move names its limits by their titles: late at once, and overdue already (DA10)", () => {
  const lines = moveLines(plan, look);
  expect(lines.find((line) => line.includes("承诺期限"))).toMatch(/将立即逾期/);
  expect(lines).toContain("  将立即逾期: 消防期限");
  expect(lines).toContain("  已经逾期: 法定期限");
  expect(lines.join("\n")).not.toMatch(/promised|branch:/);
});

test("what was done to an item is told in the time of the hall", () => {
  const done = { ...item, act: "published", by: "zhao", reason: "施行" } as const;
  const at = "2026-09-14T17:30:00Z" as Parameters<typeof actLines>[0][number]["at"];
  const inShanghai = actLines([{ ...done, at }], "Asia/Shanghai" as TimeZone, look);
  expect(inShanghai.join("\n")).toContain("2026-09-15 01:30");
  const inUrumqi = actLines([{ ...done, at }], "Asia/Urumqi" as TimeZone, look);
  expect(inUrumqi.join("\n")).toContain("2026-09-14 23:30");
});
