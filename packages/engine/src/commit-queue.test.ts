import { describe, expect, test } from "vitest";
import { CommitQueue } from "./commit-queue.js";
import { engineError } from "./errors.js";
import type { CaseStore, CommitAnswer, CommitRequest, Effects } from "./ports.js";

/** A store that keeps the requests of each commit, and answers when the test says so. */
class SlowStore {
  readonly commits: string[][] = [];
  readonly answers: (() => void)[] = [];
  held = new Set<string>();
  broken = new Set<string>();

  readonly store = {
    commit: async <Request extends CommitRequest>(requests: readonly Request[]) => {
      this.commits.push(requests.map(({ key }) => key));
      await new Promise<void>((resolve) => this.answers.push(resolve));
      if (requests.some(({ key }) => this.broken.has(key))) throw new Error("cannot be written");
      return requests.map(({ caseId, key }): CommitAnswer => {
        if (this.held.has(caseId) && requests.length > 1) return { locked: true };
        if (key.startsWith("refused")) return { refused: engineError("CASE_UNKNOWN", { caseId }) };
        return { receipt: { caseId, version: this.commits.length, at: "" as never } };
      });
    },
  } as unknown as CaseStore;

  /** Lets what is on its way be answered, and what that brings. */
  async answer(): Promise<void> {
    for (const resolve of this.answers.splice(0)) resolve();
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

const nothing = (): Effects => {
  throw new Error("the store under test decides nothing");
};

function queueOver(slow: SlowStore, options = {}) {
  const queue = new CommitQueue(slow.store, { lanes: 1, ...options });
  const ask = (caseId: string, key: string) =>
    queue.commit({ caseId, key, body: () => "" }, nothing);
  return { queue, ask };
}

describe("ST26: requests that wait for a commit", () => {
  test("one that comes alone is committed at once and alone", async () => {
    const slow = new SlowStore();
    const { ask } = queueOver(slow);
    const answer = ask("a", "1");
    expect(slow.commits).toEqual([["1"]]);
    await slow.answer();
    expect(await answer).toHaveProperty("receipt");
  });

  test("those that come while a commit is under way go into the next one together, in their order", async () => {
    const slow = new SlowStore();
    const { ask, queue } = queueOver(slow);
    const all = [ask("a", "1"), ask("b", "2"), ask("c", "3"), ask("b", "4"), ask("a", "5")];
    await slow.answer();
    expect(slow.commits).toEqual([["1"], ["2", "3", "4", "5"]]);
    await slow.answer();
    expect(await Promise.all(all)).toHaveLength(5);
    await queue.idle();
  });

  test("a case that a lane is at work on is left to it, and keeps its order", async () => {
    const slow = new SlowStore();
    const { ask } = queueOver(slow, { lanes: 2 });
    const all = [ask("a", "1"), ask("a", "2"), ask("b", "3"), ask("a", "4")];
    expect(slow.commits).toEqual([["1"], ["3"]]);
    await slow.answer();
    expect(slow.commits.slice(2)).toEqual([["2", "4"]]);
    await slow.answer();
    await Promise.all(all);
  });

  test("one whose case somebody holds goes alone, and holds up no other", async () => {
    const slow = new SlowStore();
    slow.held.add("b");
    const { ask } = queueOver(slow);
    const first = ask("a", "1");
    const all = [ask("b", "2"), ask("c", "3"), ask("b", "4")];
    await slow.answer();
    await slow.answer();
    expect(await all[1]).toHaveProperty("receipt");
    const later = ask("d", "5");
    expect(slow.commits).toEqual([["1"], ["2", "3", "4"], ["2"], ["5"]]);
    await slow.answer();
    await slow.answer();
    expect(slow.commits.slice(4)).toEqual([["4"]]);
    await Promise.all([first, ...all, later]);
  });

  test("one that is refused is answered alone; one that cannot be written is found by halves (P10)", async () => {
    const slow = new SlowStore();
    slow.broken.add("bad");
    const { ask } = queueOver(slow);
    const first = ask("a", "1");
    const all = ["b", "c", "d", "e"].map((id, index) =>
      ask(id, ["2", "bad", "refused", "5"][index] ?? ""),
    );
    for (let round = 0; round < 6; round++) await slow.answer();
    await first;
    const answers = await Promise.all(all);
    expect(answers.map((answer) => Object.keys(answer)[0])).toEqual([
      "receipt",
      "failed",
      "refused",
      "receipt",
    ]);
    expect(slow.commits.at(1)).toEqual(["2", "bad", "refused", "5"]);
  });
});

describe("ST30: too much at once", () => {
  test("is refused when it has waited too long, and at once when there is no room (P12)", async () => {
    const slow = new SlowStore();
    const { ask } = queueOver(slow, { patience: 20, room: 2 });
    const first = ask("a", "1");
    const waited = [ask("a", "2"), ask("a", "3")];
    expect(await ask("b", "4")).toMatchObject({ refused: { code: "OVERLOADED" } });
    expect(await waited[0]).toMatchObject({ refused: { code: "OVERLOADED" } });
    expect(await waited[1]).toMatchObject({ refused: { code: "OVERLOADED" } });
    await slow.answer();
    expect(await first).toHaveProperty("receipt");
    expect(slow.commits).toEqual([["1"]]);
  });

  test("ST28: what is on its way and is not answered in time is unknown, never refused (P3)", async () => {
    const slow = new SlowStore();
    const { ask } = queueOver(slow, { deadline: 20 });
    const answer = await ask("a", "1");
    expect(answer).toMatchObject({ refused: { code: "OUTCOME_UNKNOWN" } });
    await slow.answer();
  });

  test("ST28: what has waited for its turn until the deadline, because its case is held, was never sent and is refused (P3)", async () => {
    const slow = new SlowStore();
    slow.held.add("b");
    const { ask } = queueOver(slow, { deadline: 60 });
    const first = ask("a", "1");
    const held = [ask("b", "2"), ask("b", "3")];
    await slow.answer();
    await slow.answer();
    expect(await held[0]).toMatchObject({ refused: { code: "OUTCOME_UNKNOWN" } });
    expect(await held[1]).toMatchObject({ refused: { code: "OVERLOADED" } });
    expect(slow.commits).toEqual([["1"], ["2", "3"], ["2"]]);
    await slow.answer();
    await first;
    expect(slow.commits).toHaveLength(3);
  });
});
