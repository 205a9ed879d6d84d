import path from "node:path";
import type { ActionPayloads } from "banjian";
import { expect, expectTypeOf, test } from "vitest";
import { actionKinds } from "../packages/core/src/definition/action-kind.js";
import { payloadPage } from "./payload-page.js";

const page = path.join(import.meta.dirname, "../docs/PAYLOADS.md");

test("docs/PAYLOADS.md says what every action takes, as its schema has it: write it anew with -u", async () => {
  await expect(payloadPage()).toMatchFileSnapshot(page);
});

test("no action is left out", () => {
  const listed = [...payloadPage().matchAll(/^\| `([a-z-]+)` \| \p{Script=Han}/gmu)];
  expect(new Set(listed.map(([, kind]) => kind))).toEqual(new Set(Object.keys(actionKinds)));
});

test("a host writes payloads against their types", () => {
  expectTypeOf({ reason: "不符合条件" }).toExtend<ActionPayloads["deny"]>();
  expectTypeOf({ result: "failed" as const }).not.toExtend<ActionPayloads["pre-accept"]>();
  expectTypeOf<ActionPayloads["collect"]["way"]>().toEqualTypeOf<
    "window" | "post" | "e-certificate" | undefined
  >();
});
