import { readFileSync } from "node:fs";
import { readItem } from "@banjian/core";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { formatItem } from "./format-item.js";
import { itemsIn } from "./testing/items-in.js";

const folder = new URL("../../../examples/items/", import.meta.url);
const examples = itemsIn(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
const comments = (text: string) => [...text.matchAll(/(?<=^|\s)#.*$/gm)].map(([one]) => one.trim());

describe("fmt", () => {
  test.each(examples)(
    "leaves what a file says as it is, with every comment, and is done at once",
    (text) => {
      const once = formatItem(text);
      expect(formatItem(once)).toBe(once);
      expect(parse(once)).toEqual(parse(text));
      expect(comments(once).toSorted()).toEqual(comments(text).toSorted());
      expect(readItem(once, "item.yaml").findings).toEqual([]);
    },
  );

  test("puts known keys in their order, and leaves names the file chose where they are", () => {
    const mixed =
      "limits: { promised: { owner: head, within: 5 business-days }, preset: licensing-law }\nitem: { title: 甲, code: a }\nbanjian: 1\nflow: { states: { b: { next: a, use: completion }, a: {} }, initial: b }\n";
    expect(formatItem(mixed)).toBe(
      "banjian: 1\nitem: { code: a, title: 甲 }\nflow: { initial: b, states: { b: { use: completion, next: a }, a: {} } }\nlimits: { preset: licensing-law, promised: { within: 5 business-days, owner: head } }\n",
    );
  });

  test("writes every length in one way", () => {
    const text =
      "limits:\n  promised: { within: 10个工作日, extend: { by: 1 年 } }\n  hours: { within: 4个办公小时 }\n";
    expect(formatItem(text)).toContain("{ within: 10 business-days, extend: { by: 1 years } }");
    expect(formatItem(text)).toContain("within: 4 office-hours");
  });

  test("names what people do in a scenario by its kind, whatever the hall calls it", () => {
    const text =
      "steps:\n  - { by: a, does: 转办 }\n  - { by: a, does: 释放 }\n  - { by: a, does: 唱歌 }\n";
    const once = formatItem(text);
    expect([...once.matchAll(/does: (\S+)/g)].map(([, name]) => name)).toEqual([
      "transfer",
      "release",
      "唱歌",
    ]);
    expect(formatItem(once)).toBe(once);
  });

  test("knows the parts of a scenario file, and leaves its first line first", () => {
    expect(formatItem("people: {}\nitem: a.yaml\nbanjian-scenarios: 1\n")).toBe(
      "banjian-scenarios: 1\nitem: a.yaml\npeople: {}\n",
    );
  });

  test.each([
    ["supervision/hall.supervision.yaml", "banjian-supervision"],
    ["simulation/month.plan.yaml", "banjian-plan"],
  ])("knows the parts of %s, and keeps what it says with every comment", (name, head) => {
    const text = readFileSync(new URL(`../${name}`, folder), "utf8");
    const once = formatItem(text);
    expect(formatItem(once)).toBe(once);
    expect(parse(once)).toEqual(parse(text));
    expect(comments(once).toSorted()).toEqual(comments(text).toSorted());
    const last = text.replace(new RegExp(`^${head}: 1\\n`, "m"), "");
    expect(formatItem(`${last}\n${head}: 1\n`)).toMatch(new RegExp(`^(#.*\\n)*${head}: 1$`, "m"));
    expect(parse(formatItem(`${last}\n${head}: 1\n`))).toEqual(parse(text));
    expect(Object.keys(parse(formatItem(`${last}\n${head}: 1\n`)))[0]).toBe(head);
  });

  test("knows the parts of an implementation", () => {
    const own =
      "limits: { promised: { within: 6个工作日 } }\nitem:\n  place: {}\n  版本: b # v\n  code: a\nimplements: base\nbanjian: 1\n";
    const once = formatItem(own);
    expect(once).toBe(
      "banjian: 1\nimplements: base\nitem:\n  code: a\n  version: b # v\n  place: {}\nlimits: { promised: { within: 6 business-days } }\n",
    );
    expect(formatItem(once)).toBe(once);
  });

  test("leaves a length it cannot read, and text that only looks like one", () => {
    const text = "item:\n  title: 10个工作日\nlimits:\n  promised:\n    within: 10 bananas\n";
    expect(formatItem(text)).toBe(text);
  });

  test("writes keys and choices that are in Chinese as the files have them, and keeps comments", () => {
    const text =
      "banjian: 1\n事项:\n  # 编码\n  编码: a\n  名称: 甲\n  类型: 行政许可\n  办件类型: 承诺件\n流程:\n  起始: 期限\n  状态: { 期限: { 阶段: completion, 下一状态: 期限 } }\n期限:\n  预设: licensing-law\n  承诺期限: { 时长: 10 个工作日 }\n";
    expect(formatItem(text)).toBe(
      "banjian: 1\nitem:\n  # 编码\n  code: a\n  title: 甲\n  type: licence\n  kind: promised\nflow:\n  initial: 期限\n  states: { 期限: { use: completion, next: 期限 } }\nlimits:\n  preset: licensing-law\n  承诺期限: { within: 10 business-days }\n",
    );
  });

  test("lets a comment go with its key", () => {
    const text = "item:\n  # the title\n  title: 甲\n  # the code\n  code: a\n";
    expect(formatItem(text)).toBe("item:\n  # the code\n  code: a\n  # the title\n  title: 甲\n");
  });
});
