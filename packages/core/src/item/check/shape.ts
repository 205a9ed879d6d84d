import { CodedError, type Text } from "@banjian/base";
import type * as z from "zod";
import { didYouMean } from "../../definition/did-you-mean.js";
import { namePattern } from "../../definition/field-schemas.js";
import type { Complaint, Path } from "../../definition/finding.js";
import { halfWidthHint } from "../../definition/half-width.js";
import { issueText, optionsOf } from "../../definition/issue-text.js";
import { ItemFile } from "../../definition/item-schema.js";
import {
  choicesAt,
  isNeededAt,
  jsonSchemaOf,
  keysAt,
  shapesAt,
} from "../../definition/json-schema.js";
import { keysCalled, namesOfKey } from "../../definition/key-aliases.js";
import { repairText } from "../../definition/repair-text.js";
import { faultyPaths, issuesIn, type ShapeIssue, valueAt } from "../../definition/shape-issue.js";
import { shapeTexts } from "../../definition/shape-text.js";
import { namesOfWord } from "../../definition/value-aliases.js";
import type { JsonSchema } from "../../definition/worded-schema.js";
import { defRules } from "./rules.js";
import { placesOf } from "./schema-keys.js";
import { mendedFile } from "./stand-in.js";
import type { Trouble } from "./trouble.js";

/** What a value must have to be an item file; and the file itself as far as it can be read without its faults. */
export type ShapeRead = {
  readonly file: ItemFile | undefined;
  /** Made while they are asked for: after the most that are listed nobody looks for a repair. */
  readonly troubles: Iterable<Trouble>;
  /** The parts that were left out, or put in, for that. */
  readonly faults: readonly Path[];
};

/** Reads a value against the schema. Faulty parts are left out once more, so that the checks of meaning can go on. */
export function readShape(value: unknown): ShapeRead {
  const read = ItemFile.safeParse(value);
  if (read.success) return { file: read.data, troubles: [], faults: [] };
  const issues = issuesIn(read.error, value);
  return {
    file: mendedFile(value, issues),
    troubles: troublesIn(ItemFile, issues, value),
    faults: issues.flatMap(faultyPaths),
  };
}

/** What keeps a value from having the shape of a schema, in the words of the rules of files. */
export function shapeTroubles(
  schema: z.ZodType,
  value: unknown,
  error: z.ZodError,
): Iterable<Trouble> {
  return troublesIn(schema, issuesIn(error, value), value);
}

function* troublesIn(
  schema: z.ZodType,
  issues: readonly ShapeIssue[],
  value: unknown,
): Generator<Trouble> {
  for (const issue of issues) {
    if (issue.code === "unrecognized_keys") yield* unknownKeys(jsonSchemaOf(schema), issue, value);
    else yield troubleOf(schema, issue, value);
  }
}

function troubleOf(schema: z.ZodType, issue: ShapeIssue, value: unknown): Trouble {
  const path = issue.path as Path;
  switch (issue.code) {
    case "invalid_key":
      return { ...defRules.badName(String(path.at(-1))), path, onKey: true };
    case "custom":
      return { ...ofParser(issue, valueAt(value, path)), path };
    default:
      return {
        ...ofSchema(issue, valueAt(value, path), {
          choices: choicesAt(jsonSchemaOf(schema), path, value),
          shapes: shapesAt(jsonSchemaOf(schema), path, value),
          isNeeded: isNeededAt(jsonSchemaOf(schema), path, value),
        }),
        path,
      };
  }
}

type Choices = ReturnType<typeof choicesAt>;

/** What could stand in a place. */
type Possible = {
  readonly choices: Choices;
  readonly shapes: readonly JsonSchema[];
  /** Whether what holds it cannot do without. */
  readonly isNeeded: boolean;
};

function ofSchema(issue: ShapeIssue, given: unknown, possible: Possible): Complaint {
  if (given === undefined) return defRules.missingKey(String(issue.path.at(-1)));
  if ("pattern" in issue && issue.pattern === String(namePattern)) {
    return defRules.badName(String(given));
  }
  return defRules.wrongValue(issueText(issue, given), wrongValueHint(issue, given, possible));
}

