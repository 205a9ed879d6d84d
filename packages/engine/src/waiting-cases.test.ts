import fc from "fast-check";
import { expect, test } from "vitest";
import { WaitingCases } from "./waiting-cases.js";

type One = { readonly caseId: string; readonly turn: number; readonly alone?: true };

function waitingFor(...ones: readonly One[]) {
  const waiting = new WaitingCases<One>();
  for (const one of ones) waiting.add(one);
  return waiting;
}

const turns = (ones: readonly One[]) => ones.map(({ turn }) => turn);

test("ST26: what is taken together is in the order in which it came, of no case that is being worked on", () => {
  const waiting = waitingFor(
    { caseId: "a", turn: 1 },
    { caseId: "b", turn: 2 },
    { caseId: "a", turn: 3 },
    { caseId: "c", turn: 4 },
  );
  const first = waiting.takeTogether(3);
  expect(turns(first)).toEqual([1, 2, 3]);
  waiting.add({ caseId: "a", turn: 5 });
  expect(turns(waiting.takeTogether(9))).toEqual([4]);
  waiting.free(first);
  expect(turns(waiting.takeTogether(9))).toEqual([5]);
  expect(waiting.size).toBe(0);
});

test("ST26: a case with more than fits comes again after the others", () => {
  const waiting = waitingFor(...[1, 2, 3, 4].map((turn) => ({ caseId: "a", turn })), {
    caseId: "b",
    turn: 5,
  });
  const first = waiting.takeTogether(2);
  waiting.free(first);
  expect(turns(waiting.takeTogether(9))).toEqual([3, 4, 5]);
});

test("ST26: what goes alone waits for its turn in its case, and what comes after it waits as well", () => {
  const [later, held] = [
    { caseId: "a", turn: 2 },
    { caseId: "a", turn: 1, alone: true as const },
  ];
  const waiting = waitingFor(later);
  waiting.putBack([held]);
  expect(waiting.takeTogether(9)).toEqual([]);
  expect(waiting.takeAlone()).toEqual([held]);
  expect(waiting.takeAlone()).toEqual([]);
  waiting.free([held]);
  expect(waiting.takeTogether(9)).toEqual([later]);
});

test("ST30: what has given up is gone, and lets the next of its case go", () => {
  const [first, second] = [
    { caseId: "a", turn: 1, alone: true as const },
    { caseId: "a", turn: 2 },
  ];
  const waiting = waitingFor(first, second);
  expect(waiting.remove(first)).toBe(true);
  expect(waiting.remove(first)).toBe(false);
  expect(waiting.takeAlone()).toEqual([]);
  expect(waiting.takeTogether(9)).toEqual([second]);
});

/** Adds, takes, gives back and ends, as it is told. */
class Lanes {
  readonly waiting = new WaitingCases<One>();
  readonly underWay: (readonly One[])[] = [];
  readonly done: One[] = [];

  readonly does: Record<string, (one: One) => void> = {
    add: (one) => this.waiting.add(one),
    together: () => this.#begin(this.waiting.takeTogether(2)),
    alone: () => this.#begin(this.waiting.takeAlone()),
    end: () => {
      const batch = this.underWay.shift() ?? [];
      this.done.push(...batch);
      this.waiting.free(batch);
    },
    back: () => {
      const batch = this.underWay.shift() ?? [];
      this.waiting.putBack(batch.map((one) => ({ ...one, alone: true as const })));
      this.waiting.free(batch);
    },
  };

  #begin(batch: readonly One[]): void {
    if (batch.length > 0) this.underWay.push(batch);
  }

  casesUnderWay(): string[] {
    return this.underWay.flatMap((batch) => [...new Set(batch.map(({ caseId }) => caseId))]);
  }
}

test("ST26: nothing is lost or taken twice, no two work on one case, and no case ever goes backwards", () => {
  const step = fc.record({
    caseId: fc.constantFrom("a", "b", "c"),
    does: fc.constantFrom("add", "add", "add", "together", "alone", "end", "back"),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const lanes = new Lanes();
      for (const [turn, { caseId, does }] of steps.entries()) {
        lanes.does[does]?.({ caseId, turn });
        expect(new Set(lanes.casesUnderWay()).size).toBe(lanes.casesUnderWay().length);
      }
      const added = steps.flatMap(({ caseId, does }, turn) =>
        does === "add" ? [{ caseId, turn }] : [],
      );
      const rest = ["together", "alone", ...Array(4).fill("end")];
      for (let round = 0; round < added.length; round++) {
        for (const does of rest) lanes.does[does]?.({ caseId: "", turn: 0 });
      }
      expect(lanes.waiting.size).toBe(0);
      for (const one of ["a", "b", "c"]) {
        const of = (ones: readonly One[]) => turns(ones.filter(({ caseId }) => caseId === one));
        expect(of(lanes.done)).toEqual(of(added));
      }
    }),
  );
});
