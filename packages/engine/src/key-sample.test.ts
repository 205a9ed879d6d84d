import { expect, test } from "vitest";
import { KeySample } from "./key-sample.js";

test.each([0, 1, 63, 64, 65, 5_000])(
  "of %d keys at most 65 are kept, evenly, the first and the last among them",
  (count) => {
    const sample = new KeySample();
    const all = Array.from({ length: count }, (_, index) => `k${index}`);
    for (const key of all) sample.add(key);
    const kept = sample.keys.map((key) => all.indexOf(key));
    expect(kept.length).toBeLessThanOrEqual(65);
    expect(kept.length).toBeGreaterThanOrEqual(Math.min(count, 32));
    expect([kept[0], kept.at(-1)]).toEqual(count === 0 ? [undefined, undefined] : [0, count - 1]);
    const steps = kept.slice(1).map((place, index) => place - (kept[index] ?? 0));
    expect(Math.max(0, ...steps)).toBeLessThanOrEqual(Math.max(1, count / 16));
  },
);

test("a sample begins anew from what it is given", () => {
  const sample = new KeySample();
  for (let key = 0; key < 200; key++) sample.add(`k${key}`);
  sample.restart(["a", "b"]);
  sample.add("c");
  expect(sample.keys).toEqual(["a", "b", "c"]);
});
