import { isLocalDate, parseLocalDate, plusDays } from "@banjian/calendar";
import { comesTo, type Formula, type Question, questionsIn, type Value } from "./formula.js";

// What a person writes asks of three or four names; more combinations are left alone.
const mostWorlds = 300;

/**
 * Whether there is a case in which formulas come out as `fits` asks. Each name takes one value of every stretch between the
 * constants that it is held against, so that no other value would make a difference; true where nobody can tell in time.
 */
export function canComeOut(
  formulas: readonly Formula[],
  fits: (outcomes: readonly (boolean | undefined)[]) => boolean,
): boolean {
  const asked = new Map<string, Question[]>();
  for (const question of formulas.flatMap(questionsIn)) {
    asked.set(question.about, [...(asked.get(question.about) ?? []), question]);
  }
  const choices = [...asked].map(([about, questions]) => [about, valuesFor(questions)] as const);
  if (choices.reduce((worlds, [, values]) => worlds * values.length, 1) > mostWorlds) return true;
  const world = new Map<string, Value>();
  const search = (depth: number): boolean => {
    const [about, values] = choices[depth] ?? [];
    if (about === undefined) return fits(formulas.map((one) => comesTo(one, world)));
    return (values ?? []).some((value) => {
      world.set(about, value);
      return search(depth + 1);
    });
  };
  return search(0);
}

/** One value of each stretch, and none where it may be left out. */
function valuesFor(questions: readonly Question[]): Value[] {
  const [first] = questions;
  if (first === undefined) return [undefined];
  const marks = [...new Set(questions.flatMap((one) => one.marks))];
  const filled = [...new Set(filledValues(first.known, marks))];
  return first.known.certain ? filled : [...filled, undefined];
}

function filledValues(
  { type, choices, min, max }: Question["known"],
  marks: readonly Value[],
): readonly Value[] {
  const numbers = marks.filter((mark) => typeof mark === "number");
  const texts = marks.filter((mark) => typeof mark === "string");
  const allowed = (value: number) => value >= (min ?? value) && value <= (max ?? value);
  switch (type) {
    case "boolean":
      return [true, false];
    case "integer":
      return (choices?.map(Number) ?? wholeNumbers([...numbers, min ?? max ?? 0])).filter(allowed);
    case "number":
      return (
        choices?.map(Number) ??
        anyNumbers([min ?? -Number.MAX_VALUE, ...numbers, max ?? Number.MAX_VALUE])
      ).filter(allowed);
    case "day":
      return choices ?? days(texts);
    case "text":
      // What is not filled in is no text at all.
      return choices ?? [...texts.filter((text) => text !== ""), `${texts.join()}…`];
  }
}

function wholeNumbers(marks: readonly number[]): number[] {
  return marks.flatMap((mark) => {
    const [below, above] = [Math.floor(mark), Math.ceil(mark)];
    return [below - 1, below, above, above + 1];
  });
}

function anyNumbers(marks: readonly number[]): number[] {
  const inOrder = marks.toSorted((a, b) => a - b);
  const between = inOrder.map((mark, at) => mark / 2 + (inOrder[at + 1] ?? mark) / 2);
  return [...inOrder, ...between];
}

function days(marks: readonly string[]): string[] {
  const known = marks.filter((mark) => isLocalDate(mark) && mark > "1000" && mark < "9000");
  const near = known.flatMap((mark) => [-1, 1].map((by) => plusDays(parseLocalDate(mark), by)));
  return [...marks, ...near, "2000-01-01"];
}
