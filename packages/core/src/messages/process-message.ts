import type { Text } from "@banjian/base";
import { isLocalDate, type LocalDate } from "@banjian/calendar";
import * as z from "zod";
import { isCreditCode, isOrganisationCode } from "../case/check-digits.js";
import { isIdentifier } from "../case/identifier-kinds.js";
import type { MessageKind } from "../case/message-kind.js";
import { issueText } from "../definition/issue-text.js";
import { messageCodes } from "./message-codes.js";
import { type FieldDefinition, type FieldShape, messageFields } from "./message-fields.js";
import {
  commonNeeds,
  fieldPairs,
  fieldsOfMessage,
  messageKinds,
  messageShapes,
  type Need,
} from "./message-shapes.js";

/** One of the ten process messages: its fields by their names in the exchange, all of them text. */
export type ProcessMessage = {
  readonly kind: MessageKind;
  readonly fields: Readonly<Record<string, string>>;
};

/** What is wrong with a field of a message, or that it is missing. */
export type FieldProblem = { readonly field: string; readonly problem: Text };

const timeShape = /^(\d{4}-\d\d-\d\d) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const numberShape = /^\d{1,12}(\.\d{1,2})?$/;
const versionShape = /^[1-9]\d{0,5}$/;
const divisionShape =
  /^(?:100000|(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4})(?:\d{3}){0,2}$/;

const texts = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    // What no XML row can carry is no text.
    .refine((text) => !unsafe.test(text), says("含有控制字符", "holds a control character"));

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
  version: () => written(versionShape, "应为从 1 起的整数", "must be a whole number from 1 on"),
  division: () =>
    written(
      divisionShape,
      "应为行政区划代码：6、9 或 12 位数字",
      "must be the code of a division: 6, 9 or 12 digits",
    ),
};

function says(zh: string, en: string) {
  return { params: { says: { zh, en } satisfies Text } };
}

function written(pattern: RegExp, zh: string, en: string) {
  return z.string().refine((text) => pattern.test(text), says(zh, en));
}

function valueSchema({ holds, most, organisation }: FieldDefinition): z.ZodType<string> {
  if (typeof holds !== "string") return z.enum(Object.keys(messageCodes[holds.codes]));
  const schema = shapes[holds](most);
  if (!organisation) return schema;
  return schema.refine(
    (text) => isCreditCode(text) || isOrganisationCode(text),
    says("机构代码的校验位不符", "the check digit of the organisation's code is wrong"),
  );
}

function schemaOf(kind: MessageKind) {
  const fields = fieldsOfMessage(kind).flatMap((name) => {
    const definition = messageFields[name];
    return definition === undefined ? [] : [[name, valueSchema(definition).optional()]];
  });
  return z.strictObject(Object.fromEntries(fields) as Record<string, z.ZodType>);
}

/** What each field of each of the ten may hold; any other field is refused. */
const messageSchemas: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  messageKinds.map((kind) => [kind, schemaOf(kind)]),
);

/** Everything that is wrong with a message by itself, field by field; nothing where it may go outside. */
export function messageProblems({ kind, fields }: ProcessMessage): readonly FieldProblem[] {
  const read = messageSchemas[kind]?.safeParse(fields);
  const wrong = (read?.error?.issues ?? []).flatMap((issue) => {
    const names = issue.code === "unrecognized_keys" ? issue.keys : [String(issue.path[0])];
    const problem =
      issue.code === "unrecognized_keys"
        ? { zh: "该类消息没有这个字段", en: "a message of this kind has no such field" }
        : issueText(issue, fields[names[0] ?? ""]);
    return names.map((field) => ({ field, problem }));
  });
  return [
    ...wrong,
    ...missing(kind, fields),
    ...alone(fields),
    ...falseIdentifiers(fields, dayOf(kind, fields)),
  ];
}

type Fields = ProcessMessage["fields"];

