import { parseLocalDate } from "@banjian/calendar";
import { describe, expect, test } from "vitest";
import type { Card } from "../case/card.js";
import { indicatorsOf } from "../indicator/indicators.js";
import { scoreOf } from "./assess.js";
import { readSupervision } from "./supervision-file.js";

const file = (rules: string, more = "") =>
  readSupervision(`banjian-supervision: 1\n${more}rules:\n${rules}`, "hall.yaml");

const found = (...rules: string[]) => {
  const read = file(rules.map((rule, at) => `  r${at}: { title: t, ${rule} }\n`).join(""));
  return read.ok ? [] : read.findings.map(({ rule, line }) => `${rule}@${line}`);
};

function supervisionOf(rules: string, more = "") {
  const read = file(rules, more);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.supervision;
}

describe("a supervision file", () => {
  test.each([
    ["SUP1", "metric: promise-kept-share, compare: above, threshold: 1, score: 1"],
    ["SUP1", "metric: promise-kept-share, compare: below, threshold: 0, score: -1"],
    ["SUP1", "metric: business-volume, compare: at-most, threshold: -1, score: -1"],
    ["SUP1", "metric: cards, score: 0"],
    ["SUP2", "metric: promise-kept-share, compare: below, threshold: 95, score: -1"],
    ["SUP2", "metric: business-volume, compare: at-least, threshold: 0, score: 1"],
    ["SUP4", "metric: promise-kept-share, score: -1"],
    ["SUP4", "metric: cards, compare: above, threshold: 3, score: -1"],
    ["SUP5", "metric: overdue, colour: red, compare: above, threshold: 3, score: -1"],
    ["DEF3", "metric: promise-kept, compare: below, threshold: 0.9, score: -1"],
    ["DEF3", "metric: cards, cause: overdu, score: -1"],
  ])("%s: refuses { %s }", (rule, text) => {
    expect(found(text)).toEqual([`${rule}@3`]);
  });

  test("SUP3: of rules over one metric the graver weighs more, adds or takes as the other, and none is said twice", () => {
    const kept = (compare: string, threshold: number, score: number) =>
      `metric: promise-kept-share, compare: ${compare}, threshold: ${threshold}, score: ${score}`;
    expect(found(kept("below", 0.95, -1), kept("below", 0.9, -2))).toEqual([]);
    expect(found(kept("below", 0.95, -1), kept("above", 0.99, 1))).toEqual([]);
    expect(found(kept("below", 0.95, -2), kept("below", 0.9, -1))).toEqual(["SUP3@4"]);
    expect(found(kept("below", 0.95, -1), kept("below", 0.9, 2))).toEqual(["SUP3@4"]);
    expect(found(kept("above", 0.9, 2), kept("at-least", 0.95, 1))).toEqual(["SUP3@4"]);
    expect(found(kept("below", 0.9, -1), kept("below", 0.9, -1))).toEqual(["SUP3@4"]);
    const card = (more: string) => `metric: cards, ${more}score: -1`;
    expect(found(card("colour: red, "), card("colour: yellow, "), card(""))).toEqual([]);
    expect(found(card("colour: red, "), card("colour: red, "))).toEqual(["SUP3@4"]);
  });

  test("SUP3: rules that look up and down do not meet, nor take from every value between them", () => {
    const kept = (compare: string, threshold: number, score: number) =>
      `metric: promise-kept-share, compare: ${compare}, threshold: ${threshold}, score: ${score}`;
    const filed = (compare: string, threshold: number, score: number) =>
      `metric: filed, compare: ${compare}, threshold: ${threshold}, score: ${score}`;
    const meet = ["SUP3@4"];
    expect(found(kept("below", 0.9, -2), kept("at-least", 0.8, 2))).toEqual(meet);
    expect(found(kept("at-least", 0.8, 2), kept("below", 0.9, -2))).toEqual(meet);
    expect(found(kept("below", 0.95, -2), kept("at-least", 0.9, -2))).toEqual(meet);
    expect(found(kept("below", 0.9, -2), kept("at-least", 0.9, 2))).toEqual([]);
    expect(found(kept("below", 0.9, -2), kept("at-least", 0.9, -1))).toEqual(meet);
    expect(found(kept("below", 0.9, -2), kept("above", 0.9, -1))).toEqual([]);
    expect(found(kept("at-most", 0.9, -2), kept("at-least", 0.9, 2))).toEqual(meet);
    expect(found(filed("below", 10, -1), filed("above", 100, -1))).toEqual([]);
    expect(found(filed("above", 3, 1), filed("below", 4, -1))).toEqual([]);
    expect(found(filed("above", 3, -1), filed("below", 4, -1))).toEqual(meet);
    expect(found(filed("above", 3, 1), filed("below", 5, -1))).toEqual(meet);
  });

  test("SUP1: what is divided by a figure that is nought throughout has no value", () => {
    const read = (...values: readonly number[]) => {
      const figures = values.map(
        (value, at) =>
          `  - { figure: population, value: ${value}, on: 2026-0${at + 1}-01, source: s }\n`,
      );
      const users = "  - { figure: person-page-users, value: 0, on: 2026-01-01, source: s }\n";
      const it = file(
        "  r: { title: t, metric: person-page-share, compare: below, threshold: 0.2, score: -1 }\n",
        `figures:\n${figures.join("")}${users}`,
      );
      return it.ok
        ? []
        : it.findings.map(({ rule, path, problem }) => `${rule} ${path} ${problem.en}`);
    };
    expect(read(0, 0)).toEqual([
      "SUP1 rules.r.metric this never holds: the figure population is 0 throughout, so that person-page-share has no value",
    ]);
    expect(read(0, 9)).toEqual([]);
  });

  test("SUP1: a share of what comes from outside needs its figures", () => {
    const rule =
      "  r: { title: t, metric: person-page-share, compare: below, threshold: 0.2, score: -1 }\n";
    const figure = (name: string, day = "2026-01-01") =>
      `  - { figure: ${name}, value: 9, on: ${day}, source: 统计公报 }\n`;
    const read = (figures: string) => {
      const it = file(rule, figures === "" ? "" : `figures:\n${figures}`);
      return it.ok ? [] : it.findings.map(({ problem }) => problem.en);
    };
    expect(read("")).toEqual([
      "this never holds: without the figures person-page-users, population from outside person-page-share has no value",
    ]);
    expect(read(figure("population"))).toHaveLength(1);
    expect(read(figure("population") + figure("person-page-users"))).toEqual([]);
  });

  test("SUP3: of one figure there is one a day, for a department and a division each", () => {
    const figures = (second: string) =>
      `figures:\n  - { figure: population, value: 9, on: 2026-01-01, source: s }\n  - { figure: population, value: 8, ${second}, source: s }\n`;
    const read = (second: string) => {
      const it = file("  r: { title: t, metric: cards, score: -1 }\n", figures(second));
      return it.ok ? [] : it.findings.map(({ rule, path }) => `${rule} ${path}`);
    };
    expect(read("on: 2026-01-01")).toEqual(["SUP3 figures.1"]);
    expect(read("on: 2026-01-02")).toEqual([]);
    expect(read('on: 2026-01-01, division: "440300"')).toEqual([]);
  });

  test("SUP3: for what two indicators count alike one rule does not add what another takes", () => {
    const early = (metric: string, threshold: number, score: number) =>
      `metric: ${metric}, compare: above, threshold: ${threshold}, score: ${score}`;
    expect(found(early("early", 10, 1), early("early-share", 0.5, -1))).toEqual(["SUP3@4"]);
    expect(found(early("early", 10, 1), early("early-share", 0.5, 1))).toEqual([]);
    expect(found(early("early", 10, 1), early("overdue", 3, -1))).toEqual([]);
  });

  test("a fault of shape hides no fault of meaning in the rest of the file", () => {
    const read = readSupervision(
      `banjian-supervision: 1
figures: []
stray: 1
rules:
  a: { title: t, metric: promise-kept, compare: below, threshold: 0.9, score: -1 }
  b: { title: t, metric: cards, score: 0 }
cards:
  c: { title: t, metric: used, compare: at-least, threshold: 120, unit: percent, card: red }
`,
      "hall.yaml",
    );
    const places = read.findings.map(({ rule, line }) => `${rule}@${line}`);
    expect([read.ok, ...places]).toEqual([false, "DEF1@3", "DEF3@5", "SUP1@6", "SUP1@8"]);
  });

  test("an empty file is told so, in words of a supervision file, and one that says nothing is doubted", () => {
    const [empty] = readSupervision("", "hall.yaml").findings;
    expect(empty).toMatchObject({ rule: "YAML11" });
    expect(empty?.hint.en).toContain("banjian-supervision: 1");
    const said = readSupervision("banjian-supervision: 1\n", "hall.yaml");
    expect(said).toMatchObject({ ok: true, findings: [{ rule: "SUP1", severity: "warning" }] });
  });

  test("SUP6: a score starts between its bounds", () => {
    const read = file(
      "  r: { title: t, metric: cards, score: -1 }\n",
      "assessment: { base: 100, most: 90 }\n",
    );
    expect(read.ok ? [] : read.findings.map(({ rule }) => rule)).toEqual(["SUP6"]);
  });
});

