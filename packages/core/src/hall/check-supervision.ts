import { type Figure, figureNames } from "../indicator/figure.js";
import { type Formula, formulas } from "../indicator/formulas.js";
import type { Trouble } from "../item/check/trouble.js";
import { cardRuleTroubles } from "./card-rule-troubles.js";
import { overlap } from "./overlap.js";
import { supervisionRules } from "./supervision-rules.js";
import type { Rule, Supervision } from "./supervision-schema.js";

type Named = readonly [string, Rule];

/** Every fault of meaning in a supervision file whose shape is right. */
export function supervisionTroubles(supervision: Supervision): Trouble[] {
  const { rules, assessment, cards, figures } = supervision;
  const named = Object.entries(rules);
  const { base, most = base, least } = assessment;
  return [
    ...(least <= base && base <= most
      ? []
      : [{ ...supervisionRules.bounds(), path: ["assessment"] }]),
    ...figures.flatMap((one, at) => {
      const twice = figures.slice(0, at).some((before) => isSameFigure(before, one));
      const { figure, on } = one;
      return twice ? [{ ...supervisionRules.twoFigures(figure, on), path: ["figures", at] }] : [];
    }),
    ...cardRuleTroubles(cards),
    ...named.flatMap(([name, rule]) => ruleTroubles(rule, figures, ["rules", name])),
    ...named.flatMap((one, index) => {
      const path = ["rules", one[0]];
      const before = named.slice(0, index);
      const other = before.find((first) => contradicts(first, one));
      if (other !== undefined) return [{ ...supervisionRules.contradicts(other[0]), path }];
      const opposed = before.find(([, first]) => overlap(first, one[1]));
      return opposed === undefined ? [] : [{ ...supervisionRules.overlaps(opposed[0]), path }];
    }),
  ];
}

function isSameFigure(a: Figure, b: Figure): boolean {
  return (
    a.figure === b.figure &&
    a.on === b.on &&
    a.department === b.department &&
    a.division === b.division
  );
}

/** The figures from outside that an indicator is made from and the file does not give. */
function figuresMissing({ numerator, denominator }: Formula, figures: readonly Figure[]) {
  return [numerator, denominator].filter(
    (list): list is Figure["figure"] =>
      list !== undefined &&
      Object.hasOwn(figureNames, list) &&
      !figures.some(({ figure }) => figure === list),
  );
}

/** The figure by which an indicator is divided, where all that is given of it is nought. */
function alwaysZero({ denominator }: Formula, figures: readonly Figure[]): string | undefined {
  const given = figures.filter(({ figure }) => figure === denominator);
  return given.length > 0 && given.every(({ value }) => value === 0) ? denominator : undefined;
}

function ruleTroubles(rule: Rule, figures: readonly Figure[], path: readonly string[]): Trouble[] {
  const { metric, cause, colour, compare, threshold, score } = rule;
  if (score === 0) return [{ ...supervisionRules.never(metric), path: [...path, "score"] }];
  if (metric === "cards") {
    return compare === undefined && threshold === undefined
      ? []
      : [{ ...supervisionRules.incomplete(), path }];
  }
  if (cause !== undefined || colour !== undefined) {
    return [{ ...supervisionRules.misplaced(), path }];
  }
  if (compare === undefined || threshold === undefined) {
    return [{ ...supervisionRules.incomplete(), path }];
  }
  const missing = figuresMissing(formulas[metric], figures);
  if (missing.length > 0) {
    return [{ ...supervisionRules.noFigures(metric, missing), path: [...path, "metric"] }];
  }
  const zero = alwaysZero(formulas[metric], figures);
  if (zero !== undefined) {
    return [{ ...supervisionRules.zeroFigures(metric, zero), path: [...path, "metric"] }];
  }
  const when = { compare, threshold, ...rangeOf(formulas[metric]) };
  if (neverHolds(when))
    return [{ ...supervisionRules.never(metric), path: [...path, "threshold"] }];
  return alwaysHolds(when)
    ? [{ ...supervisionRules.always(metric), path: [...path, "threshold"] }]
    : [];
}

type When = {
  readonly compare: NonNullable<Rule["compare"]>;
  readonly threshold: number;
  readonly least: number;
  readonly most: number;
};

// Items may outnumber those that are due, and figures come from elsewhere: only what is a part of its whole ends at 1.
function rangeOf({ unit, section }: Formula): { readonly least: number; readonly most: number } {
  return { least: 0, most: unit === "share" && section !== "catalogue" ? 1 : Infinity };
}

function neverHolds({ compare, threshold, least, most }: When): boolean {
  if (compare === "below") return threshold <= least;
  if (compare === "at-most") return threshold < least;
  return compare === "above" ? threshold >= most : threshold > most;
}

function alwaysHolds({ compare, threshold, least, most }: When): boolean {
  if (compare === "below") return threshold > most;
  if (compare === "at-most") return threshold >= most;
  return compare === "above" ? threshold < least : threshold <= least;
}

const isUpward = (rule: Rule) => rule.compare === "above" || rule.compare === "at-least";

/** Whether two indicators count the same list, and one rule adds for it what the other takes. */
function saySame(first: Rule, second: Rule): boolean {
  if (first.metric === "cards" || second.metric === "cards") return false;
  const [a, b]: Formula[] = [formulas[first.metric], formulas[second.metric]];
  return a?.numerator === b?.numerator && first.score * second.score < 0;
}

/** Whether two rules over the same thing say the same, or the graver case of the two weighs less or the other way round. */
function contradicts([, first]: Named, [, second]: Named): boolean {
  if (isUpward(first) !== isUpward(second)) return false;
  if (first.metric !== second.metric) return saySame(first, second);
  if (first.metric === "cards") {
    return first.cause === second.cause && first.colour === second.colour;
  }
  const { threshold: a = 0 } = first;
  const { threshold: b = 0 } = second;
  if (a === b) return true;
  const [near, far] = a < b === isUpward(first) ? [first, second] : [second, first];
  return near.score * far.score < 0 || Math.abs(far.score) < Math.abs(near.score);
}
