import { expect } from "vitest";
import type { OpenedStore } from "./opened-store.js";

type Opened = (title: string, body: (it: OpenedStore) => Promise<void>) => void;

/** What a store promises about its counters. */
export function countingContract(opened: Opened): void {
  opened(
    "ST42: a counter counts from 1, gives no number twice however many ask, and is each hall's own",
    async ({ store, other }) => {
      expect([await store.count("a"), await store.count("a")]).toEqual([1, 2]);
      const many = await Promise.all(Array.from({ length: 20 }, () => store.count("a")));
      expect(many.toSorted((a, b) => a - b)).toEqual(many.map((_, index) => index + 3));
      expect([await store.count("b"), await other.count("a")]).toEqual([1, 1]);
    },
  );
}
