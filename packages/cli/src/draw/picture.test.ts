import { readFileSync } from "node:fs";
import type { Lang } from "@banjian/base";
import { guideOf, type Item, readItem } from "@banjian/core";
import { describe, expect, test } from "vitest";
import { findingPage } from "../finding-page.js";
import { itemTemplate } from "../item-template.js";
import { itemsIn } from "../testing/items-in.js";
import { nestedItem } from "../testing/nested-item.js";
import { layOut } from "./layout.js";
import { mermaid } from "./mermaid.js";
import { paint } from "./paint.js";
import { pictureOf } from "./picture-of.js";
import type { Area, PlacedPicture, Point } from "./placed.js";
import { letter, textWidth } from "./text-size.js";
import { type Theme, themes } from "./theme.js";

const folder = new URL("../../../../examples/items/", import.meta.url);

function itemOf(source: string | Uint8Array): Item {
  const read = readItem(source, "item.yaml");
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.item;
}

const items = new Map(
  itemsIn(folder).map((name) => [
    name.replace(".yaml", ""),
    itemOf(readFileSync(new URL(name, folder))),
  ]),
);
// Branches that follow each other, and a plain state with a limit of its own.
items.set("in turn", itemOf(findingPage("DEF10").examples[0]?.mended ?? ""));
items.set("publicity", itemOf(findingPage("DEF12").examples[0]?.mended ?? ""));

items.set("nested", itemOf(nestedItem));

const template = itemOf(itemTemplate("signboard", "zh"));
items.set("template", template);

const cases = [...items].flatMap(([name, item]) =>
  (["zh", "en"] as const).map((lang) => [name, lang, item] as const),
);
const restaurant = items.get("restaurant-opening");
if (restaurant === undefined) throw new Error("the example is missing");

describe("what a picture shows", () => {
  const { boxes, arrows, spans } = pictureOf(restaurant, "zh");
  const inside = (id: string) => JSON.stringify(boxes.find((box) => box.id === id) ?? null);

  test("departments, their steps and limits, side by side in the approval", () => {
    for (const said of ["区消防救援大队", "2 审核（审核人）", "10个工作日", '"parallel":true']) {
      expect(inside("approval")).toContain(said);
    }
    expect(inside("approval")).toContain("检测（不计时）");
  });

  test.each([
    ["all", "2 人会签"],
    ["any", "2 人或签"],
    ["majority", "2 人票签，过半数"],
    ["{ of: 1 }", "2 人票签，1 人同意"],
  ])("AP5: who signs a step where several do: %s", (sign, said) => {
    const source = readFileSync(new URL("restaurant-opening.yaml", folder), "utf8");
    const signers = `{ step: review, signers: [reviewer, approver], sign: ${sign} }`;
    const item = itemOf(
      source.replace("steps: [handle, review, approve]", `steps: [handle, ${signers}, approve]`),
    );
    expect(JSON.stringify(pictureOf(item, "zh"))).toContain(`2 审核（审核人、批准人，${said}）`);
    const steps = guideOf(item).sections.flatMap(({ steps: some = [] }) => some);
    expect(JSON.stringify(steps)).toContain(`审核由${said}`);
  });

  test("how a case may end beside the way, where that may happen", () => {
    expect(inside("acceptance")).toContain("× 不予受理、转送");
    expect(boxes.map(({ id }) => id)).not.toContain("withdrawn");
  });

  test("where time that has run out leads", () => {
    const marriage = items.get("marriage-registration");
    expect(marriage && pictureOf(marriage, "zh").arrows).toContainEqual({
      from: "cooling-off",
      to: "divorce-collection",
      labels: ["离婚冷静期届满"],
      silent: true,
    });
  });

  test("no decision by silence that none of its limits has", () => {
    const silent = (name: string) =>
      JSON.stringify(items.get(name) && pictureOf(items.get(name) as Item, "zh"));
    expect(inside("acceptance")).not.toContain("视为撤回");
    expect(silent("food-business-licence")).toContain("视为受理");
    expect(silent("enterprise-registration")).not.toContain("视为受理");
  });

  test("where each action leads, and what happens by silence", () => {
    expect(arrows).toContainEqual({
      from: "acceptance.checking",
      to: "approval.branches",
      labels: ["受理", "逾期未告知，视为受理"],
      silent: false,
    });
    expect(arrows).toContainEqual({
      from: "pre-acceptance",
      to: "approval.branches",
      labels: ["逾期未告知，视为受理"],
      silent: true,
    });
  });

  test("each limit of the case from where it starts to where it ends, with what the law allows", () => {
    expect(spans).toContainEqual({
      title: "法定期限",
      within: "45个工作日",
      lines: [
        "受理 → 作出决定",
        "行政机关负责人负责",
        "经本级人民政府负责人批准可延长一次，15个工作日",
        "检测所需时间不计算在内",
      ],
      from: { box: "acceptance", side: "bottom" },
      ends: [{ box: "approval", side: "bottom" }],
    });
  });

  test("variants: for whom each is, what differs in it, and beside each limit how long it is there", () => {
    const picture = pictureOf(template, "zh");
    expect(picture.notes).toEqual([
      {
        title: "情形：告知承诺（由信用等级 A、B 的申请人选择）",
        text: "提交“告知承诺书”；免交“平面图”；承诺期限为3个工作日；《优化营商环境条例》第19条",
      },
    ]);
    const promised = picture.spans.find(({ title }) => title === "承诺期限");
    expect(promised?.lines).toContain("告知承诺：3个工作日");
    const limits = guideOf(template).sections.find(({ title }) => title.en === "How long it takes");
    expect(JSON.stringify(limits)).toContain("commitment: 3 business days");
    expect(mermaid(picture)).toContain("%% 情形：告知承诺");
  });

  test("under which condition an action can be taken, wherever it leads", () => {
    const source = readFileSync(new URL("complaint.yaml", folder), "utf8");
    const asked = "ask-more: { when: form.about == '其他部门', ";
    const item = itemOf(source.replace("ask-more: { ", asked));
    const drawn = pictureOf(item, "zh");
    expect(JSON.stringify(drawn.arrows)).toMatch(/请投诉人补充（当 .*其他部门/);
    // One of several ways that ends the case says when, too.
    expect(JSON.stringify(drawn.boxes)).toMatch(/× 受理（当 [^）]*其他部门[^）]*）/);
  });

  test("a branch whose silence is consent says so", () => {
    const source = readFileSync(new URL("restaurant-opening.yaml", folder), "utf8");
    const consent =
      "within: 5 business-days\n          on-expiry: { outcome: deemed-agreed, basis: { law: 某条例 } }";
    const item = itemOf(source.replace("within: 5 business-days", consent));
    expect(JSON.stringify(pictureOf(item, "zh").boxes)).toContain("届满：逾期未提意见，视为同意");
  });

  test("no day at all is the same day", () => {
    const { spans: limits } = pictureOf(items.get("enterprise-registration") ?? template, "zh");
    expect(limits.map(({ within }) => within)).toContain("当日");
  });

  test("a branch after the one it waits for", () => {
    const item = items.get("in turn");
    expect(item && pictureOf(item, "zh").arrows).toContainEqual(
      expect.objectContaining({ from: "approval.branches.sign", to: "approval.branches.fire" }),
    );
  });
});

