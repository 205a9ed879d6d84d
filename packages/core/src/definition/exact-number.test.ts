import fc from "fast-check";
import { expect, test } from "vitest";
import { isExactNumber } from "./exact-number.js";

test("YAML15: every number as JSON writes it is exact", () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(finite, (number) => isExactNumber(JSON.stringify(number))),
    { seed: 20_260_925, numRuns: 2_000 },
  );
});

test("YAML15: a whole number is exact just where the engine's own arithmetic says so", () => {
  const near = fc.bigInt({ min: 2n ** 53n - 1_000n, max: 2n ** 53n + 1_000n });
  fc.assert(
    fc.property(
      near,
      (number) => isExactNumber(`${number}`) === (BigInt(Number(number)) === number),
    ),
    { seed: 20_260_925, numRuns: 2_000 },
  );
});

test.each([
  "",
  "-",
  "+1",
  ".5",
  "5.",
  "00",
  "0x1",
  "1e",
  "1_000",
  "١",
  " 1",
  "1\n",
  "9".repeat(300_000),
])("YAML15: %j is no exact number", (written) => {
  expect(isExactNumber(written)).toBe(false);
});
