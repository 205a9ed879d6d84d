import * as z from "zod";
import type { Path } from "./finding.js";
import { valueAt } from "./shape-issue.js";

/** As much of JSON Schema as items and payloads are described with. */
export type Schema = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
};

const made = new WeakMap<z.ZodType, Schema>();

/** What is read, as JSON Schema; made once, when a value has a fault. */
export function jsonSchemaOf(schema: z.ZodType): Schema {
  const known =
    made.get(schema) ?? (z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema);
  made.set(schema, known);
  return known;
}

/** What the value at this path may be: of several shapes those whose fixed parts (`use`, `result`) it has. */
export function schemasAt(root: Schema, path: Path, value: unknown): Schema[] {
  const shapes = shapesAt(root, path, value);
  const at = valueAt(value, path);
  const fitting = shapes.filter((one) => fits(one, at));
  return fitting.length > 0 ? fitting : shapes;
}

/** What the value at this path may be, whatever its own parts say. */
export function shapesAt(root: Schema, path: Path, value: unknown): Schema[] {
  const key = path.at(-1);
  if (key === undefined) return alternatives(root);
  return schemasAt(root, path.slice(0, -1), value)
    .flatMap((schema) => step(schema, key))
    .flatMap(alternatives);
}

/** The keys an object at this path may have. */
export function keysAt(root: Schema, path: Path, value: unknown): string[] {
  const schemas = schemasAt(root, path, value);
  return [...new Set(schemas.flatMap(({ properties }) => Object.keys(properties ?? {})))];
}

/** The shapes of which a value may have one. */
export function alternatives(schema: Schema): Schema[] {
  const inner = schema.anyOf ?? schema.oneOf;
  return inner === undefined ? [schema] : inner.flatMap(alternatives);
}

function step(schema: Schema, key: string | number): Schema[] {
  if (typeof key === "number") return schema.items === undefined ? [] : [schema.items];
  const named = schema.properties;
  if (named !== undefined && Object.hasOwn(named, key)) return [named[key] ?? {}];
  return typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : [];
}

/** Of several kinds of state the one whose `use` the value has; a plain state has none. */
function fits({ properties = {} }: Schema, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  const given = value as Record<string, unknown>;
  return Object.entries(properties).every(
    ([name, part]) => given[name] === part.const || (part.const === undefined && name !== "use"),
  );
}
