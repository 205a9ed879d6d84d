import { epochDayOf, parseLocalDate } from "@banjian/calendar";
import { type ASTNode, Environment, EvaluationError, ParseError } from "@marcbachmann/cel-js";
import type { ConditionScope, ReadValue, ValueType } from "./scope.js";
import { indexOfKey, type Translation } from "./translate.js";

/** How large a condition may be: it is read by people, and evaluated while they wait. */
export const conditionBounds = { characters: 1000, nodes: 200, depth: 20, elements: 50 } as const;

const celTypes: { readonly [Type in ValueType]: string } = {
  text: "string",
  // A day is written as 2026-09-24: as text, days stand in the order of time.
  day: "string",
  integer: "int",
  number: "double",
  boolean: "bool",
};

/** The condition in the hands of the library: whether it is one, and what it comes to. */
export type Parsed = {
  readonly ast: ASTNode;
  /** Why it is no condition. */
  readonly fault: CelFault | undefined;
  /** Undefined where what is known does not decide it. */
  readonly comesTo: (read: ReadValue) => boolean | undefined;
};

/** What is no expression at all. */
type Unparsed = { readonly ast?: undefined; readonly fault: CelFault };

/** What the library says against a condition, and where. */
export type CelFault = {
  readonly kind: "grammar" | "size" | "type" | "result";
  readonly says: string;
  readonly at: number;
};

const base = new Environment({
  limits: {
    maxAstNodes: conditionBounds.nodes,
    maxDepth: conditionBounds.depth,
    maxListElements: conditionBounds.elements,
    maxMapEntries: 0,
    maxCallArguments: 2,
  },
}).registerFunction("days(string, string): int", (from: string, to: string) =>
  BigInt(epochDayOf(parseLocalDate(to)) - epochDayOf(parseLocalDate(from))),
);

/** Parses and types a condition whose names are all known. */
export function parseCel(
  { expression, members }: Translation,
  scope: ConditionScope,
): Parsed | Unparsed {
  const types = members.map((name) => scope.get(name)?.type ?? "text");
  const environment = base.clone();
  if (members.length > 0) {
    const schema = Object.fromEntries(types.map((type, index) => [`k${index}`, celTypes[type]]));
    environment.registerVariable("v", { schema });
  }
  try {
    const parsed = environment.parse(expression);
    const { valid, type, error } = parsed.check();
    const fault = valid ? notBoolean(type) : error && faultOf(error);
    return {
      ast: parsed.ast,
      fault,
      comesTo: (read) => evaluated(() => parsed({ v: values(members, types, read) })),
    };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

/** Of two sides of `&&` and `||` one may decide alone. */
function evaluated(run: () => unknown): boolean | undefined {
  try {
    return run() === true;
  } catch (error) {
    if (error instanceof EvaluationError) return undefined;
    throw error;
  }
}

function values(
  members: readonly string[],
  types: readonly ValueType[],
  read: ReadValue,
): Record<string, unknown> {
  const known = members.flatMap((name, index): [string, unknown][] => {
    const value = read(name);
    if (value === undefined || value === "") return [];
    return [[`k${index}`, types[index] === "integer" ? BigInt(value) : value]];
  });
  return Object.fromEntries(known);
}

/** The member that a node of the tree names, by its place. */
export function memberAt(node: ASTNode): number | undefined {
  if (node.op !== "." || node.args[0].op !== "id" || node.args[0].args !== "v") return undefined;
  return indexOfKey(node.args[1]);
}

function notBoolean(type: string | undefined): CelFault | undefined {
  return type === "bool" ? undefined : { kind: "result", says: type ?? "", at: 0 };
}

function faultOf(error: unknown): CelFault {
  const { code, summary, range } = error as Partial<ParseError>;
  if (code === undefined) throw error;
  const kind = error instanceof ParseError ? "grammar" : "type";
  return {
    kind: code === "limit_exceeded" ? "size" : kind,
    says: summary ?? "",
    at: range?.start ?? 0,
  };
}
