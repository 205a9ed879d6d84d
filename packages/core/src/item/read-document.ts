import type * as z from "zod";
import type { Finding } from "../definition/finding.js";
import { jsonSchemaOf } from "../definition/json-schema.js";
import { draftYaml } from "../definition/read-yaml.js";
import { shapeTroubles } from "./check/shape.js";
import { type Places, reportTroubles } from "./check/trouble.js";

/** A file that has the shape of a schema, with the places of its values; or everything that is wrong with its shape. */
export type DocumentRead<Value> =
  /** `written`: the same before its defaults, with its keys and words in English. */
  | ({ readonly ok: true; readonly value: Value; readonly written: unknown } & Places)
  /** `draft`: of a file whose YAML is sound, what it says, so that its sound parts can be looked at all the same. */
  | {
      readonly ok: false;
      readonly findings: readonly Finding[];
      readonly draft?: Places & { readonly value: unknown };
    };

/** Reads a file that stands beside items, by the same rules of YAML and of shape: any bytes give a value or findings. */
export function readDocument<Schema extends z.ZodType>(
  schema: Schema,
  source: string | Uint8Array,
  file: string,
): DocumentRead<z.output<Schema>> {
  const { draft, list } = draftYaml(source, file, jsonSchemaOf(schema));
  if (draft === undefined || list.inOrder().length > 0)
    return { ok: false, findings: list.inOrder() };
  const read = schema.safeParse(draft.value);
  const at: Places["at"] = (path) => list.placeOf(draft.at(path));
  const keyAt: Places["keyAt"] = (path) => list.placeOf(draft.keyAt(path));
  if (read.success) {
    return { ok: true, value: read.data, written: draft.value, at, keyAt };
  }
  reportTroubles(shapeTroubles(schema, draft.value, read.error), list, draft);
  return { ok: false, findings: list.inOrder(), draft: { value: draft.value, at, keyAt } };
}
