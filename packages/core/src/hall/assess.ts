import type { Text } from "@banjian/base";
import type { Card } from "../case/card.js";
import { stageOf } from "../case/card.js";
import type { Indicator } from "../indicator/indicators.js";
import type { Rule, Supervision } from "./supervision-schema.js";

/** One rule that has changed a score: its words, what was counted and the arithmetic, "-1.5*3". */
export type ScoreLine = {
  readonly rule: string;
  readonly title: Text;
  /** What was counted: how many cards, or the value of the indicator. */
  readonly value: number;
  readonly arithmetic: string;
  readonly score: number;
};

/** The score of a department with everything that led to it. */
export type Score = {
  readonly score: number;
  readonly base: number;
  readonly lines: readonly ScoreLine[];
};

/** Scores one department by the rules: each card that stands, and each indicator that has a value. */
export function scoreOf(
  { rules, assessment, cards: raising }: Supervision,
  {
    cards,
    indicators,
  }: { readonly cards: readonly Card[]; readonly indicators: readonly Indicator[] },
): Score {
  const lines = Object.entries(rules).flatMap(([rule, it]) => {
    const value = it.metric === "cards" ? countOf(cards, it) : heldValue(indicators, it);
    const times = it.metric === "cards" ? value : 1;
    if (value === undefined || times === undefined || times === 0) return [];
    const score = rounded(it.score * times);
    return [{ rule, title: it.title, value, arithmetic: `${it.score}*${times}`, score }];
  });
  for (const [rule, { title, score: each = 0 }] of Object.entries(raising)) {
    const value = cards.filter(
      (card) => card.rule === rule && stageOf(card) !== "withdrawn",
    ).length;
    const [arithmetic, score] = [`${each}*${value}`, rounded(each * value)];
    if (score !== 0) lines.push({ rule, title, value, arithmetic, score });
  }
  const { base, most = base, least } = assessment;
  const total = lines.reduce((sum, { score }) => sum + score, base);
  return { score: Math.min(most, Math.max(least, rounded(total))), base, lines };
}

// A card that was withdrawn had no cause.
function countOf(cards: readonly Card[], { cause, colour }: Rule): number {
  return cards.filter(
    (card) =>
      stageOf(card) !== "withdrawn" &&
      (cause === undefined || card.cause === cause) &&
      (colour === undefined || card.colour === colour),
  ).length;
}

/** The value of the indicator where the rule holds; nothing where it does not, or there is no value. */
function heldValue(indicators: readonly Indicator[], rule: Rule): number | undefined {
  const { metric, compare, threshold = 0 } = rule;
  const value = indicators.find(({ name }) => name === metric)?.value;
  if (value === undefined) return undefined;
  const holds = {
    above: value > threshold,
    "at-least": value >= threshold,
    below: value < threshold,
    "at-most": value <= threshold,
  };
  return compare !== undefined && holds[compare] ? value : undefined;
}

// Halves and tenths add up to what a person would write.
function rounded(score: number): number {
  return Math.round(score * 100) / 100;
}
