import type { Text } from "@banjian/base";
import { ItemFile } from "../definition/item-schema.js";
import { alternatives, jsonSchemaOf } from "../definition/json-schema.js";
import type { JsonSchema } from "../definition/worded-schema.js";

/** A place in an item file (`item.fees.0.standard`), told by what its keys stand for; what the file named itself stands as it is. */
export function placeInWords(path: string): Text {
  let schemas = alternatives(jsonSchemaOf(ItemFile));
  const said = path.split(".").flatMap((key, depth): Text[] => {
    const named = schemas.flatMap(({ properties = {} }) =>
      Object.hasOwn(properties, key) ? (properties[key] ?? []) : [],
    );
    const inner = named.length > 0 ? named : schemas.flatMap((one) => elementsOf(one));
    schemas = inner.flatMap(alternatives);
    const description = named.find((one) => one.description !== undefined)?.description;
    if (description !== undefined) return depth === 0 && key === "item" ? [] : [brief(description)];
    return [ordinal(key)];
  });
  return {
    zh: said.map(({ zh }) => zh).join(" · "),
    en: said.map(({ en }) => en).join(" · "),
  };
}

function elementsOf({ items, additionalProperties }: JsonSchema): JsonSchema[] {
  if (items !== undefined) return [items];
  return typeof additionalProperties === "object" ? [additionalProperties] : [];
}

/** What a key stands for, without what is said beside it. */
function brief(description: string): Text {
  const [zh = "", en = zh] = description.split("\n");
  return { zh: zh.split(/[：；，（]/)[0] ?? zh, en: en.split(/[:;,(]/)[0]?.trim() ?? en };
}

function ordinal(key: string): Text {
  if (!/^\d+$/.test(key)) return { zh: key, en: key };
  const number = Number(key) + 1;
  return { zh: `第 ${number} 项`, en: `no. ${number}` };
}

/** A value of a file as a person would write it; "–" where there is none. */
export function sayValue(value: unknown): string {
  if (value === undefined) return "–";
  if (Array.isArray(value)) return value.map(sayValue).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([key, one]) => `${key} ${sayValue(one)}`)
    .join("; ");
}