describe("a score", () => {
  const rules = `  red: { title: { zh: 红牌每张扣 1.5 分 }, metric: cards, colour: red, score: -1.5 }
  reasons: { title: { zh: 不说明理由每次扣 0.5 分 }, metric: cards, cause: refusal-without-reason, score: -0.5 }
  volume: { title: { zh: 无业务量扣 2 分 }, metric: business-volume, compare: below, threshold: 1, score: -2 }
  kept: { title: { zh: 按时率低于 95% 扣 3 分 }, metric: promise-kept-share, compare: below, threshold: 0.95, score: -3 }
`;
  const on = parseLocalDate("2026-09-30");
  const card = (id: string, more: Partial<Card> = {}): Card => ({
    id,
    colour: "red",
    cause: "overdue",
    department: "fire",
    role: "handler",
    raisedOn: on,
    ...more,
  });
  const nothing = { cases: [], branches: [], acts: [], items: [], versions: [], figures: [] };
  const indicators = indicatorsOf(nothing, { from: on, to: on });

  test("AS1: is the base with each rule's words and arithmetic; withdrawn cards and indicators without a value count for nothing", () => {
    const withdrawn = { on, because: "correction" } as const;
    const cards = [
      card("c1"),
      card("c2"),
      card("c3", { withdrawn }),
      card("c4", { colour: "yellow", cause: "refusal-without-reason" }),
    ];
    const { score, lines } = scoreOf(supervisionOf(rules), { cards, indicators });
    expect(lines.map((line) => [line.rule, line.value, line.arithmetic, line.score])).toEqual([
      ["red", 2, "-1.5*2", -3],
      ["reasons", 1, "-0.5*1", -0.5],
      ["volume", 0, "-2*1", -2],
    ]);
    expect(score).toBe(94.5);
  });

  test("AS1: stays between its bounds", () => {
    const many = Array.from({ length: 90 }, (_, at) => card(`c${at}`));
    expect(scoreOf(supervisionOf(rules), { cards: many, indicators }).score).toBe(0);
    const bonus =
      "  more: { title: t, metric: business-volume, compare: at-most, threshold: 3, score: 20 }\n";
    const bounded = supervisionOf(bonus, "assessment: { base: 100, most: 110 }\n");
    expect(scoreOf(bounded, { cards: [], indicators }).score).toBe(110);
    expect(scoreOf(supervisionOf(bonus), { cards: [], indicators }).score).toBe(100);
  });
});
