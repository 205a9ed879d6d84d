import { figureNames } from "./figure.js";
import {
  type Formula,
  type FormulaVersions,
  formulas,
  type IndicatorName,
  versionsOf,
} from "./formulas.js";
import { type ListName, lists, type Span, type Subjects } from "./lists.js";

/** One side of a formula: the list it counts, what it comes to, and what is in it. */
type Side = {
  readonly list: ListName;
  readonly total: number;
  /** The numbers of cases, branches (`case/branch`), acts of handling (`case/act`) or versions, codes of items, or the source of a figure. */
  readonly keys: readonly string[];
  /** For how much each of them counts, where that is not one for each. */
  readonly weights?: readonly number[];
};

/** One indicator; no value where there is nothing to divide by. */
export type Indicator = Pick<Formula, "version" | "title" | "unit" | "section"> & {
  readonly name: IndicatorName;
  readonly value?: number;
  readonly numerator: Side;
  readonly denominator?: Side;
};

/** Every indicator over those days, by the latest formulas or the versions named, which are to be known. A denominator of nothing gives no value: neither nought nor everything. */
export function indicatorsOf(
  subjects: Subjects,
  span: Span,
  versions: FormulaVersions = {},
): readonly Indicator[] {
  const all = sidesOf(subjects, span);
  const licences = sidesOf(onlyLicences(subjects), span);
  return (Object.keys(formulas) as IndicatorName[]).map((name) => {
    const { [name]: version = formulas[name].version } = versions;
    const formula = versionsOf(name).find((one) => one.version === version);
    if (formula === undefined) throw new Error(`the formula ${name} has no version ${version}`);
    return indicatorOf(name, formula, formula.licences ? licences : all);
  });
}

function indicatorOf(
  name: IndicatorName,
  { version, title, unit, section, ...formula }: Formula,
  sideOf: (list: ListName) => Side,
): Indicator {
  const numerator = sideOf(formula.numerator);
  const denominator = formula.denominator && sideOf(formula.denominator);
  const value = unit === "count" ? numerator.total : quotient(numerator, denominator);
  return {
    name,
    version,
    title,
    unit,
    section,
    ...(value === undefined ? {} : { value }),
    numerator,
    ...(denominator === undefined ? {} : { denominator }),
  };
}

// A figure that was never given is no nought.
function quotient(numerator: Side, denominator: Side | undefined): number | undefined {
  if (denominator === undefined || denominator.total === 0) return undefined;
  if (isFigure(numerator.list) && numerator.keys.length === 0) return undefined;
  return numerator.total / denominator.total;
}

function isFigure(list: ListName): boolean {
  return Object.hasOwn(figureNames, list);
}

/** Each list once, however many formulas name it. */
function sidesOf(subjects: Subjects, span: Span): (list: ListName) => Side {
  const made = new Map<ListName, Side>();
  return (list) => {
    const known = made.get(list);
    if (known !== undefined) return known;
    const entries = lists[list](subjects, span);
    const isEven = entries.every(({ weight }) => weight === 1);
    const side = {
      list,
      total: entries.reduce((sum, { weight }) => sum + weight, 0),
      keys: entries.map(({ key }) => key),
      ...(isEven ? {} : { weights: entries.map(({ weight }) => weight) }),
    };
    made.set(list, side);
    return side;
  };
}

function onlyLicences({ cases, branches, acts, items, ...rest }: Subjects): Subjects {
  return {
    ...rest,
    cases: cases.filter(({ type }) => type === "licence"),
    branches: branches.filter(({ measure }) => measure.type === "licence"),
    acts: acts.filter(({ measure }) => measure.type === "licence"),
    items: items.filter(({ type }) => type === "licence"),
  };
}