describe("the layout", () => {
  test.each(cases)("of %s in %s lets nothing lie on anything else", async (_name, lang, item) => {
    const placed = await placedOf(item, lang);
    const leaves = placed.boxes.filter(({ box }) => box.boxes.length === 0);
    const labels = placed.arrows.flatMap(({ label }) => label ?? []);
    const { notes, spans } = placed;
    expect(overlaps([...notes, ...leaves, ...labels, ...spans])).toEqual([]);
    for (const area of [...notes, ...placed.boxes, ...labels, ...spans]) {
      expect(area.x).toBeGreaterThanOrEqual(0);
      expect(area.x + area.width).toBeLessThanOrEqual(placed.width);
      expect(area.y + area.height).toBeLessThanOrEqual(placed.height);
    }
  });

  test.each(cases)(
    "of %s in %s keeps boxes in their frames and text in its box",
    async (_name, lang, item) => {
      const { boxes } = await placedOf(item, lang);
      for (const { box, lines, ...area } of boxes) {
        const inner = boxes.filter((one) => box.boxes.includes(one.box));
        for (const one of inner) expect(holds(area, one)).toBe(true);
        for (const { text } of lines)
          expect(textWidth(text, letter.line) + 12).toBeLessThanOrEqual(area.width);
        const text = 24 + lines.length * 18;
        expect(text).toBeLessThanOrEqual(area.height);
      }
    },
  );

  test.each(cases)(
    "of %s in %s leads no arrow through the words of a box",
    async (_name, lang, item) => {
      const { boxes, arrows } = await placedOf(item, lang);
      const words = boxes.map(({ box, x, y, lines }) => ({
        x,
        y: y + 8,
        width: 12 + textWidth(box.title, letter.title),
        height: 18 + lines.length * 18,
      }));
      const crossed = arrows.flatMap(({ arrow, points }) =>
        stretches(points).flatMap((stretch) =>
          words.some((one) => overlaps([one, stretch]).length > 0)
            ? [`${arrow.from} → ${arrow.to}`]
            : [],
        ),
      );
      expect(crossed).toEqual([]);
    },
  );

  test("draws a limit of several ends down to the lowest of them, wherever that stands in the file", async () => {
    const source = readFileSync(new URL("complaint.yaml", folder), "utf8");
    const drawn = async (ends: string) => {
      const text = source.replace("ends: [{ leaves: replying }]", `ends: [${ends}]`);
      const { spans } = await placedOf(itemOf(text), "zh");
      return spans.find(({ title }) => title[0] === "承诺期限")?.length;
    };
    const whole = await drawn("{ leaves: replying }");
    expect(await drawn("{ leaves: handling }")).toBeLessThan(whole ?? 0);
    expect(await drawn("{ leaves: replying }, { leaves: handling }")).toBe(whole);
  });

  test("keeps the departments in the order of the file", async () => {
    const { boxes } = await placedOf(restaurant, "zh");
    const names = boxes
      .filter(({ box }) => box.kind === "branch")
      .toSorted((a, b) => a.x - b.x)
      .map(({ box }) => box.id.split(".").at(-1));
    expect(names).toEqual(["food", "signboard", "fire", "tobacco", "drainage"]);
  });
});

