import { describe, expect, test } from "vitest";
import { watchedCauses } from "../definition/watched-causes.js";
import { officer } from "../testing/people.js";
import { licence } from "../testing/sample-items.js";
import { accepted, type Story } from "../testing/story.js";
import { cardText } from "../view/card-text.js";
import { slaEventOf } from "../view/sla-events.js";
import { scoreOf } from "./assess.js";
import { supervised } from "./supervised.js";
import { readSupervision } from "./supervision-file.js";

const read = (...rules: string[]) =>
  readSupervision(
    `banjian-supervision: 1\ncards:\n${rules.map((rule, at) => `  r${at}: { title: t, ${rule} }\n`).join("")}`,
    "hall.yaml",
  );

const found = (...rules: string[]) => {
  const it = read(...rules);
  return it.ok ? [] : it.findings.map(({ rule, line }) => `${rule}@${line}`);
};

function supervisionOf(...rules: string[]) {
  const it = read(...rules);
  if (!it.ok) throw new Error(JSON.stringify(it.findings));
  return it.supervision;
}

// Twenty business days from 14 September end on 16 October; the item itself raises no card before that.
const under = (...rules: string[]): Story =>
  accepted(supervised(licence(), supervisionOf(...rules)), "2026-09-14");
const raised = (it: Story) =>
  it.state.cards.map(({ colour, cause, rule, raisedOn }) =>
    [colour, cause, rule, raisedOn].join(" "),
  );
const days = "unit: business-days, limits: [statutory]";

describe("CD4: the rules of a hall raise cards in every item", () => {
  test.each<[string, string, string, readonly string[]]>([
    [
      "what is left",
      `metric: remaining, compare: at-most, threshold: 3, card: yellow, ${days}`,
      "2026-10-13",
      ["yellow near r0 2026-10-13"],
    ],
    [
      "what is left, a day earlier",
      `metric: remaining, compare: at-most, threshold: 3, card: yellow, ${days}`,
      "2026-10-12",
      [],
    ],
    [
      "the share used",
      "metric: used, compare: at-least, threshold: 50, unit: percent, card: yellow, limits: [statutory]",
      "2026-09-28",
      ["yellow near r0 2026-09-28"],
    ],
    [
      "the share used, before",
      "metric: used, compare: at-least, threshold: 50, unit: percent, card: yellow, limits: [statutory]",
      "2026-09-27",
      [],
    ],
    [
      "how far it is over",
      `metric: overdue, compare: at-least, threshold: 5, card: red, ${days}`,
      "2026-10-23",
      ["yellow overdue  2026-10-19", "red overdue  2026-10-20", "red overdue r0 2026-10-23"],
    ],
    [
      "how far it is over, before",
      `metric: overdue, compare: at-least, threshold: 5, card: red, ${days}`,
      "2026-10-22",
      ["yellow overdue  2026-10-19", "red overdue  2026-10-20"],
    ],
    [
      "in the hall's place of the item's",
      `metric: overdue, compare: at-least, threshold: 1, card: yellow, ${days}`,
      "2026-10-19",
      ["yellow overdue r0 2026-10-19"],
    ],
    [
      "another unit",
      "metric: remaining, compare: at-most, threshold: 3, unit: hours, card: yellow",
      "2026-10-13",
      [],
    ],
  ])("%s", (_, rule, on, cards) => {
    expect(raised(under(rule).at(on).sweep())).toEqual(cards);
  });

  test("a deed as well, for whom the rule says, and whoever is to be told stands on the card and in its event", () => {
    const rule =
      "metric: refusal-without-remedy, card: red, target: head, notify: [supervisor, government-head]";
    const [head, item] = [officer("head", "market"), supervised(licence(), supervisionOf(rule))];
    const it = accepted(item).finish("market");
    it.act("deny", head, { reason: "经营场所不符合食品安全要求", remedies: "无" });
    const card = {
      colour: "red",
      role: "head",
      rule: "r0",
      notify: ["supervisor", "government-head"],
    };
    expect(it.state.cards).toMatchObject([card]);
    const events = it.news.flatMap((fact) => slaEventOf(item, it.state, fact, 1) ?? []);
    expect(events.find(({ name }) => name === "card:red")).toMatchObject({ event: { card } });
    const told = accepted(item).finish("market");
    told.act("deny", head, { reason: "经营场所不符合食品安全要求", remedies: "可以申请行政复议" });
    expect(told.state.cards).toEqual([]);
    expect(item.digest).toBe(licence().digest);
  });

  test("a rule may hand the card of a limit to another than whose duty it was", () => {
    const rule = `metric: remaining, compare: at-most, threshold: 3, card: yellow, target: head, notify: [supervisor], ${days}`;
    const it = under(rule).at("2026-10-13").sweep();
    expect(it.state.cards).toMatchObject([{ role: "head", notify: ["supervisor"] }]);
  });

  test("a card says which rule raised it, so that two over one limit can be told apart", () => {
    const rule = `metric: overdue, compare: at-least, threshold: 5, card: red, ${days}`;
    const it = under(rule).at("2026-10-23").sweep();
    const texts = it.state.cards.map((card) => cardText(it.item, card));
    expect(texts.map(({ en }) => en.includes("(rule r0)"))).toEqual([false, false, true]);
    expect(texts.at(-1)?.zh).toMatch(/（规则 r0）$/);
  });

  test("the preset of the hall takes the place of every item's", () => {
    const it = readSupervision("banjian-supervision: 1\npreset: lean\n", "hall.yaml");
    if (!it.ok) throw new Error("unsound");
    const lean = accepted(supervised(licence(), it.supervision)).at("2026-10-15").sweep();
    expect(raised(lean)).toEqual(["yellow near  2026-10-15"]);
  });

  test("every deed that an item can watch for is a metric", () => {
    const rules = Object.keys(watchedCauses).map((cause) => `metric: ${cause}, card: yellow`);
    expect(found(...rules)).toEqual([]);
  });

  test("AS1: what a rule scores counts for each card of its own that stands", () => {
    const rule = `metric: remaining, compare: at-most, threshold: 3, card: yellow, score: -1.5, ${days}`;
    const { cards } = under(rule).at("2026-10-13").sweep().state;
    const { score, lines } = scoreOf(supervisionOf(rule), { cards, indicators: [] });
    expect([score, lines.map(({ arithmetic }) => arithmetic)]).toEqual([98.5, ["-1.5*1"]]);
  });
});

