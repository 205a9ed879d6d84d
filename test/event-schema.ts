import path from "node:path";
import ts from "typescript";

const source = path.join(import.meta.dirname, "../packages/engine/src/announcer.ts");

/** A JSON Schema as it is published: it may refer to a named part. */
export type EventSchema = {
  readonly [Key in "type" | "format" | "const" | "description" | "$ref"]?: unknown;
} & {
  readonly properties?: Readonly<Record<string, EventSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: EventSchema;
  readonly items?: EventSchema;
  readonly anyOf?: readonly EventSchema[];
  readonly enum?: readonly unknown[];
};

type EventSchemas = {
  readonly events: Readonly<Record<string, EventSchema>>;
  readonly parts: Readonly<Record<string, EventSchema>>;
};

let read: EventSchemas | undefined;

/** The schemas of everything a host can listen to by name, and of the parts that several share, made from their TypeScript types. */
export function eventSchemas(): EventSchemas {
  read ??= readSchemas();
  return read;
}

function readSchemas(): EventSchemas {
  const program = ts.createProgram([source], {
    strict: true,
    noEmit: true,
    exactOptionalPropertyTypes: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ESNext,
    skipLibCheck: true,
    paths: { "@banjian/*": [path.join(import.meta.dirname, "../packages/*/src/index.ts")] },
  });
  const reader = new TypeReader(program.getTypeChecker());
  const events = reader.membersOf(reader.exported(program, "HallEvents"));
  return { events, parts: reader.parts };
}

const formats: Readonly<Record<string, string>> = { Instant: "date-time", LocalDate: "date" };

class TypeReader {
  readonly parts: Record<string, EventSchema> = {};
  readonly #checker: ts.TypeChecker;

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  exported(program: ts.Program, name: string): ts.Type {
    const file = program.getSourceFile(source);
    const module = file && this.#checker.getSymbolAtLocation(file);
    const found =
      module && this.#checker.getExportsOfModule(module).find((one) => one.name === name);
    if (found === undefined) throw new Error(`${source} does not export ${name}`);
    return this.#checker.getDeclaredTypeOfSymbol(found);
  }

  /** What each property of a type looks like, at the top without names. */
  membersOf(type: ts.Type): Record<string, EventSchema> {
    const members = type.getProperties();
    return Object.fromEntries(
      members.map((one) => [one.name, this.#written(this.#checker.getTypeOfSymbol(one))]),
    );
  }

  #schemaOf(type: ts.Type): EventSchema {
    const alias = type.aliasSymbol?.name;
    const named = alias !== undefined && (type.aliasTypeArguments ?? []).length === 0;
    if (!named || !isComposed(type) || formats[alias] !== undefined) return this.#written(type);
    if (this.parts[alias] === undefined) {
      // A part may contain itself.
      this.parts[alias] = {};
      this.parts[alias] = this.#written(type);
    }
    return { $ref: `#/$defs/${alias}` };
  }

  #written(type: ts.Type): EventSchema {
    const checker = this.#checker;
    // What somebody threw may be anything.
    if (type.flags & ts.TypeFlags.Unknown) return {};
    if (type.flags & ts.TypeFlags.Boolean) return { type: "boolean" };
    if (type.isUnion()) return this.#union(type);
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral)
      return { const: checker.typeToString(type) === "true" };
    if (type.flags & ts.TypeFlags.String) return { type: "string" };
    if (type.flags & ts.TypeFlags.Number) return { type: "number" };
    if (type.isIntersection() && type.types.some(({ flags }) => flags & ts.TypeFlags.String)) {
      const format = formats[type.aliasSymbol?.name ?? ""];
      return { type: "string", ...(format === undefined ? {} : { format }) };
    }
    const [element] = checker.getTypeArguments(type as ts.TypeReference);
    if (checker.isArrayType(type) && element !== undefined) {
      return { type: "array", items: this.#schemaOf(element) };
    }
    return this.#object(type);
  }

  #object(type: ts.Type): EventSchema {
    const index = type.getStringIndexType();
    if (index !== undefined) return { type: "object", additionalProperties: this.#schemaOf(index) };
    const members = type.getProperties();
    if (members.length === 0) throw new Error(`no schema for ${this.#checker.typeToString(type)}`);
    const isOptional = ({ flags }: ts.Symbol) => (flags & ts.SymbolFlags.Optional) !== 0;
    return {
      type: "object",
      properties: Object.fromEntries(
        members.map((one) => [one.name, this.#schemaOf(this.#checker.getTypeOfSymbol(one))]),
      ),
      required: members.filter((one) => !isOptional(one)).map(({ name }) => name),
    };
  }

  #union({ types }: ts.UnionType): EventSchema {
    const present = types.filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0);
    const literals = present.flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
    const isBoolean = ({ flags }: ts.Type) => (flags & ts.TypeFlags.BooleanLiteral) !== 0;
    const rest = present.filter((one) => !one.isStringLiteral() && !isBoolean(one));
    const booleans = present.filter(isBoolean).map((one) => this.#written(one));
    const shapes = [
      ...(literals.length === 0 ? [] : [{ enum: literals }]),
      ...(booleans.length === 2 ? [{ type: "boolean" }] : booleans),
      ...rest.map((one) => this.#schemaOf(one)),
    ];
    const [only] = shapes;
    return shapes.length === 1 && only !== undefined ? only : { anyOf: shapes };
  }
}

function isComposed(type: ts.Type): boolean {
  return type.isUnion()
    ? type.types.some(({ flags }) => (flags & ts.TypeFlags.Object) !== 0)
    : (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
}
