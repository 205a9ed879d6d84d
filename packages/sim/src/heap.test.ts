import fc from "fast-check";
import { expect, test } from "vitest";
import { Heap } from "./heap.js";

test("whatever is put in and taken out between, the least comes out first", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(50))), (steps) => {
      const heap = new Heap<number>((a, b) => a < b);
      const kept: number[] = [];
      for (const value of steps) {
        if (value === null) {
          const least = kept.length === 0 ? undefined : Math.min(...kept);
          if (least !== undefined) kept.splice(kept.indexOf(least), 1);
          expect(heap.pop()).toBe(least);
        } else {
          heap.push(value);
          kept.push(value);
        }
        expect(heap.size).toBe(kept.length);
      }
      expect(heap.peek()).toBe(kept.length === 0 ? undefined : Math.min(...kept));
    }),
    { seed: 7, numRuns: 300 },
  );
});
