import { describe, expect, test } from "vitest";
import { soundItem } from "../testing/sound-item.js";
import { basesIn } from "./bases.js";
import { readItem, rereadItem } from "./read-item.js";

const own = `
banjian: 1
implements: catering
item:
  code: catering-nanshan
  version: "3"
  authority: { department: nanshan, name: 南山区市场监督管理局, division: "440305" }
  place: { address: 南山区政务服务中心, phone: "0755-1234" }
limits:
  promised: { within: 10 business-days }
`.trimStart();
const asked = soundItem.replace(
  "      procedures:",
  "      consultations: { market: { within: 2 business-days }, health: { within: 2 business-days, consults: [market] } }\n      procedures:",
);
const faulty = soundItem
  .replace("code: catering", "code: broken")
  .replace("next: acc", "next: acx");
const bases = basesIn(() => [
  { file: "catering.yaml", source: soundItem },
  { file: "catering-nanshan.yaml", source: own },
  { file: "broken.yaml", source: faulty },
]);

function wholeOf(text: string, among = bases) {
  const read = readItem(text, "own.yaml", among);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return { ...read, whole: read.whole ?? "" };
}

describe("an implementation", () => {
  const quick = soundItem.replace(
    /^flow:/m,
    "variants: { quick: { title: 快办, limits: { promised: 8 business-days } }, plain: { title: 常办, waives: [plan] } }\nflow:",
  );
  const among = basesIn(() => [{ file: "catering.yaml", source: quick }]);
  const variant = (name: string, within: string) =>
    `${own}variants: { ${name}: { limits: { promised: ${within} } } }\n`;

  test("shortens the promises of its base's variants", () => {
    const { item } = wholeOf(variant("quick", "{ within: 6 business-days }"), among);
    expect(item.file.variants.quick?.limits.promised?.within.count).toBe(6);
    expect(item.file.variants.quick?.title.zh).toBe("快办");
    const { item: other } = wholeOf(variant("plain", "6 business-days"), among);
    expect(other.file.variants.plain?.limits.promised?.within.count).toBe(6);
  });

  test.each([
    ["DEF62", "quick", "9 business-days"],
    ["DEF62", "quick", "8 calendar-days"],
    ["DEF62", "plain", "11 business-days"],
    ["DEF61", "slow", "1 business-days"],
  ])("%s: but no longer, and none the base has not: %s %s", (rule, name, within) => {
    const { findings } = readItem(variant(name, within), "own.yaml", among);
    expect(findings.map((one) => [one.rule, one.line])).toEqual([[rule, 10]]);
  });

  test("is its base with its own code, version, authority, place and promise", () => {
    const { item } = wholeOf(own);
    expect(item).toMatchObject({ code: "catering-nanshan", version: "3" });
    const { authority, place, base, materials } = item.file.item;
    expect(authority).toMatchObject({ department: "nanshan", division: "440305" });
    expect(place).toMatchObject({ phone: "0755-1234" });
    expect(base).toMatchObject({ code: "catering", version: "1" });
    expect(materials.map(({ id }) => id)).toEqual(["plan", "proof"]);
    expect(item.limits.get("promised")?.within.count).toBe(10);
    expect([...item.limits.keys()]).toContain("publicity");
  });

  test("lets its own department do what the base's authority does, and no other", () => {
    const { item } = wholeOf(own);
    const departments = [...item.branches.values()].map(({ department }) => department);
    expect(departments).toEqual(["fire", "health", "nanshan"]);
  });

  test("keeps the base's department and promise where it has none of its own", () => {
    const { item } = wholeOf(own.replace("department: nanshan, ", "").split("limits:")[0] ?? "");
    expect(item.file.item.authority).toMatchObject({ department: "market", division: "440305" });
    expect(item.limits.get("promised")?.within.count).toBe(10);
  });

  test("gives one file that stands alone, under the same digest, whatever becomes of the base", () => {
    const { item, whole } = wholeOf(own);
    expect(rereadItem(whole, "whole").digest).toBe(item.digest);
    const stricter = basesIn(() => [
      { file: "catering.yaml", source: soundItem.replace("title: 平面图", "title: 总平面图") },
    ]);
    expect(wholeOf(own, stricter).item.digest).not.toBe(item.digest);
  });

  test("has findings of its own where the base's branches no longer fit into the promise (DEF15)", () => {
    const read = readItem(own.replace("10 business-days", "9 business-days"), "own.yaml", bases);
    expect(read.findings.map(({ rule, path }) => [rule, path])).toEqual([
      ["DEF15", "flow.states.approval.branches.health.within"],
      ["DEF15", "flow.states.approval.branches.market.within"],
    ]);
    expect(read.findings.map(({ line }) => line)).toEqual([1, 1]);
  });

  test.each([
    ["DEF61", "limits:", "departments: {}\nlimits:", "departments"],
    [
      "DEF61",
      "promised:",
      "statutory: { within: 9 business-days }\n  promised:",
      "limits.statutory",
    ],
    ["DEF61", "within: 10", "starts: acceptance, within: 10", "limits.promised.starts"],
    ["DEF1", "place:", "plaice:", "item.plaice"],
    ["DEF62", "10 business-days", "11 business-days", "limits.promised.within"],
    ["DEF62", "10 business-days", "9 calendar-days", "limits.promised.within"],
    [
      "DEF62",
      "10 business-days",
      "5 business-days, becomes: [{ on: acceptance, within: 11 business-days }]",
      "limits.promised.becomes",
    ],
    ["DEF63", /\n {2}authority.*/, "", "item.authority"],
    ["DEF64", "implements: catering", "implements: caterin", "implements"],
    ["DEF65", "implements: catering", "implements: catering-nanshan", "implements"],
    ["DEF65", "implements: catering", "implements: broken", "implements"],
    ["DEF66", "code: catering-nanshan", "code: catering", "item.code"],
  ] as const)("is refused by %s where %j becomes %j", (rule, from, to, path) => {
    const read = readItem(own.replace(from, to), "own.yaml", bases);
    expect(read.ok).toBe(false);
    expect(read.findings.map((one) => [one.rule, one.path])).toEqual([[rule, path]]);
  });

  test("has no base where none is beside it (DEF64)", () => {
    expect(readItem(own, "own.yaml").findings.map(({ rule }) => rule)).toEqual(["DEF64"]);
  });

  test("asks its own department where the base asks its authority for a view", () => {
    const among = basesIn(() => [{ file: "catering.yaml", source: asked }]);
    const read = readItem(own, "own.yaml", among);
    const { consultations } = read.ok ? (read.item.approval ?? {}) : {};
    expect(Object.keys(consultations ?? {})).toEqual(["health", "nanshan"]);
    expect(consultations?.health?.consults).toEqual(["nanshan"]);
  });
});
