import { CodedError, type Text } from "@banjian/base";
import type * as z from "zod";
import { didYouMean } from "../../definition/did-you-mean.js";
import { namePattern } from "../../definition/field-schemas.js";
import type { Complaint, Path } from "../../definition/finding.js";
import { issueText } from "../../definition/issue-text.js";
import { ItemFile } from "../../definition/item-schema.js";
import { defRules } from "./rules.js";
import { choicesAt, keysAt, placesOf } from "./schema-keys.js";
import { faultyPaths, flattened, type ShapeIssue, valueAt } from "./shape-issue.js";
import { mendedFile } from "./stand-in.js";
import type { Trouble } from "./trouble.js";

/** What a value must have to be an item file; and the file itself as far as it can be read without its faults. */
export type ShapeRead = {
  readonly file: ItemFile | undefined;
  readonly troubles: readonly Trouble[];
  /** The parts that were left out, or put in, for that. */
  readonly faults: readonly Path[];
};

/** Reads a value against the schema. Faulty parts are left out once more, so that the checks of meaning can go on. */
export function readShape(value: unknown): ShapeRead {
  const read = ItemFile.safeParse(value);
  if (read.success) return { file: read.data, troubles: [], faults: [] };
  const issues = read.error.issues.flatMap((issue) => flattened(issue, value));
  return {
    file: mendedFile(value, issues),
    troubles: shapeTroubles(ItemFile, value, read.error),
    faults: issues.flatMap(faultyPaths),
  };
}

/** What keeps a value from having the shape of a schema, in the words of the rules of files. */
export function shapeTroubles(schema: z.ZodType, value: unknown, error: z.ZodError): Trouble[] {
  return error.issues
    .flatMap((issue) => flattened(issue, value))
    .flatMap((issue) => troublesOf(schema, issue, value));
}

function troublesOf(schema: z.ZodType, issue: ShapeIssue, value: unknown): Trouble[] {
  const path = issue.path as Path;
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(schema, path, key, value));
    case "invalid_key":
      return [{ ...defRules.badName(String(path.at(-1))), path, onKey: true }];
    case "custom":
      return [{ ...ofParser(issue, valueAt(value, path)), path }];
    default:
      if ("pattern" in issue && issue.pattern === String(namePattern)) {
        return [{ ...defRules.badName(String(valueAt(value, path))), path }];
      }
      if (valueAt(value, path) === undefined) {
        return [{ ...defRules.missingKey(String(path.at(-1))), path }];
      }
      return [
        { ...defRules.wrongValue(issueText(issue), wrongValueHint(schema, issue, value)), path },
      ];
  }
}

function unknownKey(schema: z.ZodType, path: Path, key: string, value: unknown): Trouble {
  const known = keysAt(schema, path, value);
  const meant = didYouMean(key, known);
  const elsewhere = placesOf(schema, key);
  const hint: Text =
    meant !== undefined
      ? { zh: `是否指“${meant}”？`, en: `Did you mean "${meant}"?` }
      : elsewhere.length > 0
        ? {
            zh: `“${key}”应写在：${elsewhere.join("、")}。`,
            en: `"${key}" belongs to: ${elsewhere.join(", ")}.`,
          }
        : { zh: `这里可以写：${known.join("、")}。`, en: `Known here: ${known.join(", ")}.` };
  return { ...defRules.unknownKey(key, hint), path: [...path, key], onKey: true };
}

/** Our own parsers throw coded errors: their sentence and repair are the finding. What else is refused by a rule is a reserved name. */
function ofParser(issue: ShapeIssue, value: unknown): Complaint {
  const cause = "params" in issue ? issue.params?.cause : undefined;
  if (cause instanceof CodedError) return defRules.wrongValue(cause.says, cause.hint);
  return defRules.badName(String(value));
}

function wrongValueHint(schema: z.ZodType, issue: ShapeIssue, value: unknown): Text {
  const options = "values" in issue ? issue.values : "options" in issue ? issue.options : undefined;
  if (!Array.isArray(options)) {
    return { zh: "请按提示改正。", en: "Correct the value." };
  }
  const known = options.filter((one) => typeof one === "string");
  const inChinese = choicesAt(schema, issue.path as Path, value);
  const given = valueAt(value, issue.path);
  const meant = typeof given === "string" ? meantBy(given, known, inChinese) : undefined;
  const choices = known.map((one) => `${one} ${inChinese.get(one) ?? ""}`.trim());
  return meant === undefined
    ? { zh: `可以写：${choices.join("、")}。`, en: `Write one of: ${known.join(", ")}.` }
    : { zh: `是否指“${meant}”？`, en: `Did you mean "${meant}"?` };
}

/** The choice that is nearest, or whose Chinese words were written instead. */
function meantBy(
  given: string,
  known: readonly string[],
  inChinese: ReadonlyMap<string, string>,
): string | undefined {
  const spelt = known.find((one) => given.length > 1 && inChinese.get(one)?.includes(given));
  return spelt ?? didYouMean(given, known);
}
