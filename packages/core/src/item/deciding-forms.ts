import { conditionHolds } from "../condition/condition-holds.js";
import type { FormValue } from "../definition/field-schemas.js";
import type { FormField, ItemFile } from "../definition/item-schema.js";
import { conditionScope } from "./condition-scope.js";
import { writtenConditions } from "./written-conditions.js";

type Form = Readonly<Record<string, FormValue>>;

// Enough for the cases people think of; what more combinations would bring is said by other forms.
const bounds = { tried: 256, kept: 12, values: 9 } as const;

/**
 * Forms on which the conditions of an item come out differently, the given one first: one for each way they come out
 * together, as far as a few values of each field bring it about.
 */
export function decidingForms(file: ItemFile, base: Form): Form[] {
  const conditions = [...writtenConditions(file)].map(({ condition }) => condition);
  const scope = conditionScope(file);
  const found = new Map<string, Form>();
  for (const form of combinations(file, base, conditions)) {
    const outcome = conditions.map((condition) =>
      conditionHolds(condition, scope, (name) => {
        const field = name.startsWith("form.") ? name.slice("form.".length) : "";
        return Object.hasOwn(form, field) ? form[field] : undefined;
      }),
    );
    const key = outcome.map(Number).join("");
    if (!found.has(key)) found.set(key, form);
    if (found.size === bounds.kept) break;
  }
  return [...found.values()];
}

function combinations(file: ItemFile, base: Form, conditions: readonly string[]): Form[] {
  let forms: Form[] = [base];
  for (const [name, field] of Object.entries(file.item.form)) {
    const asking = conditions.filter(
      (one) => one.includes(`form.${name}`) || one.includes(`"${name}"`),
    );
    if (asking.length === 0) continue;
    const values = valuesOf(field, asking.join("\n")).slice(0, bounds.values);
    const more = values.flatMap((value) => forms.map((form) => ({ ...form, [name]: value })));
    forms = [...forms, ...more].slice(0, bounds.tried);
  }
  return forms;
}

/** A few values of a field, among them those on both sides of every number that the conditions about it name. */
function valuesOf(field: FormField, conditions: string): FormValue[] {
  const { type, choices, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = field;
  if (choices !== undefined) return choices;
  if (type === "boolean") return [true, false];
  if (type !== "integer" && type !== "number") return [];
  const numbers = [...conditions.matchAll(/(?<![\w.-])\d+(?:\.\d+)?/g)].map(([text]) =>
    Number(text),
  );
  // The number itself and what is above it part every stretch from the next; below the least is one more.
  const marks = [...new Set(numbers)];
  const around = [...marks.flatMap((one) => [one, one + 1]), Math.min(...marks) - 1];
  const fitting = around.filter((one) => Number.isFinite(one) && one >= min && one <= max);
  return [...new Set(type === "integer" ? fitting.filter(Number.isInteger) : fitting)];
}
