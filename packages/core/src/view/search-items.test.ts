import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Item } from "../item/item.js";
import { readItem } from "../item/read-item.js";
import { type ItemQuery, searchItems } from "./search-items.js";

const folder = new URL("../../../../examples/items/", import.meta.url);
const items: readonly Item[] = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml") && !name.includes(".scenarios."))
  .map((name) => {
    const read = readItem(readFileSync(new URL(name, folder)), name);
    if (!read.ok) throw new Error(name);
    return read.item;
  });

const codes = (query: ItemQuery) => searchItems(items, query).map(({ item }) => item.code);

test.each([
  ["餐饮店", "restaurant-opening", "a word of its title"],
  ["施工许可", "construction-permit", "the title comes before a document of that name"],
  [
    "取消预约 登记",
    "marriage-registration",
    "an action is not searched, and two words have to fit",
  ],
  ["消防安全检查", "fire-safety-check", "the title before the branch of a joint item"],
  ["Pollution", "pollution-permit", "English, whatever the capitals"],
  ["ｆｉｒｅ", "fire-safety-check", "wide letters are the same as narrow ones"],
])("%s finds %s first: %s", (text, code, because) => {
  if (because.startsWith("an action")) return expect(codes({ text })).toEqual([]);
  expect(codes({ text })[0]).toBe(code);
});

test("a Chinese word that stands nowhere as it is finds what half of it stands in", () => {
  expect(codes({ text: "食品经营执照" })[0]).toBe("food-business-licence");
  expect(codes({ text: "航空母舰" })).toEqual([]);
});

test("an item is found by the words and themes its author gave it", () => {
  const [licence] = items.filter(({ code }) => code === "food-business-licence");
  if (licence === undefined) throw new Error("the example is missing");
  const { file } = licence;
  const more = { keywords: ["小吃店"], themes: ["开办企业"] };
  const told = { ...licence, file: { ...file, item: { ...file.item, ...more } } };
  expect(searchItems([told], { text: "小吃店" })).toMatchObject([{ found: ["keyword"] }]);
  expect(searchItems([told], { theme: "开办企业" })).toHaveLength(1);
  expect(searchItems([told], { theme: "婚育" })).toEqual([]);
});

test("every word has to be found, and facts have to be so", () => {
  expect(codes({ text: "登记 韩国" })).toEqual([]);
  expect(codes({ type: "bundle" })).toEqual(["construction-project", "restaurant-opening"]);
  expect(codes({ department: "fire-rescue" })).toEqual(["fire-safety-check", "restaurant-opening"]);
  expect(codes({})).toHaveLength(items.length);
});
