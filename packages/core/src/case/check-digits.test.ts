import { parseLocalDate } from "@banjian/calendar";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isCitizenNumber, isCreditCode, isOrganisationCode } from "./check-digits.js";

type Kind = readonly [what: string, is: (text: string) => boolean, real: readonly string[]];

const kinds: readonly Kind[] = [
  [
    "a unified social credit code (GB 32100)",
    isCreditCode,
    [
      "91350100M000100Y43",
      "11511301008778183N",
      "91440300708461136T",
      "91110000802100433B",
      "91330106673959654P",
    ],
  ],
  [
    "an organisation code (GB 11714)",
    isOrganisationCode,
    ["M000100Y-4", "00877818-3", "70846113-6", "D2143569-X", "D2143569X"],
  ],
  ["a citizen's number (GB 11643)", isCitizenNumber, ["11010519491231002X", "440524188001010014"]],
];

describe.each(kinds)("ME9: %s", (_what, is, real) => {
  test.each(real)("%s is one", (text) => {
    expect(is(text)).toBe(true);
  });

  test("is none any more with any one digit changed", () => {
    const changes = fc.record({
      text: fc.constantFrom(...real),
      at: fc.nat(17),
      to: fc.constantFrom(..."0123456789"),
    });
    fc.assert(
      fc.property(changes, ({ text, at, to }) => {
        fc.pre(/\d/.test(text[at] ?? "") && text[at] !== to);
        expect(is(text.slice(0, at) + to + text.slice(at + 1))).toBe(false);
      }),
      { seed: 11643, numRuns: 300 },
    );
  });

  test.each(["", " ", "1", "x".repeat(18), "０".repeat(18), "1".repeat(9), "__proto__"])(
    "%j is none",
    (text) => {
      expect(is(text)).toBe(false);
    },
  );
});

test("ME9: a citizen's number of no province, or of a birth after the day that is given, is none", () => {
  const withCheck = (body: string) => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const sum = weights.reduce((all, weight, at) => all + weight * Number(body[at]), 0);
    return body + "10X98765432"[sum % 11];
  };
  expect(isCitizenNumber(withCheck("99999919491231002"))).toBe(false);
  expect(isCitizenNumber(withCheck("11000019491231002"))).toBe(false);
  const born = withCheck("11010520991231002");
  expect(isCitizenNumber(born, parseLocalDate("2100-01-01"))).toBe(true);
  expect(isCitizenNumber(born, parseLocalDate("2026-09-14"))).toBe(false);
});

test("ME9: a citizen's number whose day has never been is none, although its check character fits", () => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const body = "11010519490231002";
  const sum = weights.reduce((all, weight, at) => all + weight * Number(body[at]), 0);
  expect(isCitizenNumber(body + "10X98765432"[sum % 11])).toBe(false);
});
