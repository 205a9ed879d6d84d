import { CodedError, type Text } from "@banjian/base";
import type { ShapeIssue } from "./shape-issue.js";

type Of<Code extends ShapeIssue["code"]> = Extract<ShapeIssue, { code: Code }>;

/** What is wrong with a value, in both languages and without the value itself: it may hold personal data. */
export function issueText(issue: ShapeIssue, given: unknown): Text {
  const expected = expectation(issue);
  if (given !== undefined || issue.code === "custom") return expected;
  return optionsOf(issue).length === 0
    ? { zh: "缺少", en: "is missing" }
    : { zh: `缺少；${expected.zh}`, en: `is missing; ${expected.en}` };
}

/** The values of which one was expected. */
export function optionsOf(issue: ShapeIssue): string[] {
  const options = "values" in issue ? issue.values : "options" in issue ? issue.options : [];
  // A state that uses no stage has no name among them.
  return Array.isArray(options) ? options.filter((one) => one !== undefined).map(String) : [];
}

function expectation(issue: ShapeIssue): Text {
  switch (issue.code) {
    case "custom":
      return ownWords(issue);
    case "invalid_type":
      return (
        kinds.get(issue.expected) ?? {
          zh: `应为 ${issue.expected}`,
          en: `must be of type ${issue.expected}`,
        }
      );
    case "too_small":
      return size(issue.origin, "至少", "at least", issue.minimum);
    case "too_big":
      return size(issue.origin, "最多", "at most", issue.maximum);
    case "invalid_format":
      return (
        written.get(issue.pattern ?? "") ?? {
          zh: `写法应符合 ${issue.pattern}`,
          en: `must be written as ${issue.pattern}`,
        }
      );
    case "unrecognized_keys":
      return {
        zh: `没有“${issue.keys.join("”“")}”`,
        en: `there is no "${issue.keys.join('", "')}"`,
      };
    default:
      return oneOf(optionsOf(issue));
  }
}

/** In the words of the parser or the rule that found it. */
function ownWords({ params }: Of<"custom">): Text {
  const { cause, says } = { ...params } as { cause?: unknown; says?: Text };
  if (cause instanceof CodedError) return cause.says;
  return says ?? oneOf([]);
}

function oneOf(options: readonly string[]): Text {
  return options.length === 0
    ? { zh: "这里不能这样写", en: "cannot stand here" }
    : {
        zh: `应为：${options.join("、")}`,
        en: `must be ${options.length > 1 ? "one of: " : ""}${options.join(", ")}`,
      };
}

/** What the patterns of our schemas ask for. */
const written: ReadonlyMap<string, Text> = new Map([
  [
    String(/^\d{6,12}$/),
    { zh: "应为 6 至 12 位数字，加引号", en: "must be 6 to 12 digits, in quotes" },
  ],
  [
    String(/^\d{4}-\d{2}-\d{2}$/),
    { zh: "应为日期，例如 2026-09-24", en: "must be a day such as 2026-09-24" },
  ],
  [
    String(/^(?:https?:\/\/[^\s<>"']+|[^\s:<>"'\\]+)$/),
    {
      zh: "应为 https 网址，或不含空格的文件名",
      en: "must be an https address, or the name of a file with no spaces",
    },
  ],
  [
    String(/^[A-Z0-9_]+$/),
    {
      zh: "应为拒绝代码，用大写字母，例如 CASE_CLOSED",
      en: "must be the code of a refusal in capital letters, such as CASE_CLOSED",
    },
  ],
]);

const kinds: ReadonlyMap<string, Text> = new Map([
  ["string", { zh: "应为文字", en: "must be text" }],
  ["number", { zh: "应为数字", en: "must be a number" }],
  ["int", { zh: "应为整数", en: "must be a whole number" }],
  ["boolean", { zh: "应为 true 或 false", en: "must be true or false" }],
  ["array", { zh: "应为列表", en: "must be a list" }],
  ["object", { zh: "应为对象（键: 值）", en: "must be an object (key: value)" }],
  // Only states inside states are held to have none of a key.
  [
    "never",
    { zh: "状态一层套一层最多四层", en: "states lie one in another four levels deep at most" },
  ],
  [
    "undefined",
    { zh: "状态里面的状态不能用阶段", en: "a state inside another is plain and uses no stage" },
  ],
  ["record", { zh: "应为对象（键: 值）", en: "must be an object (key: value)" }],
]);

function size(origin: string, zh: string, en: string, bound: number | bigint): Text {
  if (origin === "string")
    return { zh: `${zh} ${bound} 个字`, en: `must have ${en} ${bound} character(s)` };
  if (origin === "array")
    return { zh: `${zh} ${bound} 项`, en: `must have ${en} ${bound} item(s)` };
  return { zh: `应${zh}为 ${bound}`, en: `must be ${en} ${bound}` };
}
