import { expect, test } from "vitest";
import { mergePatch } from "./merge-patch.js";

// The cases of RFC 7396, appendix A, that differ from each other.
test.each([
  [{ a: "b" }, { a: "c" }, { a: "c" }],
  [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
  [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
  [{ a: ["b"] }, { a: "c" }, { a: "c" }],
  [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
  [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
  [["a"], ["c"], ["c"]],
  [{ a: "foo" }, "bar", "bar"],
  [[1, 2], { a: "b", c: null }, { a: "b" }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])("%j with %j laid over it is %j", (value, patch, merged) => {
  expect(mergePatch(value, patch)).toEqual(merged);
});

test("what was patched is not changed itself", () => {
  const value = { a: { b: 1 } };
  mergePatch(value, { a: { b: 2 } });
  expect(value).toEqual({ a: { b: 1 } });
});
