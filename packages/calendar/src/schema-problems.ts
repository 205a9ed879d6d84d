import type { Text } from "@banjian/base";
import type { z } from "zod";
import type { Problem } from "./errors.js";

/** A problem found by a rule of our own, in both languages, as zod wants it. */
export function say(zh: string, en: string, path: (string | number)[] = []) {
  return { code: "custom" as const, message: en, params: { zh }, path };
}

/** Everything a schema found, each with its place and in both languages; it has to report the input. */
export function problemsIn(error: z.ZodError): readonly Problem[] {
  return error.issues.map((issue) => ({ path: issue.path.join("."), problem: problemOf(issue) }));
}

function problemOf(issue: z.core.$ZodIssue): Text {
  switch (issue.code) {
    case "custom":
      return { zh: String(issue.params?.zh ?? issue.message), en: issue.message };
    case "invalid_type":
      return issue.input === undefined
        ? { zh: "缺少", en: "is missing" }
        : (kinds[issue.expected] ?? { zh: "类型不对", en: "is of another kind" });
    case "unrecognized_keys": {
      const keys = issue.keys.join(", ");
      return { zh: `不认识：${keys}`, en: `has keys nobody reads: ${keys}` };
    }
    case "too_small":
      return issue.origin === "int" || issue.origin === "number"
        ? { zh: `不得小于 ${issue.minimum}`, en: `must be at least ${issue.minimum}` }
        : { zh: "不得为空", en: "must not be empty" };
    case "too_big":
      return issue.origin === "int" || issue.origin === "number"
        ? { zh: `不得大于 ${issue.maximum}`, en: `must be at most ${issue.maximum}` }
        : {
            zh: `不得超过 ${issue.maximum} 个字符`,
            en: `must not exceed ${issue.maximum} characters`,
          };
    default:
      return issue.path.at(-1) === "calendar" ? layerName : wronglyWritten;
  }
}

const layerName: Text = {
  zh: "只能用小写字母、数字和连字符，以字母开头，如 cn、cn-gx",
  en: "takes lower-case letters, digits and hyphens, a letter first: cn, cn-gx",
};

const wronglyWritten: Text = { zh: "写法不对", en: "is written wrongly" };

const kinds: Readonly<Record<string, Text>> = {
  string: { zh: "应为文字", en: "must be text" },
  int: { zh: "应为整数", en: "must be a whole number" },
  number: { zh: "应为数字", en: "must be a number" },
  array: { zh: "应为列表", en: "must be a list" },
  object: { zh: "应为 JSON 对象", en: "must be a JSON object" },
};
