import { CodedError } from "@banjian/base";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodyOf, type Caller, keyOf, plainRequest } from "./request.js";

/** The refusal a request meets; fails where there is none. */
function refusalOf(run: () => unknown): CodedError {
  try {
    run();
  } catch (error) {
    if (error instanceof CodedError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

const refused = (value: unknown) => refusalOf(() => plainRequest({ payload: value }));
const somebody = { id: "u1", roles: ["applicant"] };
const digest = (value: unknown) => bodyOf({ by: somebody, ...plainRequest({ payload: value }) })();

const loop: { self?: unknown } = {};
loop.self = loop;

/** Twenty levels of two references each: a million leaves when written out. */
const bomb = Array.from({ length: 20 }).reduce<unknown>((inner) => [inner, inner], "x");

const nested = (levels: number): unknown =>
  Array.from({ length: levels }).reduce<unknown>((inner) => ({ inner }), 1);

const revoked = Proxy.revocable({}, {});
revoked.revoke();

describe("a request", () => {
  test("comes back as the plain data it is, with a digest that the order of its fields does not change", () => {
    const value = fc
      .jsonValue({ maxDepth: 5 })
      .filter((one) => !/__proto__|e\+|\d{16}/.test(JSON.stringify(one)));
    const property = fc.property(value, (payload) => {
      const plain = plainRequest({ payload });
      expect(JSON.stringify(plain)).toEqual(JSON.stringify(plainRequest(plain)));
      expect(plain).toEqual(JSON.parse(JSON.stringify({ payload })));
      expect(digest(reversed(payload))).toBe(digest(payload));
    });
    fc.assert(property, { seed: 20260914, numRuns: 300 });
  });

  test("has the same digest when the host says more of the same person today", () => {
    const today = { ...somebody, name: "李雷", roles: ["applicant", "agent"] };
    const other = { ...somebody, id: "u2" };
    expect(bodyOf({ a: 1, by: today })()).toBe(bodyOf({ a: 1, by: somebody })());
    expect(bodyOf({ a: 1, by: other })()).not.toBe(bodyOf({ a: 1, by: somebody })());
  });

  test("has another digest when anything in it is other", () => {
    const bodies = [
      { a: 1 },
      { a: "1" },
      { a: 2 },
      { a: [1] },
      { b: 1 },
      { a: 1, b: 1 },
      {},
      { a: null },
    ];
    expect(new Set(bodies.map(digest)).size).toBe(bodies.length);
  });

  test("is the same with a field left out or undefined, with -0 or 0, in any prototype", () => {
    expect(digest({ a: 1, b: undefined })).toBe(digest({ a: 1 }));
    expect(digest({ a: -0 })).toBe(digest({ a: 0 }));
    expect(digest(Object.assign(Object.create(null), { a: 1 }))).toBe(digest({ a: 1 }));
    class Filed {
      readonly a = 1;
    }
    expect(digest(new Filed())).toBe(digest({ a: 1 }));
  });

  test("is read once: what a getter answers the second time plays no part", () => {
    let asked = 0;
    const shifty = {
      get area() {
        return ++asked;
      },
    };
    expect(plainRequest({ payload: shifty })).toEqual({ payload: { area: 1 } });
    expect(asked).toBe(1);
  });

  test("may be a proxy of plain data, and holds numbers as they are", () => {
    const payload = new Proxy({ area: 86.25, most: Number.MAX_SAFE_INTEGER, least: -1e-9 }, {});
    expect(plainRequest({ payload })).toEqual({
      payload: { area: 86.25, most: 9007199254740991, least: -1e-9 },
    });
  });

  test.each([2 ** 53, -(2 ** 53), JSON.parse("9007199254740993"), 1e300])(
    "holds no number that cannot be told from its neighbour: %d (C8)",
    (area) => {
      expect(refused({ area })).toMatchObject({ code: "BODY_INVALID" });
      expect(refused({ area }).message).toContain("request.payload.area");
    },
  );

  test.each([
    ["text that only spells out NUL", "C:\\u0000dir"],
    ["text that only spells out half a pair", "D:\\ud83d"],
    ["a whole pair", "𠮷野家"],
    ["a field that is only called toJSON", { toJSON: "x" }],
    ["line breaks", "一\n二\r\n三\t四"],
    ["32 levels", nested(30)],
  ])("may hold %s", (_, payload) => {
    expect(plainRequest({ payload })).toEqual({ payload });
  });

  test.each<[string, unknown, string]>([
    ["a cycle", loop, "nested too deep, or holds itself"],
    ["33 levels", nested(32), "nested too deep"],
    ["a function", { form: () => 1 }, "request.payload.form is of the kind Function"],
    ["a symbol", { form: Symbol("x") }, "kind Symbol"],
    ["a BigInt", { area: 5n }, "request.payload.area is of the kind BigInt"],
    ["NaN", { area: Number.NaN }, "kind Number"],
    ["Infinity", { area: Number.POSITIVE_INFINITY }, "kind Number"],
    ["nothing inside a list", [1, undefined], "request.payload[1] is of the kind Undefined"],
    ["a hole in a list", new Array(2), "request.payload[0] is of the kind Undefined"],
    ["a Date, which the process's own zone would shift", { on: new Date(0) }, "kind Date"],
    ["a Map, which would become nothing", { form: new Map([["area", 1]]) }, "kind Map"],
    ["a Set", new Set(["plan"]), "kind Set"],
    ["a Promise that nobody awaited", Promise.resolve({ area: 1 }), "kind Promise"],
    ["bytes", new Uint8Array(3), "kind Uint8Array"],
    ["an Error", new Error("x"), "kind Error"],
    ["what writes itself as something else", { toJSON: () => "x" }, "kind Object with toJSON"],
    ["NUL", { name: "a\0b" }, "request.payload.name contains the character U+0000"],
    ["NUL in a name", { "a\0b": 1 }, "contains the character U+0000"],
    ["half a pair", ["\ud842"], "half of a surrogate pair"],
    ["the other half", ["\udfb7x"], "half of a surrogate pair"],
    ["a __proto__", JSON.parse('{"__proto__":{"admin":true}}'), "cannot have a __proto__"],
    [
      "a getter that throws",
      {
        get form() {
          throw new Error("no form");
        },
      },
      "no form",
    ],
    [
      "a getter that throws what has no words",
      {
        get form() {
          throw Object.create(null);
        },
      },
      "a value of type object",
    ],
    ["a proxy that is gone", revoked.proxy, "reading it failed"],
    ["262 145 characters", "x".repeat(262_144), "longer than 262144 characters"],
    ["as much in its names", { ["x".repeat(262_144)]: 1 }, "longer than"],
    ["a list without end", new Array(4_000_000_000), "longer than"],
    ["a million leaves out of twenty lists", bomb, "longer than"],
  ])("is refused with BODY_INVALID for %s", (_, payload, says) => {
    const began = performance.now();
    const error = refused(payload);
    expect(error.code).toBe("BODY_INVALID");
    expect(error.says.en).toContain(says);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test("may be as long as 256 KB and no longer", () => {
    const four = (characters: number, of = "x") => {
      const quarter = Math.floor(characters / 4);
      return [0, 0, 0, characters % 4].map((more) => of.repeat(quarter + more));
    };
    const frame = JSON.stringify({ payload: four(0) }).length;
    const payload = four(262_144 - frame);
    expect(plainRequest({ payload })).toEqual({ payload });
    expect(refused(four(262_145 - frame)).code).toBe("BODY_INVALID");
    expect(refused(four(131_072, "\n")).says.zh).toContain("超过 262144 个字符");
  });
});

describe("a key", () => {
  const by = { id: "u1", roles: [] };
  const asked = (key: unknown) => keyOf({ by, key } as unknown as Caller);

  test.each(["k", "web-20261122-0001", "x".repeat(128), "办件一号", "𠮷".repeat(128), "a/b?c=d&e"])(
    "%s is kept as it is",
    (key) => {
      expect(asked(key)).toBe(key);
    },
  );

  test.each([
    ["", "empty"],
    ["x".repeat(129), "129 characters"],
    ["a b", "a space"],
    ["a\nb", "a line break"],
    ["a\u0000b", "NUL"],
    ["a\u0007", "a control character"],
    ["a\u200bb", "a character nobody sees"],
    ["a\u202eb", "a turned reading direction"],
    ["\ud842", "half a pair"],
    ["emoji😀", "no letter"],
    ["a b", "a space"],
    [undefined, "nothing"],
    [null, "null"],
    [5, "a number"],
    [["k"], "a list"],
    [{ toString: () => "k" }, "an object that says it is one"],
    [Object("k"), "a boxed text"],
  ])("%j is refused with KEY_INVALID: %s", (key) => {
    const error = refusalOf(() => asked(key));
    expect(error.code).toBe("KEY_INVALID");
    expect(error.hint).toEqual({
      zh: expect.stringContaining("128"),
      en: expect.stringContaining("without spaces or emoji"),
    });
  });

  test("is missing where there is no command at all", () => {
    expect(refusalOf(() => keyOf(undefined as unknown as Caller)).code).toBe("KEY_INVALID");
  });
});

/** The same value with the fields of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([name, inner]) => [name, reversed(inner)]);
  return Object.fromEntries(fields.toReversed());
}
