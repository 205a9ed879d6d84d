import type * as z from "zod";
import type { Finding } from "../definition/finding.js";
import { readYaml } from "../definition/read-yaml.js";
import { shapeTroubles } from "./check/shape.js";
import { findingOf, type Places } from "./check/trouble.js";

/** A file that has the shape of a schema, with the places of its values; or everything that is wrong with its shape. */
export type DocumentRead<Value> =
  | ({ readonly ok: true; readonly value: Value } & Places)
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads a file that stands beside items, by the same rules of YAML and of shape: any bytes give a value or findings. */
export function readDocument<Schema extends z.ZodType>(
  schema: Schema,
  source: string | Uint8Array,
  file: string,
): DocumentRead<z.output<Schema>> {
  const yaml = readYaml(source, file);
  if (!yaml.ok) return yaml;
  const { at, keyAt, value } = yaml;
  const read = schema.safeParse(value);
  if (read.success) return { ok: true, value: read.data, at, keyAt };
  const findings = shapeTroubles(schema, value, read.error)
    .map((trouble) => findingOf(trouble, file, yaml))
    .toSorted((a, b) => a.line - b.line || a.column - b.column);
  return { ok: false, findings };
}
