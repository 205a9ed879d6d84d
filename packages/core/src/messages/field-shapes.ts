import type { Text } from "@banjian/base";
import { isLocalDate } from "@banjian/calendar";
import * as z from "zod";
import { isCreditCode, isOrganisationCode } from "../case/check-digits.js";
import { messageCodes } from "./message-codes.js";
import { type FieldDefinition, type FieldShape, messageFields } from "./message-fields.js";

const timeShape = /^(\d{4}-\d\d-\d\d) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const numberShape = /^\d{1,12}(\.\d{1,2})?$/;
const lengthShape = /^(?:0|[1-9]\d{0,4})$/;
const versionShape = /^[1-9]\d{0,5}$/;
const divisionShape =
  /^(?:100000|(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4})(?:\d{3}){0,2}$/;
// Digits, in the ways in which people set them apart: 0755-12345678 转 3; several one after the other.
const phoneShape = /^(?=(?:\D*\d){3})[\d\s()（）+＋\-—－转,，;；、/]{3,200}$/;

const texts = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    // What no XML row can carry is no text.
    .refine((text) => !unsafe.test(text), says("含有控制字符", "holds a control character"))
    .refine((text) => text === "" || text.trim() !== "", says("只有空白", "is blank"));

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unsafe = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

const shapes: { readonly [Shape in FieldShape]: (most: number) => z.ZodType<string> } = {
  text: texts,
  list: texts,
  time: () =>
    z
      .string()
      .refine(
        (text) => isLocalDate(timeShape.exec(text)?.[1] ?? ""),
        says("应为 2026-09-14 10:00:00 这样的时间", "must be a time such as 2026-09-14 10:00:00"),
      ),
  day: () =>
    z
      .string()
      .refine(isLocalDate, says("应为 2026-09-14 这样的日期", "must be a day such as 2026-09-14")),
  number: () =>
    written(numberShape, "应为数字，最多两位小数", "must be a number with two decimals at most"),
  length: () =>
    written(lengthShape, "应为不带小数的数", "must be a whole number, of five digits at most"),
  phone: () => written(phoneShape, "应为电话号码", "must be a telephone number"),
  validity: (most) =>
    texts(most).refine(
      isValidity,
      says(
        "应为日期、起止日期、年数或“长期”",
        "must be a day, two days, a number of years, or 长期 where it has no end",
      ),
    ),
  version: () => written(versionShape, "应为从 1 起的整数", "must be a whole number from 1 on"),
  division: () =>
    written(
      divisionShape,
      "应为行政区划代码：6、9 或 12 位数字",
      "must be the code of a division: 6, 9 or 12 digits",
    ),
};

/** Whether a text is a telephone number: digits, and what sets them apart. */
export function isPhone(text: string): boolean {
  return phoneShape.test(text);
}

const dayWritten = /(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?/g;
const openEnded = /^(?:长期|永久|长期有效|永久有效|无固定期限|无期限)$/;
const lasting = /^\d{1,3}\s*(?:年|个?月|日|天)$/;

/** A day, from one day to another, so many years, or without end; several one after the other. */
function isValidity(text: string): boolean {
  return text
    .split(/[;；、,，]/)
    .map((one) => one.trim())
    .every((one) => openEnded.test(one) || lasting.test(one) || isSpan(one));
}

function isSpan(text: string): boolean {
  const days = [...text.matchAll(dayWritten)].map(([, year, month = "", day = ""]) =>
    [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-"),
  );
  const between = text.replace(dayWritten, "|").replace(/\s/g, "");
  const isWritten = /^(?:自|从|至|有效期至)?\|(?:(?:起?至|到|-|—|~|～)(?:\||长期|永久))?止?$/.test(
    between,
  );
  return isWritten && days.every(isLocalDate);
}

function says(zh: string, en: string) {
  return { params: { says: { zh, en } satisfies Text } };
}

function written(pattern: RegExp, zh: string, en: string) {
  return z.string().refine((text) => pattern.test(text), says(zh, en));
}

/** What a field may hold. */
export function valueSchema({ holds, most, organisation }: FieldDefinition): z.ZodType<string> {
  if (typeof holds !== "string") return z.enum(Object.keys(messageCodes[holds.codes]));
  const schema = shapes[holds](most);
  if (!organisation) return schema;
  return schema.refine(
    (text) => isCreditCode(text) || isOrganisationCode(text),
    says("机构代码的校验位不符", "the check digit of the organisation's code is wrong"),
  );
}

const patterns: { readonly [Shape in FieldShape]?: string } = {
  time: timeShape.source,
  day: "^\\d{4}-\\d{2}-\\d{2}$",
  number: numberShape.source,
  length: lengthShape.source,
  phone: phoneShape.source,
  version: versionShape.source,
  division: divisionShape.source,
};

/** What a field may hold, as JSON Schema. */
export function fieldJsonSchema(name: string): Readonly<Record<string, unknown>> {
  const { title, holds, most } = messageFields[name] ?? {};
  const described = { description: `${title?.zh}\n${title?.en}`, type: "string" };
  if (typeof holds === "object")
    return { ...described, enum: Object.keys(messageCodes[holds.codes]) };
  const pattern = holds && patterns[holds];
  return pattern === undefined
    ? { ...described, minLength: 1, maxLength: most }
    : { ...described, pattern };
}