describe("the painting", () => {
  test.each(cases)(
    "of %s in %s is well-formed SVG that fetches nothing",
    async (_name, lang, item) => {
      const svg = paint(await placedOf(item, lang), themes.light, lang);
      expect(unclosed(svg)).toEqual([]);
      expect(svg).toContain(`<title>${item.title[lang]}</title>`);
      expect(svg).not.toMatch(/href|<script|<image|@import|undefined|NaN|\[object/);
    },
  );

  test("draws what points at limits below all words, and behind words the colour of where they stand", async () => {
    const placed = await placedOf(itemOf(nestedItem), "zh");
    const lines = paint(placed, themes.light, "zh").split("\n");
    const at = (part: string) => lines.findIndex((line) => line.includes(part));
    expect(lines.findLastIndex((line) => line.includes('"2 4"'))).toBeLessThan(at(">申办</text>"));
    expect(lines[at(">已核查</text>") - 1]).toContain(`fill="${themes.light.inner[0]}"`);
    expect(lines[at(">15个工作日</text>") - 2]).toContain(`fill="${themes.light.ground}"`);
  });

  test("writes signs of XML as what they are", async () => {
    const title = 'a<b & "c">';
    const placed = { ...(await placedOf(restaurant, "en")), title };
    expect(paint(placed, themes.light, "en")).toContain(
      "<title>a&lt;b &amp; &quot;c&quot;&gt;</title>",
    );
  });

  test.each(Object.entries(themes))(
    "has text that stands out from its ground: %s",
    (_name, theme) => {
      const grounds = [
        theme.ground,
        theme.frame[0],
        theme.inner[0],
        theme.state[0],
        theme.branch[0],
        theme.end[0],
      ];
      const texts: (keyof Theme)[] = ["text", "who", "time", "excluded", "ends"];
      for (const ground of grounds) {
        for (const text of texts)
          expect(contrast(String(theme[text]), ground)).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrast(theme.faint, theme.ground)).toBeGreaterThanOrEqual(4.5);
    },
  );
});

test("as Mermaid text it has the same states, nested and side by side", () => {
  const text = mermaid(pictureOf(restaurant, "zh"));
  expect(text).toMatch(/^---\ntitle: "开办餐饮店一件事"\n---\nstateDiagram-v2\n/);
  expect(text).toContain('state "部门审批" as ');
  expect(text.match(/^ +--$/gm)).toHaveLength(4);
  expect(text).toMatch(/s\d+ --> s\d+ : 准予办理 \/ 不予办理/);
});

test("as Mermaid text a branch says when it is needed, whichever way that compares", () => {
  const url = new URL("../../../../examples/approval/dance-hall.yaml", import.meta.url);
  expect(mermaid(pictureOf(itemOf(readFileSync(url)), "zh"))).toContain(
    "当 营业面积（平方米） ＞ 300",
  );
});

const laidOut = new Map<string, Promise<PlacedPicture>>();

/** Laid out once, however many tests look at it. */
function placedOf(item: Item, lang: Lang): Promise<PlacedPicture> {
  const key = `${item.digest} ${lang}`;
  const placed = laidOut.get(key) ?? layOut(pictureOf(item, lang));
  laidOut.set(key, placed);
  return placed;
}

/** What each stretch of a line between two of its corners takes up. */
function stretches(points: readonly Point[]): readonly Area[] {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const [x, y] = [Math.min(from.x, to.x) - 1, Math.min(from.y, to.y) - 1];
    return { x, y, width: Math.abs(to.x - from.x) + 3, height: Math.abs(to.y - from.y) + 3 };
  });
}

function overlaps(areas: readonly Area[]): string[] {
  return areas.flatMap((a, index) =>
    areas
      .slice(index + 1)
      .filter(
        (b) =>
          a.x < b.x + b.width - 1 &&
          b.x < a.x + a.width - 1 &&
          a.y < b.y + b.height - 1 &&
          b.y < a.y + a.height - 1,
      )
      .map((b) => JSON.stringify([a, b])),
  );
}

function holds(outer: Area, inner: Area): boolean {
  return (
    inner.x >= outer.x - 1 &&
    inner.y >= outer.y - 1 &&
    inner.x + inner.width <= outer.x + outer.width + 1 &&
    inner.y + inner.height <= outer.y + outer.height + 1
  );
}

/** The elements that are not closed in turn. */
function unclosed(svg: string): string[] {
  const open: string[] = [];
  for (const [, slash, name = "", self] of svg.matchAll(
    /<(\/?)([a-z]+)(?:[^>"]|"[^"]*")*?(\/?)>/gi,
  )) {
    if (slash) expect(open.pop()).toBe(name);
    else if (!self) open.push(name);
  }
  return open;
}

/** By the formula of WCAG. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