function* unknownKeys(
  schema: JsonSchema,
  { path, keys }: Extract<ShapeIssue, { code: "unrecognized_keys" }>,
  value: unknown,
): Generator<Trouble> {
  const at = path as Path;
  const known = keysAt(schema, at, value);
  for (const key of keys) {
    const hint = unknownKeyHint(schema, key, known);
    yield { ...defRules.unknownKey(key, hint), path: [...at, key], onKey: true };
  }
}

function unknownKeyHint(schema: JsonSchema, key: string, known: readonly string[]): Text {
  const typed = halfWidthHint(key);
  if (typed !== undefined) return typed;
  // A key that is known elsewhere is misplaced; one that is known nowhere is misspelt.
  const elsewhere = [key, ...keysCalled(key)].flatMap((one) => placesOf(schema, one));
  if (elsewhere.length > 0) {
    const told = (top: string) => elsewhere.map((one) => (one === "…" ? top : one));
    return {
      zh: `“${key}”应写在：${told("文件最外层").join("、")}。`,
      en: `"${key}" belongs to: ${told("the top of the file").join(", ")}.`,
    };
  }
  const names = isChinese(key) ? known.flatMap((one) => namesOfKey(one).slice(0, 1)) : known;
  const meant = didYouMean(key, isChinese(key) ? known.flatMap(namesOfKey) : known);
  return meant === undefined
    ? { zh: `这里可以写：${names.join("、")}。`, en: `Known here: ${names.join(", ")}.` }
    : { zh: `是否指“${meant}”？`, en: `Did you mean "${meant}"?` };
}

/** Our own parsers throw coded errors, and rules may bring their words: their sentence and repair are the finding. What else is refused by a rule is a reserved name. */
function ofParser(issue: ShapeIssue, value: unknown): Complaint {
  const params = "params" in issue ? issue.params : undefined;
  const { cause, says, hint } = { ...params } as { cause?: unknown; says?: Text; hint?: Text };
  if (cause instanceof CodedError) return defRules.wrongValue(cause.says, cause.hint);
  if (says !== undefined && hint !== undefined) return defRules.wrongValue(says, hint);
  return defRules.badName(String(value));
}

function wrongValueHint(issue: ShapeIssue, given: unknown, possible: Possible): Text {
  const { choices, shapes, isNeeded } = possible;
  const typed = typeof given === "string" ? halfWidthHint(given) : undefined;
  if (typed !== undefined) return typed;
  const known = optionsOf(issue);
  const meant = typeof given === "string" ? meantBy(given, known, choices) : undefined;
  if (meant !== undefined) return { zh: `是否指“${meant}”？`, en: `Did you mean "${meant}"?` };
  const words = known.map((one) => ({ zh: `${one} ${choices.get(one) ?? ""}`.trim(), en: one }));
  const [only, ...others] = [...words, ...shapeTexts(shapes)];
  if (only === undefined) return repairText(issue, given, isNeeded);
  if (others.length === 0) return { zh: `请写成 ${only.zh}。`, en: `Write ${only.en}.` };
  const all = [only, ...others];
  return {
    zh: `可以写：${all.map(({ zh }) => zh).join("、")}。`,
    en: `Write one of: ${all.map(({ en }) => en).join(", ")}.`,
  };
}

/** The choice that is nearest, or whose Chinese words were written instead. */
function meantBy(given: string, known: readonly string[], choices: Choices): string | undefined {
  const spelt = known.find((one) => given.length > 1 && choices.get(one)?.includes(given));
  if (!isChinese(given)) return spelt ?? didYouMean(given, known);
  const names = known.map((one) => namesOfWord(one, choices.get(one)));
  return spelt === undefined
    ? didYouMean(given, names.flat())
    : namesOfWord(spelt, choices.get(spelt))[0];
}

/** Whoever writes in Chinese is answered with Chinese names. */
const isChinese = (written: string) => /\p{Script=Han}/u.test(written);
