import { readItem } from "@banjian/core";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { openWorld } from "../open-world.js";
import { bundled } from "../testing/bundled.js";
import { clerk, company, officer, restaurant } from "../testing/people.js";
import { type History, readHistories } from "./read-histories.js";
import { replayHistories } from "./replay-history.js";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const sound = (change: (text: string) => string) => {
  const { source, file } = bundled("restaurant-opening");
  const text = change(String(source));
  const read = readItem(text, file);
  if (!read.ok) throw new Error(read.findings.map(({ problem }) => problem.en).join("\n"));
  return read.item;
};

/** Accepted on Monday 2 March, decided by everybody but the head eight business days later. */
async function recorded(): Promise<History> {
  const world = await openWorld({
    at: "2026-03-02 09:00",
    items: [bundled("restaurant-opening")],
  });
  const caseId = await world.submit("restaurant-opening", restaurant, company);
  await world.act(caseId, "pre-accept", clerk, { payload: { result: "passed" } });
  await world.act(caseId, "accept", clerk);
  await world.advance("8 business-days");
  for (const [branch, department, steps] of [
    ["food", "market-supervision", ["handle", "approve"]],
    ["fire", "fire-rescue", ["handle", "review", "approve"]],
  ] as const) {
    for (const step of steps) {
      const role = { handle: "handler", review: "reviewer", approve: "approver" }[step];
      await world.act(caseId, step, officer(role, department), { branch });
    }
  }
  // What may be done with a task or a card is done in the same case too.
  const branch = "tobacco";
  await world.act(caseId, "claim", officer("handler", "tobacco-monopoly"), { branch });
  await world.act(caseId, "remind", clerk, { branch, payload: { note: "请抓紧" } });
  const { cards = [] } = (await world.parts.store.load(caseId)) ?? {};
  const supervisor = { id: "c-01", name: "冯监察", roles: ["supervisor"] };
  const payload = { card: cards[0]?.id, reason: "已超期" };
  await world.act(caseId, "notify-card", supervisor, { payload });
  const facts = await world.parts.store.facts(caseId);
  return { caseId, facts };
}

describe("a recorded case under another version of its item", () => {
  let history: History;
  beforeAll(async () => {
    const text = JSON.stringify([await recorded()]);
    const [read] = readHistories(text, "cases.json");
    if (read === undefined) throw new Error("nothing was read");
    history = read;
  });

  test("goes as it went where nothing has changed: late where it was late", async () => {
    const [same] = await replayHistories(
      sound((text) => text),
      [history],
    );
    expect(same?.refused).toBeUndefined();
    // Three departments have five or eight days, and have said nothing.
    expect(same?.late.replayed).toEqual(same?.late.recorded);
    expect(same?.late.recorded).toContain("branch:signboard");
  });

  test("is late where a limit has become shorter", async () => {
    const shorter = sound((text) =>
      text
        .replace(/(food licence[\s\S]*?within: )10/, "$1" + "6")
        .replace("- { law: 中华人民共和国食品安全法", "- { law: 中华人民共和国食品安全法"),
    );
    const [replayed] = await replayHistories(shorter, [history]);
    expect(replayed?.late.recorded).not.toContain("branch:food");
    expect(replayed?.late.replayed).toContain("branch:food");
  });

  test("is refused where a step is asked for that nobody took", async () => {
    const stricter = sound((text) =>
      text.replace(
        "steps: [handle, approve]\n          within: 10",
        "steps: [handle, review, approve]\n          within: 10",
      ),
    );
    const [replayed] = await replayHistories(stricter, [history]);
    expect(replayed?.refused).toMatchObject({
      action: "approve",
      branch: "food",
      code: "STEP_NOT_NEXT",
    });
    expect(replayed?.end).toEqual({ recorded: undefined, replayed: undefined });
  });
});

test.each([
  "",
  "{}",
  "[{}]",
  '[{"caseId":"1","facts":[]}]',
  '[{"caseId":"1","facts":[{"type":"x","at":"now","effectiveOn":"2026-01-01"}]}]',
])("%j is no file of exported cases", (text) => {
  expect(() => readHistories(text, "cases.json")).toThrow(
    expect.objectContaining({ code: "SIM_HISTORIES_INVALID" }),
  );
});
