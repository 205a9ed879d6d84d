import { CodedError, type Text } from "@banjian/base";
import { didYouMean } from "@banjian/core";
import { hallError } from "./errors.js";

/** What an option has to be: whether it is, and how that is said. */
export type Shape = { readonly fits: (given: unknown) => boolean; readonly expected: Text };

const shape = (fits: Shape["fits"], zh: string, en: string): Shape => ({
  fits,
  expected: { zh, en },
});

const isObject = (given: unknown): given is Record<string, unknown> =>
  typeof given === "object" && given !== null && !Array.isArray(given);
const isFrom = (least: number) => (given: unknown) =>
  typeof given === "number" && Number.isFinite(given) && given >= least;

/** The shapes that options have. */
export const shapes = {
  text: shape((it) => typeof it === "string" && it !== "", "非空文本", "text that is not empty"),
  call: shape((it) => typeof it === "function", "函数", "a function"),
  object: shape(isObject, "对象", "an object"),
  notNegative: shape(isFrom(0), "不小于 0 的数", "a number that is not negative"),
  milliseconds: shape(isFrom(1), "不小于 1 的毫秒数", "a number of milliseconds from 1 on"),
  whole: shape(
    (it) => Number.isSafeInteger(it) && isFrom(1)(it),
    "正整数",
    "a whole number from 1",
  ),
  signal: shape((it) => it instanceof AbortSignal, "AbortSignal", "an AbortSignal"),
  list: shape(Array.isArray, "数组", "an array"),
  database: shape(
    (it) => !isObject(it) || typeof it.getExecutor === "function",
    "数据库地址或宿主的 Kysely",
    "a database URL, or the host's Kysely",
  ),
} satisfies Record<string, Shape>;

/** Refuses an option that is not of its shape, by its path (HALL_OPTION_INVALID); one that is not given is of any. */
export function refuseUnfit(option: string, given: unknown, { fits, expected }: Shape): void {
  if (given === undefined || fits(given)) return;
  throw hallError("HALL_OPTION_INVALID", { option, given: shown(given), expected });
}

/** Every check of the parts of an option that is an object: those it has, and that it has no others. */
export function partChecks(
  option: string,
  given: unknown,
  parts: Readonly<Record<string, Shape>>,
): (() => void)[] {
  if (given === undefined || !isObject(given)) {
    return [() => refuseUnfit(option, given, shapes.object)];
  }
  const known = Object.keys(parts);
  const strays = Object.keys(given).filter((name) => !known.includes(name));
  return [
    ...strays.map((name) => () => refuseStray(`${option}.${name}`, name, known)),
    ...Object.entries(parts).map(
      ([name, fit]) =>
        () =>
          refuseUnfit(`${option}.${name}`, given[name], fit),
    ),
  ];
}

function refuseStray(option: string, name: string, known: readonly string[]): never {
  const meant = didYouMean(name, known);
  const [zh, en] =
    meant === undefined ? ["", ""] : [`，是否指“${meant}”`, `, did you mean "${meant}"`];
  const expected = { zh: `没有这一项${zh}`, en: `left out${en}` };
  throw hallError("HALL_OPTION_INVALID", { option, given: name, expected });
}

/** Makes every check, and throws what was found: one by itself, several together (HALL_OPTIONS_INVALID). */
export function refuseAll(checks: readonly (() => unknown)[]): void {
  const found = checks.flatMap((check) => {
    try {
      check();
      return [];
    } catch (error) {
      if (error instanceof CodedError) return [error];
      throw error;
    }
  });
  const [first, second] = found;
  if (second !== undefined) throw hallError("HALL_OPTIONS_INVALID", { found });
  if (first !== undefined) throw first;
}

function shown(given: unknown): string {
  if (typeof given === "function") return "function";
  return typeof given === "object" ? (JSON.stringify(given)?.slice(0, 60) ?? "") : String(given);
}
