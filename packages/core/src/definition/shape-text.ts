import type { Text } from "@banjian/base";
import { alternatives } from "./json-schema.js";
import type { JsonSchema } from "./worded-schema.js";

/** How values with parts are written, as hints: "{ law: … }", "[{ on: …, within: … }]"; none for one without. */
export function shapeTexts(schemas: readonly JsonSchema[]): readonly Text[] {
  return schemas.flatMap(alternatives).flatMap((shape) => {
    if (shape.items === undefined) return objectText(shape);
    const inside = shapeTexts([shape.items]);
    return inside.map(({ zh, en }) => ({ zh: `[${zh}]`, en: `[${en}]` }));
  });
}

/** With the parts it must have, or the first few it can. */
function objectText({ properties, required, additionalProperties }: JsonSchema): Text[] {
  const known = Object.keys(properties ?? {});
  const keys = required === undefined || required.length === 0 ? known.slice(0, 3) : required;
  if (keys.length > 0) {
    const text = `{ ${keys.map((key) => `${key}: …`).join(", ")} }`;
    return [{ zh: text, en: text }];
  }
  return typeof additionalProperties === "object" ? [{ zh: "{ 名称: … }", en: "{ name: … }" }] : [];
}
