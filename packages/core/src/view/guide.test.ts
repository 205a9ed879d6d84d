import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readItem } from "../item/read-item.js";
import { guideOf } from "./guide.js";
import { sayAmount } from "./say-charge.js";
import { sayWhen } from "./say-need.js";

const folder = new URL("../../../../examples/items/", import.meta.url);

function example(name: string) {
  const read = readItem(readFileSync(new URL(`${name}.yaml`, folder), "utf8"), name);
  if (!read.ok) throw new Error(`${name} is not sound`);
  return read.item;
}

const said = (name: string) => JSON.stringify(guideOf(example(name)));

test("a guide says under which condition an action leads where", () => {
  expect(said("complaint")).toContain(
    "“受理”（当 投诉对象 为 “其他部门”，到“已转送”；其余的到“办理”）",
  );
});

test("a guide tells members of a bundle by their titles, those nobody knows by branch and code", () => {
  const licence = { zh: "食品经营许可证核发", en: "Food licence" };
  const titleOf = (code: string) => (code === "food-business-licence" ? licence : undefined);
  const bundle = example("restaurant-opening");
  const members = guideOf(bundle, titleOf).sections.find(({ title }) => title.zh === "组成事项");
  expect(members?.rows?.slice(0, 2).map(([first]) => first?.zh)).toEqual([
    "食品经营许可证核发",
    "户外招牌设置（signboard-permit）",
  ]);
});

test("a guide says how a result is had only where something is handed over", () => {
  expect(said("food-business-licence")).toContain("领取方式");
  expect(said("consultation")).not.toContain("领取方式");
  expect(said("complaint")).not.toContain("领取方式");
});

test("a guide calls the decision what the type of the item makes it", () => {
  expect(said("food-business-licence")).toContain("作出准予许可或不予许可的决定");
  expect(said("birth-registration")).toContain("作出准予登记或不予登记的决定");
  expect(said("social-security-card")).not.toMatch(/[准不]予许可/);
});

test("a guide says an amount once, and words of choices in its own language", () => {
  const fee = { title: { zh: "费", en: "fee" }, amount: { fen: 12_000 } };
  expect(sayAmount({ ...fee, standard: "每件 120 元" }).zh).toBe("每件 120 元");
  expect(sayAmount({ ...fee, standard: "每处 120 元" }).zh).toBe("每处 120 元；每件 120.00 元");
  const { file } = example("food-business-licence");
  expect(sayWhen(file, 'applicant.kind != "person" && channel in ["window"]').zh).toBe(
    "当 申请人类型 不为 “自然人” 且 申办渠道 为其一： [“窗口”]",
  );
});
