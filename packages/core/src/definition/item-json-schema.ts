import type { Lang } from "@banjian/base";
import { ItemFile } from "./item-schema.js";
import { type JsonSchema, wordedSchema } from "./worded-schema.js";

/**
 * The JSON Schema of item files, for editors: what they complete, explain and check. The explanations are in one language,
 * or in both where none is asked for.
 */
export function itemJsonSchema(lang?: Lang): JsonSchema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: "urn:banjian:item:1",
    title: "banjian 事项文件 · item file",
    ...wordedSchema(ItemFile, lang),
  };
}
