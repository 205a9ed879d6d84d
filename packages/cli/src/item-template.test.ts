import { readItem } from "@banjian/core";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { formatItem } from "./format-item.js";
import { itemTemplate } from "./item-template.js";

test.each(["zh", "en"] as const)(
  "the item to start from has no finding, is in order, and takes its code: %s",
  (lang) => {
    const text = itemTemplate("signboard", lang);
    const read = readItem(text, "signboard.yaml");
    expect(read.findings).toEqual([]);
    expect(read.ok && read.item.code).toBe("signboard");
    expect(formatItem(text)).toBe(text);
  },
);

test("it is the same item in both languages, and every part of it has a comment", () => {
  const [zh, en] = [itemTemplate("a", "zh"), itemTemplate("a", "en")];
  expect(parse(zh)).toEqual(parse(en));
  const comments = (text: string) => [...text.matchAll(/^\s*# .*$/gm)].map(([one]) => one);
  expect(comments(zh)).toHaveLength(comments(en).length);
  expect(comments(zh).length).toBeGreaterThan(20);
  expect(comments(en).join("")).not.toMatch(/\p{Script=Han}/u);
});
