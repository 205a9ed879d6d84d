import type { Lang } from "@banjian/base";
import { inBothLanguages } from "./chinese-schema.js";
import { Implementation } from "./implementation-schema.js";
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
    ...inBothLanguages(wordedSchema(ItemFile, lang)),
  };
}

/** The same of implementation files. */
export function implementationJsonSchema(lang?: Lang): JsonSchema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: "urn:banjian:implementation:1",
    title: "banjian 实施清单事项文件 · implementation file",
    ...inBothLanguages(wordedSchema(Implementation, lang)),
  };
}
