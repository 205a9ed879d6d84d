import type { Text } from "@banjian/base";
import type { ShapeIssue } from "./shape-issue.js";

/** What to write instead of a value of the wrong kind or size, where no words and no shape can be named. */
export function repairText(issue: ShapeIssue, given: unknown, isNeeded: boolean): Text {
  switch (issue.code) {
    case "invalid_type":
      return kindRepair(issue.expected, given);
    case "too_small":
      return sizeRepair(issue, given, isNeeded);
    case "too_big":
      return {
        zh: "请缩短到上述以内。",
        en: "Make it no more than that.",
      };
    case "invalid_format":
      return { zh: "请按这个写法改写。", en: "Write it in that way." };
    default:
      return { zh: "请按提示改正。", en: "Correct the value." };
  }
}

function kindRepair(expected: string, given: unknown): Text {
  if (expected === "string" && typeof given !== "object") {
    return {
      zh: "请加引号，使它原样作为文字读取。",
      en: "Put it in quotes, so that it is read as it is written.",
    };
  }
  if (expected === "number" || expected === "int") {
    const digits = typeof given === "string" ? /^\d{1,15}(?=\D|$)/.exec(given.trim())?.[0] : "";
    return digits
      ? { zh: `只写数字，不带单位和引号：${digits}。`, en: `Write the number alone: ${digits}.` }
      : { zh: "只写数字，不带单位和引号。", en: "Write a number, with no unit and no quotes." };
  }
  return repairs[expected] ?? { zh: "请按提示改正。", en: "Correct the value." };
}

const repairs: Readonly<Record<string, Text>> = {
  string: { zh: "请写一段文字。", en: "Write a text." },
  boolean: { zh: "请写 true 或 false，不加引号。", en: "Write true or false, in no quotes." },
  array: { zh: "请写成列表：[ … ]。", en: "Write a list: [ … ]." },
  object: { zh: "请写成“键: 值”。", en: "Write keys with their values." },
  record: { zh: "请写成“名称: 值”。", en: "Write names with their values." },
  never: {
    zh: "请把里面的状态移到外一层，或删除 states。",
    en: "Move the states inside it one level up, or delete states.",
  },
  undefined: {
    zh: "把阶段写在 flow.states 之下，或删除 use 并用 on 写明动作。",
    en: "Write the stage directly under flow.states, or delete use and write what can be done (on).",
  },
};

function sizeRepair(
  { origin, minimum }: Extract<ShapeIssue, { code: "too_small" }>,
  given: unknown,
  isNeeded: boolean,
): Text {
  const isEmpty = given === "" || (Array.isArray(given) && given.length === 0);
  if (isEmpty && !isNeeded) {
    return { zh: "写上内容，或连同它的键一起删除。", en: "Fill it in, or delete it with its key." };
  }
  return origin === "array" || origin === "string"
    ? { zh: "请补上。", en: "Add what is missing." }
    : { zh: `请写 ${minimum} 或更大的数。`, en: `Write ${minimum} or more.` };
}
