import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { refuseAll } from "../packages/banjian/src/checked-options.js";
import { sinkChecks } from "../packages/banjian/src/checked-sinks.js";
import { parseAmount } from "../packages/calendar/src/amount.js";
import { parseAllowance } from "../packages/core/src/definition/allowance.js";
import { readItem } from "../packages/core/src/item/read-item.js";
import { soundItem } from "../packages/core/src/testing/sound-item.js";
import { actOnEach } from "../packages/engine/src/act-on-many.js";
import { CommitQueue } from "../packages/engine/src/commit-queue.js";
import { plainData } from "../packages/engine/src/plain-data.js";
import type { CaseStore } from "../packages/engine/src/ports.js";
import { keyOf, refuseNoId } from "../packages/engine/src/request.js";
import { nextTry, sinkRetries, sweepRetries } from "../packages/engine/src/retry-policy.js";

/** What is said of something of that size: a code, the rule of a finding, or nothing. */
type Row = readonly [what: string, most: number, code: string, said: (size: number) => unknown];

function codeOf(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

const isThere = (rule: string, text: string) =>
  readItem(text, "item.yaml").findings.find((one) => one.rule === rule)?.rule;
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("");
const textOf = (size: number) => "x".repeat(size);
// As many as the item has already: seven states, and an arrow out of one of them.
const [statesThere, arrowsThere] = [7, 1];
const nested = (depth: number): unknown => (depth === 0 ? "x" : [nested(depth - 1)]);
const plain = (size: number) => {
  const arrows = lines(size - arrowsThere, (index) => `        a${index}: { to: submission }\n`);
  return soundItem.replace("  states:\n", `  states:\n    plain:\n      on:\n${arrows}`);
};
const sink = (index: number) => ({ name: `s${index}`, deliver: async () => {} });

const rows: readonly Row[] = [
  [
    "bytes of an item file",
    262_144,
    "YAML1",
    (size) => isThere("YAML1", soundItem + "#".repeat(size - Buffer.byteLength(soundItem))),
  ],
  [
    "states",
    500,
    "DEF25",
    (size) =>
      isThere(
        "DEF25",
        soundItem.replace(
          "  states:\n",
          `  states:\n${lines(size - statesThere, (index) => `    s${index}: { final: true }\n`)}`,
        ),
      ),
  ],
  ["transitions", 2_000, "DEF25", (size) => isThere("DEF25", plain(size))],
  [
    "characters of a request",
    262_144,
    "BODY_INVALID",
    (size) => codeOf(() => plainData(inPieces(size))),
  ],
  ["characters of a text", 65_536, "BODY_INVALID", (size) => codeOf(() => plainData(textOf(size)))],
  ["levels of a request", 32, "BODY_INVALID", (size) => codeOf(() => plainData(nested(size)))],
  [
    "characters of an id",
    200,
    "BODY_INVALID",
    (size) => codeOf(() => refuseNoId("by.id", textOf(size))),
  ],
  [
    "characters of a key",
    128,
    "KEY_INVALID",
    (size) => codeOf(() => keyOf({ key: textOf(size) } as never)),
  ],
  [
    "sinks of a hall",
    64,
    "SINKS_TOO_MANY",
    (size) =>
      codeOf(() => refuseAll(sinkChecks(Array.from({ length: size }, (_, index) => sink(index))))),
  ],
  [
    "business days of a limit",
    5_000,
    "AMOUNT_INVALID",
    (size) => codeOf(() => parseAmount(`${size} business-days`)),
  ],
  ["years of a limit", 20, "AMOUNT_INVALID", (size) => codeOf(() => parseAmount(`${size} years`))],
  [
    "hours of a limit",
    87_600,
    "ALLOWANCE_TOO_LONG",
    (size) => codeOf(() => parseAllowance(`${size} hours`)),
  ],
  [
    "office hours of a limit",
    10_000,
    "ALLOWANCE_TOO_LONG",
    (size) => codeOf(() => parseAllowance(`${size} office-hours`)),
  ],
];

/** A list whose JSON has just so many characters, made of texts that are short enough. */
function inPieces(size: number): string[] {
  const piece = textOf(60_000);
  const count = Math.floor((size - 2) / 60_003);
  const rest = size - 2 - count * 60_003;
  return [...Array.from({ length: count }, () => piece), textOf(rest - 2)];
}

test.each(rows)("P12: %s, at most %i", (_, most, code, said) => {
  expect([most - 1, most, most + 1].map(said)).toEqual([undefined, undefined, code]);
});

test("P12: cases in one call, at most 200", async () => {
  const asked = (count: number) =>
    actOnEach(
      Array.from({ length: count }, (_, index) => `c${index}`),
      async () => ({}) as never,
    );
  expect(await asked(199)).toHaveLength(199);
  expect(await asked(200)).toHaveLength(200);
  await expect(asked(201)).rejects.toMatchObject({ code: "CASES_TOO_MANY" });
});

test("P12: a case is swept eight times, and a sink tried for a week, before a person is asked", () => {
  const since = "2026-09-14T02:00:00.000Z" as never;
  const after = (ms: number) => new Date(Date.parse(since) + ms).toISOString() as never;
  const swept = [7, 8, 9].map((tries) => nextTry(sweepRetries, { tries, since, now: since }));
  expect(swept.map((at) => at === undefined)).toEqual([false, true, true]);
  const week = 7 * 24 * 3_600_000;
  const tried = [week - 1, week, week + 1].map((age) =>
    nextTry(sinkRetries, { tries: 1_000, since, now: after(age) }),
  );
  expect(tried.map((at) => at === undefined)).toEqual([false, true, true]);
});

describe("P12: requests that wait", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function queue() {
    const store = { commit: () => new Promise(() => {}) } as unknown as CaseStore;
    const it = new CommitQueue(store);
    const codes: string[] = [];
    const ask = (caseId: string) =>
      void it
        .commit({ caseId, key: caseId, body: () => caseId }, () => ({}) as never)
        .then((answer) => {
          codes.push("refused" in answer ? answer.refused.code : "");
        });
    return { it, ask, codes };
  }

  test("at most 10,000 of them: one more is refused at once", async () => {
    const { it, ask, codes } = queue();
    for (let index = 0; it.waiting < 9_999; index++) ask(`c${index}`);
    await vi.advanceTimersByTimeAsync(0);
    expect(codes).toEqual([]);
    ask("the last");
    await vi.advanceTimersByTimeAsync(0);
    expect([it.waiting, codes]).toEqual([10_000, []]);
    ask("one more");
    await vi.advanceTimersByTimeAsync(0);
    expect([it.waiting, codes]).toEqual([10_000, ["OVERLOADED"]]);
  });

  test("for their turn at most three seconds, and for an answer at most fifteen", async () => {
    const { ask, codes } = queue();
    for (const id of ["a", "b", "waits"]) ask(id);
    await vi.advanceTimersByTimeAsync(2_999);
    expect(codes).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(codes).toEqual(["OVERLOADED"]);
    await vi.advanceTimersByTimeAsync(11_999);
    expect(codes).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(codes.slice(1)).toEqual(Array(2).fill("OUTCOME_UNKNOWN"));
  });
});
