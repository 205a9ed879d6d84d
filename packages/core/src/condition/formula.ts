import type { ASTNode } from "@marcbachmann/cel-js";
import { memberAt } from "./cel.js";
import type { ConditionScope, Known } from "./scope.js";
import type { Token } from "./tokens.js";
import type { Translation } from "./translate.js";

/** What a name can stand for; nothing while nobody has filled it in. */
export type Value = string | number | boolean | undefined;

/** A condition taken apart down to what it asks of one name at a time; what is not understood is a question of its own. */
export type Formula =
  | { readonly op: "and" | "or"; readonly of: readonly [Formula, Formula] }
  | { readonly op: "not"; readonly of: readonly [Formula] }
  | { readonly op: "if"; readonly of: readonly [Formula, Formula, Formula] }
  | Question;

/** What is asked of one name, and the constants that it is held against. */
export type Question = {
  readonly op: "asks";
  readonly about: string;
  /** What is known of the name; of an expression that is not understood only that it comes out true or false, or not at all. */
  readonly known: Known;
  readonly marks: readonly Value[];
  readonly answer: (value: Value) => boolean | undefined;
};

/** What the nodes of a tree stand for in the words of the condition. */
export type Naming = {
  readonly nameAt: (node: ASTNode) => string | undefined;
  readonly knownAs: (name: string) => Known | undefined;
  readonly textOf: (node: ASTNode) => string;
};

/** The names of a condition, by its own text and the members that stand in it. */
export function namingOf(
  condition: string,
  { members, tokens }: Translation,
  scope: ConditionScope,
): Naming {
  return {
    nameAt: (node) => members[memberAt(node) ?? -1],
    knownAs: (name) => scope.get(name),
    textOf: (node) => condition.slice(node.start, endOf(node, tokens)),
  };
}

/** A name is longer than the key that stands for it, and brackets that close belong to what they close. */
function endOf({ start, end }: ASTNode, tokens: readonly Token[]): number {
  let open = 0;
  let last = end;
  for (const { at, text } of tokens) {
    if (at < start) continue;
    if (at >= end && (text !== ")" || open === 0)) break;
    if (text === "(") open += 1;
    if (text === ")") open -= 1;
    last = at + text.length;
  }
  return last;
}

/** Takes the tree of a sound condition apart. */
export function formulaOf(node: ASTNode, naming: Naming): Formula {
  const of = (one: ASTNode) => formulaOf(one, naming);
  switch (node.op) {
    case "&&":
      return { op: "and", of: [of(node.args[0]), of(node.args[1])] };
    case "||":
      return { op: "or", of: [of(node.args[0]), of(node.args[1])] };
    case "!_":
      return { op: "not", of: [of(node.args)] };
    case "?:":
      return { op: "if", of: [of(node.args[0]), of(node.args[1]), of(node.args[2])] };
    default:
      return questionIn(node, naming) ?? unknownQuestion(naming.textOf(node));
  }
}

/** Whether a formula holds in a world: what one side decides alone is decided, as in the language itself. */
export function comesTo(formula: Formula, world: ReadonlyMap<string, Value>): boolean | undefined {
  const of = (one: Formula) => comesTo(one, world);
  switch (formula.op) {
    case "asks":
      return formula.answer(world.get(formula.about));
    case "not": {
      const inner = of(formula.of[0]);
      return inner === undefined ? undefined : !inner;
    }
    case "if": {
      const first = of(formula.of[0]);
      return first === undefined ? undefined : of(formula.of[first ? 1 : 2]);
    }
    default: {
      const decides = formula.op === "or";
      const [one, other] = [of(formula.of[0]), of(formula.of[1])];
      if (one === decides || other === decides) return decides;
      return one === undefined || other === undefined ? undefined : !decides;
    }
  }
}

/** Every question in a formula. */
export function questionsIn(formula: Formula): Question[] {
  return formula.op === "asks" ? [formula] : formula.of.flatMap(questionsIn);
}

/** Of what nobody has filled in nothing can be said. */
function ofFilled(answer: (value: NonNullable<Value>) => boolean): Question["answer"] {
  return (value) => (value === undefined ? undefined : answer(value));
}

const isTrue = ofFilled((value) => value === true);

/** What is not understood may come out either way, or not at all. */
function unknownQuestion(text: string): Question {
  const known = { type: "boolean", title: { zh: text, en: text } } as const;
  // No name of a case begins with a space.
  return { op: "asks", about: ` ${text}`, known, marks: [], answer: isTrue };
}

type Asked = Pick<Question, "marks" | "answer">;

function questionOf(node: ASTNode, naming: Naming, asked: Asked): Question | undefined {
  const about = naming.nameAt(node);
  const known = about === undefined ? undefined : naming.knownAs(about);
  if (about === undefined || known === undefined) return undefined;
  return { op: "asks", about, known, ...asked };
}

function questionIn(node: ASTNode, naming: Naming): Question | undefined {
  switch (node.op) {
    case ".":
      return questionOf(node, naming, { marks: [], answer: isTrue });
    case "call": {
      const [called, [given]] = node.args;
      if (called !== "has" || given === undefined) return undefined;
      return questionOf(given, naming, { marks: [], answer: (value) => value !== undefined });
    }
    case "in": {
      const [name, list] = node.args;
      const marks = list.op === "list" ? list.args.map(constantIn) : [undefined];
      if (marks.includes(undefined)) return undefined;
      return questionOf(name, naming, {
        marks,
        answer: ofFilled((value) => marks.includes(value)),
      });
    }
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=": {
      const [left, right] = node.args;
      return (
        compared(left, { sign: node.op, mark: constantIn(right) }, naming) ??
        compared(right, { sign: mirrored[node.op], mark: constantIn(left) }, naming)
      );
    }
    default:
      return undefined;
  }
}

const comparisons = {
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
} as const satisfies Record<string, (a: NonNullable<Value>, b: NonNullable<Value>) => boolean>;
type Sign = keyof typeof comparisons;

const mirrored = {
  "==": "==",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
} as const satisfies Record<Sign, Sign>;

type Held = { readonly sign: Sign; readonly mark: Value };

function compared(node: ASTNode, { sign, mark }: Held, naming: Naming): Question | undefined {
  if (mark === undefined) return undefined;
  const answer = ofFilled((value) => comparisons[sign](value, mark));
  const question = questionOf(node, naming, { marks: [mark], answer });
  // Texts stand in no order that a person would check; days do.
  const inOrder = typeof mark === "number" || question?.known.type === "day";
  return inOrder || sign === "==" || sign === "!=" ? question : undefined;
}

function constantIn(node: ASTNode): Value {
  if (node.op === "-_") {
    const inner = constantIn(node.args);
    return typeof inner === "number" ? -inner : undefined;
  }
  if (node.op !== "value") return undefined;
  const written: unknown = node.args;
  if (typeof written === "bigint") return Number(written);
  const isPlain = ["string", "number", "boolean"].includes(typeof written);
  return isPlain ? (written as Value) : undefined;
}