function missing(kind: MessageKind, fields: Fields): FieldProblem[] {
  const isUnmet = ({ any, when }: Need) =>
    (when === undefined || when.is.includes(fields[when.field] ?? "")) &&
    !any.some((name) => fields[name] !== undefined);
  return [...commonNeeds, ...messageShapes[kind].needs]
    .filter(isUnmet)
    .map(({ any: [field = ""] }) => ({ field, problem: { zh: "缺少", en: "is missing" } }));
}

function alone(fields: Fields): FieldProblem[] {
  return fieldPairs
    .filter(([one, other]) => fields[one] !== undefined && fields[other] === undefined)
    .map(([one, other]) => ({
      field: other,
      problem: { zh: `有 ${one} 时不能缺`, en: `is missing beside ${one}` },
    }));
}

/** The day on which it happened, so that nobody is born after it. */
function dayOf(kind: MessageKind, fields: Fields): LocalDate | undefined {
  const day = fields[messageShapes[kind].time]?.slice(0, 10) ?? "";
  return isLocalDate(day) ? day : undefined;
}

function falseIdentifiers(fields: Fields, on: LocalDate | undefined): FieldProblem[] {
  const problem = {
    zh: "证件号码的校验位、地区或出生日期不符",
    en: "the check digit, the region or the birth in the identifier is wrong",
  };
  return Object.entries(fields).flatMap(([field, value]) => {
    const { typedBy } = messageFields[field] ?? {};
    if (typedBy === undefined || isIdentifier(fields[typedBy], value, on)) return [];
    return [{ field, problem }];
  });
}

/** The fields of the ten messages as JSON Schema: what each may hold, and what must be there. */
export function messagesJsonSchema(): JsonSchema {
  const defs = messageKinds.map((kind) => [kind, jsonSchemaOf(kind)]);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "urn:banjian:messages:1",
    title: "The ten process messages · 十类过程数据消息",
    oneOf: messageKinds.map((kind) => ({ $ref: `#/$defs/${kind}` })),
    $defs: Object.fromEntries(defs),
  };
}

type JsonSchema = Readonly<Record<string, unknown>>;

function jsonSchemaOf(kind: MessageKind): JsonSchema {
  const { title, needs } = messageShapes[kind];
  const all = [...commonNeeds, ...needs];
  const always = all.filter(({ any, when }) => any.length === 1 && when === undefined);
  const more = all.filter((need) => !always.includes(need));
  return {
    description: `${title.zh}\n${title.en}`,
    type: "object",
    properties: {
      kind: { const: kind },
      fields: {
        type: "object",
        properties: Object.fromEntries(
          fieldsOfMessage(kind).map((name) => [name, fieldJsonSchema(name)]),
        ),
        dependentRequired: pairsOf(kind),
        required: always.flatMap(({ any }) => any),
        ...(more.length === 0 ? {} : { allOf: more.map(needJsonSchema) }),
        additionalProperties: false,
      },
    },
    required: ["kind", "fields"],
    additionalProperties: false,
  };
}

function pairsOf(kind: MessageKind): JsonSchema {
  const own = fieldPairs.filter(([one]) => fieldsOfMessage(kind).includes(one));
  return Object.fromEntries(own.map(([one, other]) => [one, [other]]));
}

function needJsonSchema({ any, when }: Need): JsonSchema {
  const present = { anyOf: any.map((name) => ({ required: [name] })) };
  if (when === undefined) return present;
  const { field, is } = when;
  return {
    anyOf: [{ not: { properties: { [field]: { enum: is } }, required: [field] } }, present],
  };
}

const patterns: { readonly [Shape in FieldShape]?: string } = {
  time: timeShape.source,
  day: "^\\d{4}-\\d{2}-\\d{2}$",
  number: numberShape.source,
  version: versionShape.source,
  division: divisionShape.source,
};

function fieldJsonSchema(name: string): JsonSchema {
  const { title, holds, most } = messageFields[name] ?? {};
  const described = { description: `${title?.zh}\n${title?.en}`, type: "string" };
  if (typeof holds === "object")
    return { ...described, enum: Object.keys(messageCodes[holds.codes]) };
  const pattern = holds && patterns[holds];
  return pattern === undefined
    ? { ...described, minLength: 1, maxLength: most }
    : { ...described, pattern };
}
