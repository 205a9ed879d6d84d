import { expect, test } from "vitest";
import { type HallNumbers, numberedBy } from "./numbered-by.js";

const numbers = (scheme: unknown) => ({ scheme }) as HallNumbers;

test("ME10: a scheme of ours is taken by its name, and one of the hall as it is", () => {
  expect(numberedBy(numbers("item-and-day")).caseId).toBeTypeOf("function");
  const own = { counter: () => "all", write: () => "1" };
  expect(numberedBy(numbers(own)).caseId).toBeTypeOf("function");
});

test.each([
  ["itm-and-day", 'did you mean "item-and-day"'],
  ["constructor", "there is: item-and-day, city-and-day"],
  [undefined, "item-and-day"],
  [{ counter: () => "all" }, "item-and-day"],
])("a scheme %o is refused when the hall is opened", (scheme, words) => {
  expect(() => numberedBy(numbers(scheme))).toThrow(
    expect.objectContaining({
      code: "NUMBER_SCHEME_UNKNOWN",
      says: expect.objectContaining({ en: expect.stringContaining(words) }),
    }),
  );
});
