import type { Text } from "@banjian/base";
import { translate } from "../../condition/translate.js";
import type { FormField, ItemFile } from "../../definition/item-schema.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** Faults of the form: fields that no value could fill, bounds that bind nothing, fields that ask for each other. */
export function formTroubles({ item: { form } }: ItemFile): Trouble[] {
  return [
    ...Object.entries(form).flatMap(([name, field]) =>
      clashesOf(field).map(({ key, what, hint }) => ({
        ...defRules.fieldContradiction(name, what, hint),
        path: ["item", "form", name, key],
      })),
    ),
    ...circleTroubles(form),
  ];
}

type Clash = { readonly key: "min" | "max" | "choices"; readonly what: Text; readonly hint: Text };

function clashesOf(field: FormField): Clash[] {
  const unmeasured = idleBounds(field);
  return unmeasured.length > 0 ? unmeasured : [...boundClashes(field), ...choiceClashes(field)];
}

/** Bounds measure numbers, and the length of texts. */
function idleBounds({ type, min, max, choices }: FormField): Clash[] {
  if (type !== "boolean" && type !== "day") return [];
  const keys = [
    ...(min === undefined ? [] : (["min"] as const)),
    ...(max === undefined ? [] : (["max"] as const)),
    ...(choices === undefined || type === "day" ? [] : (["choices"] as const)),
  ];
  return keys.map((key) => ({
    key,
    what: { zh: `类型是 ${type}，${key} 不起作用`, en: `it is a ${type}, which knows no ${key}` },
    hint: { zh: `删除 ${key}，或改写 type。`, en: `Delete ${key}, or write another type.` },
  }));
}

function boundClashes({ type, min, max }: FormField): Clash[] {
  if (min !== undefined && max !== undefined && min > max) {
    const what = { zh: `min ${min} 大于 max ${max}`, en: `min ${min} is above max ${max}` };
    return [
      {
        key: "min",
        what,
        hint: { zh: "把两个值对调，或改正其一。", en: "Exchange them, or correct one." },
      },
    ];
  }
  const whole = type === "integer" || type === "text";
  if (whole && min !== undefined && max !== undefined && Math.ceil(min) > Math.floor(max)) {
    const what = {
      zh: `${min} 与 ${max} 之间没有整数`,
      en: `no whole number lies between ${min} and ${max}`,
    };
    return [{ key: "min", what, hint: { zh: "写整数。", en: "Write whole numbers." } }];
  }
  if (type !== "text" || max === undefined || max >= 1) return [];
  const what = {
    zh: `文字最长 ${max}，什么也写不下`,
    en: `a text of at most ${max} characters holds nothing`,
  };
  return [
    {
      key: "max",
      what,
      hint: { zh: "写最多几个字。", en: "Say how many characters it may have." },
    },
  ];
}

/** A choice that is written twice, is no value of the field's type, or lies outside its bounds. */
function choiceClashes({
  type,
  min = -Infinity,
  max = Infinity,
  choices = [],
}: FormField): Clash[] {
  const found = choices.flatMap((choice, index): Text[] => {
    if (choices.indexOf(choice) < index) {
      return [{ zh: `“${choice}”写了两次`, en: `"${choice}" is written twice` }];
    }
    const size = type === "text" ? choice.length : Number(choice);
    const fits = String(size) === choice && (type !== "integer" || Number.isInteger(size));
    if (type !== "text" && type !== "day" && !fits) {
      return [{ zh: `“${choice}”不是 ${type}`, en: `"${choice}" is no ${type}` }];
    }
    const outside = type !== "day" && (size < min || size > max);
    return outside
      ? [{ zh: `“${choice}”不在 min 与 max 之间`, en: `"${choice}" lies outside min and max` }]
      : [];
  });
  return found.map((what) => ({
    key: "choices",
    what,
    hint: { zh: "改正或删除这个可选值。", en: "Correct this choice, or delete it." },
  }));
}

/** Fields that belong to the form only when others do, and those only when they do: none of them is ever asked for. */
function circleTroubles(form: ItemFile["item"]["form"]): Trouble[] {
  const asks = new Map(
    Object.entries(form).map(([name, { "only-when": when = "" }]) => [name, fieldsIn(when)]),
  );
  const selfish = Object.entries(form).find(
    ([name, { required }]) =>
      typeof required === "object" && fieldsIn(required.when).includes(name),
  );
  if (selfish !== undefined) {
    const [name] = selfish;
    const path = ["item", "form", name, "required"];
    return [{ ...defRules.requiredByItself(name), path }];
  }
  const circle = [...asks.keys()]
    .map((name) => circleFrom(name, asks))
    .find((one) => one !== undefined);
  if (circle === undefined) return [];
  const path = ["item", "form", circle[0] ?? "", "only-when"];
  return [{ ...defRules.fieldsInCircle(circle), path }];
}

/** The fields of the form that a condition asks about. */
function fieldsIn(condition: string): string[] {
  return translate(condition).members.flatMap((member) =>
    member.startsWith("form.") ? [member.slice("form.".length)] : [],
  );
}

function circleFrom(
  start: string,
  asks: ReadonlyMap<string, readonly string[]>,
): string[] | undefined {
  const before = new Map<string, string>();
  const seen = [start];
  for (const name of seen) {
    for (const next of asks.get(name) ?? []) {
      if (next === start) return [...wayTo(name, before), start];
      if (before.has(next)) continue;
      before.set(next, name);
      seen.push(next);
    }
  }
  return undefined;
}

function wayTo(name: string, before: ReadonlyMap<string, string>): string[] {
  const way: string[] = [];
  for (let at: string | undefined = name; at !== undefined; at = before.get(at)) way.unshift(at);
  return way;
}
