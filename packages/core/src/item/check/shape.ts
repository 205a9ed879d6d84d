import { CodedError, type Text } from "@banjian/base";
import type * as z from "zod";
import { didYouMean } from "../../definition/did-you-mean.js";
import type { Path } from "../../definition/finding.js";
import { issueText } from "../../definition/issue-text.js";
import { ItemFile } from "../../definition/item-schema.js";
import { defRules } from "./rules.js";
import { keysAt, placesOf } from "./schema-keys.js";
import type { Trouble } from "./trouble.js";

/** What a value must have to be an item file; and the file itself as far as it can be read without its faults. */
export type ShapeRead = {
  readonly file: ItemFile | undefined;
  readonly troubles: readonly Trouble[];
};

/** Reads a value against the schema. Faulty parts are left out once more, so that the checks of meaning can go on. */
export function readShape(value: unknown): ShapeRead {
  const read = ItemFile.safeParse(value);
  if (read.success) return { file: read.data, troubles: [] };
  const issues = read.error.issues.flatMap((issue) => flattened(issue, value));
  const troubles = issues.flatMap((issue) => troublesOf(issue, value));
  const rest = ItemFile.safeParse(without(value, issues.flatMap(faultyPaths)));
  return { file: rest.success ? rest.data : undefined, troubles };
}

type Issue = z.core.$ZodIssue;

/** Where one of several shapes was expected, the issues of the one that was meant: an object for an object. */
function flattened(issue: Issue, value: unknown): Issue[] {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [issue];
  const given = valueAt(value, issue.path);
  const isObject = typeof given === "object" && given !== null;
  const meant = issue.errors.find((errors) => !errors.some((one) => wrongKind(one, isObject)));
  if (meant === undefined) return [issue];
  return meant
    .map((one) => ({ ...one, path: [...issue.path, ...one.path] }))
    .flatMap((one) => flattened(one, value));
}

function wrongKind(issue: Issue, isObject: boolean): boolean {
  return (
    issue.code === "invalid_type" &&
    issue.path.length === 0 &&
    isObject !== (issue.expected === "object")
  );
}

function troublesOf(issue: Issue, value: unknown): Trouble[] {
  const path = issue.path as Path;
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(path, key, value));
    case "invalid_key":
      return [{ ...defRules.badName(String(path.at(-1))), path, onKey: true }];
    case "custom":
      return [{ ...ofParser(issue), path }];
    default:
      if (valueAt(value, path) === undefined) {
        return [{ ...defRules.missingKey(String(path.at(-1))), path }];
      }
      return [{ ...defRules.wrongValue(issueText(issue), wrongValueHint(issue, value)), path }];
  }
}

function unknownKey(path: Path, key: string, value: unknown): Trouble {
  const known = keysAt(path, value);
  const meant = didYouMean(key, known);
  const elsewhere = placesOf(key);
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

/** Our own parsers throw coded errors: their sentence and repair are the finding. */
function ofParser(issue: Issue) {
  const cause = "params" in issue ? issue.params?.cause : undefined;
  if (cause instanceof CodedError) return defRules.wrongValue(cause.says, cause.hint);
  return defRules.wrongValue(issueText(issue), {
    zh: "请换一个不是保留字的名称。",
    en: "Choose a name that is not reserved.",
  });
}

function wrongValueHint(issue: Issue, value: unknown): Text {
  const options = "values" in issue ? issue.values : "options" in issue ? issue.options : undefined;
  if (!Array.isArray(options)) {
    return { zh: "请按提示改正。", en: "Correct the value." };
  }
  const known = options.filter((one) => typeof one === "string");
  const given = valueAt(value, issue.path);
  const meant = typeof given === "string" ? didYouMean(given, known) : undefined;
  return meant === undefined
    ? { zh: `可以写：${known.join("、")}。`, en: `Write one of: ${known.join(", ")}.` }
    : { zh: `是否指“${meant}”？`, en: `Did you mean "${meant}"?` };
}

function faultyPaths(issue: Issue): Path[] {
  const path = issue.path as Path;
  return issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...path, key]) : [path];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const key of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[key];
  }
  return at;
}

/** The value without what stands at these paths. */
function without(value: unknown, paths: readonly Path[]): unknown {
  const copy = structuredClone(value);
  for (const path of paths) {
    const parent = valueAt(copy, path.slice(0, -1));
    const key = path.at(-1);
    if (typeof parent === "object" && parent !== null && key !== undefined) {
      delete (parent as Record<PropertyKey, unknown>)[key];
    }
  }
  return copy;
}
