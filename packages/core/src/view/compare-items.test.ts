import { describe, expect, test } from "vitest";
import { isScalar, parseDocument, visit } from "yaml";
import type { Item } from "../item/item.js";
import { readItem } from "../item/read-item.js";
import { soundItem } from "../testing/sound-item.js";
import { compareItems } from "./compare-items.js";
import { guideOf } from "./guide.js";
import type { Reader } from "./item-change.js";

function itemOf(text: string): Item {
  const read = readItem(text, "item.yaml");
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.item;
}

const before = itemOf(soundItem);

/** What each reader is told when `from` is written as `to`. */
function told(from: string, to: string, reader: Reader, lang: "zh" | "en" = "zh"): string[] {
  expect(soundItem.split(from), "stands once in the sound file").toHaveLength(2);
  return compareItems(before, itemOf(soundItem.replace(from, to)))
    .filter(({ readers }) => readers.includes(reader))
    .map(({ what }) => what[lang]);
}

test("a member of a bundle is told by its code, its certificate and what it needs, each by its name", () => {
  const bundle = (certificate: string) =>
    itemOf(
      soundItem
        .replace("  type: licence\n", "  type: bundle\n")
        .replace("staff: {", "staff: { title: 人数,")
        .replace(
          "departments:\n",
          `members:\n  fire: { item: fire-permit, certificate: ${certificate}, materials: [plan, proof], form: [staff] }\n  health: { item: health-permit }\n  market: { item: market-permit }\ndepartments:\n`,
        ),
    );
  const [change] = compareItems(bundle("fire-1"), bundle("fire-2"));
  expect(change?.readers).toEqual(["applicant", "clerk"]);
  expect(change?.what.zh).toContain("事项 fire-permit、证件 fire-2、平面图、健康证明、人数");
  expect(change?.what.en).toContain("item fire-permit, certificate fire-2, 平面图, 健康证明, 人数");
});

test("a state in which a limit stands still is news for applicants, and in their guide", () => {
  const law = "basis: { law: 某办法, article: 3 }";
  const own = "within: 30 business-days, starts: acceptance, ends: completion, owner: head";
  const [one, other] = ["", "excluded-while: [publicity], "].map((pause) =>
    itemOf(soundItem.replace("  promised:", `  overall: { ${own}, ${pause}${law} }\n  promised:`)),
  );
  if (one === undefined || other === undefined) throw new Error("two items were read");
  const [change, ...more] = compareItems(one, other);
  expect(more).toEqual([]);
  expect(change?.readers).toContain("applicant");
  expect(change?.what.zh).toContain("“公示”");
  expect(change?.what.zh).toContain("所需时间不计算在内");
  expect(JSON.stringify(guideOf(other))).toContain("“公示”所需时间不计算在内");
});

describe("two versions of an item are compared in words", () => {
  test("a version with itself has no difference", () => {
    expect(compareItems(before, itemOf(soundItem))).toEqual([]);
  });

  test("a shorter promise is news for everybody, with the days it is shorter by, whose duty it is and what becomes of the cards", () => {
    const [from, to] = [
      "promised: { within: 10 business-days }",
      "promised: { within: 8 business-days }",
    ];
    const raised = soundItem
      .replace(/within: 5 business-days/g, "within: 4 business-days")
      .replace("10 个工作日", "8 个工作日");
    const changes = compareItems(itemOf(raised), itemOf(raised.replace(from, to)));
    expect(changes).toEqual([
      {
        readers: ["applicant"],
        what: {
          zh: "承诺期限由10个工作日改为8个工作日，缩短2个工作日",
          en: "the promised limit changes from 10 business days to 8 business days: 2 business days less",
        },
      },
      {
        readers: ["clerk"],
        what: {
          zh: "行政机关负责人负责的承诺期限由10个工作日改为8个工作日，缩短2个工作日",
          en: "the promised limit changes from 10 business days to 8 business days: 2 business days less (duty of the head of the authority)",
        },
      },
      {
        readers: ["supervisor"],
        what: {
          zh: "承诺期限由10个工作日改为8个工作日，缩短2个工作日，黄牌、红牌随之改变",
          en: "the promised limit changes from 10 business days to 8 business days: 2 business days less, and its cards move with it",
        },
      },
    ]);
  });

  test.each([
    [
      "    - { basis: { law: 中华人民共和国行政许可法, article: 31 }, id: plan, title: 平面图 }\n",
      "",
      "applicant",
      ["不再要求材料“平面图”"],
    ],
    [
      "required: false }",
      "required: true }",
      "applicant",
      ["材料“健康证明”的要求：由“可选”改为“必备”"],
    ],
    [
      "    staff: {",
      "    area: { type: number, required: true }\n    staff: {",
      "applicant",
      ["申请表新增“area”（必填）"],
    ],
    [
      "answer-within: 30 calendar-days",
      "answer-within: 20 calendar-days",
      "applicant",
      ["补正期限由30个自然日改为20个自然日，缩短10个自然日"],
    ],
    [
      "by: inspector",
      "by: [inspector, handler]",
      "clerk",
      [
        "“卫生健康局”的步骤：由“承办（承办人）、批准（核查员）”改为“承办（承办人）、批准（核查员、承办人）”",
      ],
    ],
    [
      "testing: { excludes: true }",
      "testing: { excludes: false }",
      "supervisor",
      ["“检测”所需时间：由“不计时”改为“计时”"],
    ],
    ["level: county", "level: city", "supervisor", ["行使层级：由“县级”改为“市级”"]],
  ] as const)("%s → %s: told to the %s", (from, to, reader, says) => {
    const text = told(from, to, reader);
    expect(text).toEqual(expect.arrayContaining([...says]));
  });

  test("a difference that no sentence covers is named by its place, in words and by its keys", () => {
    expect(told("min: 0", "min: 1", "supervisor", "en")).toEqual([
      "the fields of the application form · staff · the least value (item.form.staff.min): from 0 to 1",
    ]);
    expect(told("min: 0", "min: 1", "supervisor", "zh")).toEqual([
      "申请表的字段 · staff · 最小值（item.form.staff.min）：由 0 改为 1",
    ]);
  });

  test("no value of a file can change without a word about it", () => {
    const silent: string[] = [];
    let compared = 0;
    for (const [place, text] of variants(soundItem)) {
      const read = readItem(text, "item.yaml");
      if (!read.ok || read.item.code !== before.code) continue;
      compared++;
      if (compareItems(before, read.item).length === 0) silent.push(place);
    }
    expect(silent).toEqual([]);
    expect(compared).toBeGreaterThan(25);
  });
});

/** The file with each of its values changed a little, in turn. */
function variants(text: string): [string, string][] {
  const found: [string, string][] = [];
  visit(parseDocument(text), {
    Scalar: (key, node) => {
      if (key === "key" || !isScalar(node) || node.range === undefined || node.range === null)
        return;
      const [start, end] = node.range;
      for (const other of othersThan(node.value)) {
        found.push([
          `${text.slice(start, end)} → ${other}`,
          text.slice(0, start) + other + text.slice(end),
        ]);
      }
    },
  });
  return found;
}

function othersThan(value: unknown): string[] {
  if (typeof value === "boolean") return [String(!value)];
  if (typeof value === "number") return [String(value + 1)];
  const text = String(value);
  const shorter = text.replace(/^\d+/, (count) => String(Number(count) - 1));
  return shorter === text ? [`${text}x`, "handler", "registration", "city"] : [shorter];
}
