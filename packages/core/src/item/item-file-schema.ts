import { Implementation } from "../definition/implementation-schema.js";
import { ItemFile } from "../definition/item-schema.js";
import { jsonSchemaOf } from "../definition/json-schema.js";
import type { JsonSchema } from "../definition/worded-schema.js";

/** What the file of an item may be: an item that stands alone, or an implementation of a base. */
export function itemFileSchema(): JsonSchema {
  return { anyOf: [jsonSchemaOf(ItemFile), jsonSchemaOf(Implementation)] };
}
