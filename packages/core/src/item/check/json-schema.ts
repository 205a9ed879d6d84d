import * as z from "zod";
import type { Path } from "../../definition/finding.js";
import { ItemFile } from "../../definition/item-schema.js";
import { valueAt } from "./shape-issue.js";

/** As much of JSON Schema as an item file is described with. */
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

let made: Schema | undefined;

/** The schema of item files, made once when a file has a fault. */
export function itemFileSchema(): Schema {
  made ??= z.toJSONSchema(ItemFile, { io: "input", unrepresentable: "any" }) as Schema;
  return made;
}

/** What the value at this path may be: of several shapes those that its `use` allows. */
export function schemasAt(path: Path, value: unknown): Schema[] {
  const at = valueAt(value, path);
  return shapesAt(path, value).filter((one) => fits(one, at));
}

/** What the value at this path may be, whatever its `use` says. */
export function shapesAt(path: Path, value: unknown): Schema[] {
  const key = path.at(-1);
  if (key === undefined) return alternatives(itemFileSchema());
  return schemasAt(path.slice(0, -1), value)
    .flatMap((schema) => step(schema, key))
    .flatMap(alternatives);
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

/** Of several kinds of state, the one whose `use` the value has; a plain state has none. */
function fits({ properties }: Schema, value: unknown): boolean {
  if (properties?.use === undefined || typeof value !== "object" || value === null) return true;
  return properties.use.const === ("use" in value ? value.use : undefined);
}
