import type { Lang, Text } from "@banjian/base";
import * as z from "zod";
import { wordsOf } from "./described.js";

/** As much of JSON Schema (draft 7) as items and payloads are described with. */
export type JsonSchema = {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly allOf?: readonly JsonSchema[];
  readonly $ref?: string;
  readonly const?: unknown;
  readonly pattern?: string;
  readonly examples?: readonly unknown[];
};

/** Any schema as JSON Schema, with the words of its keys and choices as far as they have any. */
export function wordedSchema(schema: z.ZodType, lang?: Lang): JsonSchema {
  const say = (text: Text) => (lang === undefined ? `${text.zh}\n${text.en}` : text[lang]);
  const made = z.toJSONSchema(schema, {
    target: "draft-7",
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const { object, values } = wordsOf(zodSchema);
      if (object !== undefined)
        Object.assign(jsonSchema, { description: say(object.self), words: object.keys });
      if (values !== undefined) jsonSchema.enumDescriptions = Object.values(values).map(say);
      // A key that must not be there.
      if (zodSchema._zod.def.type === "undefined") jsonSchema.not = {};
    },
  });
  return spelt(made, say) as JsonSchema;
}

/** Each key with its own words: one schema may stand under several keys, so they cannot be written into it before. */
function spelt(node: unknown, say: (text: Text) => string): unknown {
  if (Array.isArray(node)) return node.map((one) => spelt(one, say));
  if (typeof node !== "object" || node === null) return node;
  const { words, ...rest } = node as { words?: Readonly<Record<string, Text>> };
  const entries = Object.entries(rest).map(([key, value]) => [
    key,
    key === "properties" && words !== undefined
      ? propertiesSpelt(value, words, say)
      : spelt(value, say),
  ]);
  return Object.fromEntries(entries);
}

function propertiesSpelt(
  properties: unknown,
  words: Readonly<Record<string, Text>>,
  say: (text: Text) => string,
): object {
  const entries = Object.entries(properties ?? {}).map(([key, value]) => {
    const own = words[key];
    return [key, { ...(spelt(value, say) as object), ...(own && { description: say(own) }) }];
  });
  return Object.fromEntries(entries);
}