describe("a rule that raises cards", () => {
  const near = (threshold: number, card: string) =>
    `metric: remaining, compare: at-most, threshold: ${threshold}, card: ${card}`;
  test.each([
    ["SUP1", "metric: remaining, compare: at-most, threshold: -1, card: red"],
    ["SUP1", "metric: used, compare: at-least, threshold: 120, unit: percent, card: red"],
    ["SUP1", "metric: back-dated-entry, card: red, score: 0"],
    ["SUP2", "metric: remaining, compare: at-least, threshold: 1, card: red"],
    ["SUP2", "metric: overdue, compare: at-most, threshold: 3, card: red"],
    ["SUP2", "metric: overdue, compare: at-least, threshold: 0, card: red"],
    ["SUP2", "metric: used, compare: at-least, threshold: 0, unit: percent, card: red"],
    ["SUP4", "metric: overdue, card: red"],
    ["SUP4", "metric: overdue, compare: at-least, threshold: 1.5, card: red"],
    ["SUP4", "metric: overdue, compare: at-least, threshold: 1, unit: percent, card: red"],
    ["SUP4", "metric: used, compare: at-least, threshold: 80, card: red"],
    ["SUP4", "metric: back-dated-entry, threshold: 1, card: red"],
    ["DEF3", "metric: back-dated, card: red"],
    ["DEF3", "metric: back-dated-entry, card: blue"],
    ["DEF1", "metric: back-dated-entry, card: red, notfy: [supervisor]"],
  ])("%s: refuses { %s }", (rule, text) => {
    expect(found(text)).toEqual([`${rule}@3`]);
  });

  test("SUP3: is not said twice, and what is graver gets the graver card", () => {
    expect(found(near(3, "yellow"), near(1, "red"))).toEqual([]);
    expect(found(near(3, "red"), near(1, "yellow"))).toEqual(["SUP3@4"]);
    expect(found(near(3, "yellow"), near(3, "red"))).toEqual(["SUP3@4"]);
    const hours = `${near(3, "red")}, unit: hours`;
    expect(found(near(3, "yellow"), hours)).toEqual(["SUP3@4"]);
    expect(found(`${near(3, "yellow")}, unit: business-days`, hours)).toEqual([]);
    const deed = "metric: missing-field, card: red";
    expect(found(deed, deed)).toEqual(["SUP3@4"]);
  });

  const over = (threshold: number, card: string, more = "") =>
    `metric: overdue, compare: at-least, threshold: ${threshold}, card: ${card}${more}`;
  const used = (card: string) =>
    `metric: used, compare: at-least, threshold: 80, unit: percent, card: ${card}`;
  test.each<[string, readonly string[], boolean]>([
    ["red before its end, yellow after it", [near(1, "red"), over(1, "yellow")], false],
    ["the same written the other way round", [over(1, "yellow"), near(1, "red")], false],
    ["red at four fifths, yellow after the end", [used("red"), over(1, "yellow")], false],
    ["yellow first", [near(1, "yellow"), over(1, "red")], true],
    ["both yellow", [near(1, "yellow"), over(1, "yellow")], true],
    [
      "of limits that have none in common",
      [over(5, "yellow", ", limits: [promised]"), over(1, "red", ", limits: [statutory]")],
      true,
    ],
    [
      "of limits that have one in common",
      [
        over(5, "yellow", ", limits: [promised, statutory]"),
        over(1, "red", ", limits: [statutory]"),
      ],
      false,
    ],
  ])("SUP3: of different metrics, %s", (_, rules, isSound) => {
    expect(found(...rules)).toEqual(isSound ? [] : ["SUP3@4"]);
  });

  test("SUP1, SUP2: the hint speaks of what a limit can come to, not of shares", () => {
    const hints = (text: string) => {
      const it = read(text);
      return it.ok ? "" : it.findings.map(({ hint }) => hint.en).join();
    };
    const never = "metric: remaining, compare: at-most, threshold: -1, card: red";
    const always = "metric: remaining, compare: at-most, threshold: 9999, card: red";
    for (const text of [never, always]) {
      expect(hints(text)).toContain("length of the limit");
      expect(hints(text)).not.toContain("share");
    }
    expect(found(always)).toEqual(["SUP2@3"]);
  });
});
