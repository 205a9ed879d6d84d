import type { Text } from "@banjian/base";
import { isLocalDate, type LocalDate } from "@banjian/calendar";
import * as z from "zod";
import { isIdentifier } from "../case/identifier-kinds.js";
import type { MessageKind } from "../case/message-kind.js";
import { issueText } from "../definition/issue-text.js";
import { contradictions, oddLengths } from "./contradictions.js";
import { fieldJsonSchema, valueSchema } from "./field-shapes.js";
import { messageFields } from "./message-fields.js";
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
  const isRight = ({ field }: FieldProblem) => !wrong.some((one) => one.field === field);
  return [
    ...wrong,
    ...missing(kind, fields),
    ...alone(fields),
    ...[...contradictions(fields), ...oddLengths(fields)].filter(isRight),
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
