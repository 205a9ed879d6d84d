import { parseTimeZone } from "@banjian/calendar";
import { expect, test } from "vitest";
import type { Frame } from "./frame.js";
import type { Ledger } from "./ledger.js";
import { remembered } from "./remembered.js";

const frame = {
  calendar: {},
  hours: {},
  zone: parseTimeZone("Asia/Shanghai"),
  known: () => undefined,
} as unknown as Frame;
const ledger = { key: "statutory" } as Ledger;

test("a derivation is made once for a ledger, and again for whatever it depends on", () => {
  let made = 0;
  const derive = remembered(() => {
    made += 1;
    return made;
  });
  const rungs = [] as const;
  const asked = [
    derive(frame, ledger, rungs),
    derive({ ...frame }, ledger, rungs),
    derive({ ...frame, calendar: { ...frame.calendar } }, ledger, rungs),
    derive({ ...frame, known: () => undefined }, ledger, rungs),
    derive({ ...frame, hours: { ...frame.hours } }, ledger, rungs),
    derive({ ...frame, zone: parseTimeZone("Asia/Urumqi") }, ledger, rungs),
    derive({ ...frame, zone: parseTimeZone("Asia/Urumqi") }, ledger, []),
    derive(frame, { ...ledger }, rungs),
  ];
  expect(asked).toEqual([1, 1, 2, 3, 4, 5, 6, 7]);
});
