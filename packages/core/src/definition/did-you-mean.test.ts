import { expect, test } from "vitest";
import { didYouMean } from "./did-you-mean.js";

const states = ["受理", "审查中", "专家评审", "办结", "submit", "review", "expert-review", "done"];

test.each([
  ["expert-revew", "expert-review"],
  ["reveiw", "review"],
  ["Review", "review"],
  ["审核中", "审查中"],
  ["专家评审会", "专家评审"],
  ["受里", "受理"],
  ["dne", "done"],
  ["review", "review"],
])("%s was meant to be %s", (word, meant) => {
  expect(didYouMean(word, states)).toBe(meant);
});

test.each(["completely-else", "退件", "", "x", "review".repeat(2_000)])(
  "%s is like none",
  (word) => {
    expect(didYouMean(word, states)).toBeUndefined();
  },
);

test("of two as near the first is taken, of more the nearest", () => {
  expect(didYouMean("bat", ["cat", "hat"])).toBe("cat");
  expect(didYouMean("reviews", ["revises", "review"])).toBe("review");
  expect(didYouMean("a", [])).toBeUndefined();
});
