import { readItem } from "@banjian/core";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { formatItem } from "./format-item.js";
import { itemTemplate, scenarioTemplate } from "./item-template.js";

test.each(["zh", "en"] as const)(
  "the item to start from has no finding, is in order, and takes its code: %s",
  (lang) => {
    const text = itemTemplate("signboard", lang);
    const read = readItem(text, "signboard.yaml");
    expect(read.findings).toEqual([]);
    expect(read.ok && read.item.code).toBe("signboard");
    expect(formatItem(text)).toBe(text);
    const scenarios = scenarioTemplate("signboard", lang);
    expect(formatItem(scenarios)).toBe(scenarios);
  },
);

test.each([
  ["item", itemTemplate, 30],
  ["scenario", scenarioTemplate, 8],
] as const)(
  "the %s file is the same in both languages, and every part of it has a comment",
  (_which, template, least) => {
    const [zh, en] = [template("a", "zh"), template("a", "en")];
    expect(parse(zh)).toEqual(parse(en));
    const comments = (text: string) => [...text.matchAll(/^\s*# .*$/gm)].map(([one]) => one);
    expect(comments(zh)).toHaveLength(comments(en).length);
    expect(comments(zh).length).toBeGreaterThanOrEqual(least);
    expect(comments(en).join("")).not.toMatch(/\p{Script=Han}/u);
  },
);
