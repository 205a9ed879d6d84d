import { describe, expect, test } from "vitest";
import {
  beside,
  CodedError,
  canonicalJson,
  defineErrors,
  digestOf,
  digestOfFields,
  madeOnce,
  withEntry,
  withoutEntry,
} from "./index.js";

const error = defineErrors({
  CUP_EMPTY: {
    says: (it: { cup: string }) => ({ zh: `${it.cup}是空的`, en: `${it.cup} is empty` }),
    hint: { zh: "请先倒茶。", en: "Pour tea first." },
  },
});

describe("coded errors", () => {
  test("carry code, details, and one sentence with its repair in both languages", () => {
    const thrown = error("CUP_EMPTY", { cup: "A" });
    expect(error.hints).toEqual({ CUP_EMPTY: thrown.hint });
    expect(thrown).toBeInstanceOf(CodedError);
    expect(thrown).toMatchObject({ code: "CUP_EMPTY", details: { cup: "A" } });
    expect(thrown.message).toBe("CUP_EMPTY: A is empty. Pour tea first.");
    expect(thrown.textIn("zh")).toBe("A是空的。请先倒茶。");
  });
});

test("the details of each code are its own", () => {
  // @ts-expect-error: the cup is not named
  const nameless = () => error("CUP_EMPTY", {});
  // @ts-expect-error: there is no such code
  const unknown = () => error("POT_EMPTY", { cup: "A" });
  expect([nameless, unknown]).toHaveLength(2);
  expect(error("CUP_EMPTY", { cup: "B" }).says.en).toBe("B is empty");
});

describe("canonical JSON", () => {
  test("does not depend on the order of keys, at any depth", () => {
    expect(canonicalJson({ b: [{ y: 1, x: 2 }], a: undefined })).toBe('{"b":[{"x":2,"y":1}]}');
    expect(digestOf({ a: 1, b: { d: 1, c: 2 } })).toBe(digestOf({ b: { c: 2, d: 1 }, a: 1 }));
    expect(digestOf({ a: 1 })).not.toBe(digestOf({ a: 2 }));
  });

  test("fields whose values are in order have the same digest without a look into them", () => {
    const fields = { b: { c: [1, { d: "日" }], e: 2 }, a: "x", left: undefined };
    expect(digestOfFields(fields)).toBe(digestOf(fields));
  });

  test("the digest is SHA-256, known answer for the empty object", () => {
    expect(digestOf({})).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  });
});

describe("records", () => {
  const record = { a: 1, b: 2 };

  test("with an entry more, or another in its place: the others keep theirs, and the record is as it was", () => {
    expect(Object.entries(withEntry(record, "c", 3))).toEqual([
      ["a", 1],
      ["b", 2],
      ["c", 3],
    ]);
    expect(Object.entries(withEntry(record, "a", 3))).toEqual([
      ["a", 3],
      ["b", 2],
    ]);
    expect(withEntry(undefined, "a", 1)).toEqual({ a: 1 });
    expect(record).toEqual({ a: 1, b: 2 });
  });

  test("without one: nothing else goes, and what is not there is no fault", () => {
    expect(withoutEntry(record, "a")).toEqual({ b: 2 });
    expect(withoutEntry(record, "c")).toEqual(record);
  });
});

describe("what is known of an object", () => {
  test("is made once for each, and again for one like it", () => {
    let made = 0;
    const length = madeOnce((list: readonly number[]) => {
      made += 1;
      return { of: list.length };
    });
    const list = [1, 2];
    expect([length(list), length(list), length([1, 2])]).toEqual([{ of: 2 }, { of: 2 }, { of: 2 }]);
    expect(made).toBe(2);
  });

  test("stands beside it: nobody who reads, copies or writes it out sees it, and two things known do not meet", () => {
    const [first, second] = [beside<string>(), beside<number>()];
    const object = { a: 1 };
    expect(first.of(object)).toBeUndefined();
    first.put(object, "one");
    first.put(object, "another");
    second.put(object, 2);
    expect([first.of(object), second.of(object)]).toEqual(["another", 2]);
    expect(first.of({ ...object })).toBeUndefined();
    expect(Reflect.ownKeys(object)).toEqual(["a"]);
    expect(JSON.stringify(object)).toBe('{"a":1}');
  });

  test("is not kept beside what is frozen", () => {
    const known = beside<string>();
    const object = Object.freeze({ a: 1 });
    known.put(object, "one");
    expect(known.of(object)).toBeUndefined();
  });
});
