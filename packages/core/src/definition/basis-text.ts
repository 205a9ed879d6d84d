import type { Text } from "@banjian/base";
import type { Basis } from "./field-schemas.js";

/** Where a rule comes from, in words: law, article, paragraph, item, where it applies, and the days between which it holds. */
export function sayBasis(basis: Basis): Text {
  const { law, article, paragraph, item, jurisdiction, from, to } = basis;
  // Documents without articles are cited by their number: 国办发〔2019〕11号.
  const issued = typeof item === "string" && item.endsWith("号") ? item : undefined;
  const inside = issued === undefined ? item : undefined;
  const place = [part(article, "条"), part(paragraph, "款"), part(inside, "项")].join("");
  const numbers = [paragraph, inside].flatMap((number) =>
    number === undefined ? [] : `(${number})`,
  );
  const zh = [issued, jurisdiction, heldZh(from, to)].filter((it) => it !== undefined);
  const en = [issued, jurisdiction, heldEn(from, to)].filter((it) => it !== undefined);
  return {
    zh: `《${law}》${place}${zh.length === 0 ? "" : `（${zh.join("，")}）`}`,
    en: `《${law}》${article === undefined ? "" : ` art. ${article}${numbers.join("")}`}${en.length === 0 ? "" : ` (${en.join(", ")})`}`,
  };
}

function part(number: number | string | undefined, unit: string): string {
  return number === undefined ? "" : `第${number}${unit}`;
}

function heldZh(from: string | undefined, to: string | undefined): string | undefined {
  if (from !== undefined && to !== undefined) return `${from} 至 ${to} 施行`;
  if (from !== undefined) return `${from} 起施行`;
  return to === undefined ? undefined : `施行至 ${to}`;
}

function heldEn(from: string | undefined, to: string | undefined): string | undefined {
  if (from !== undefined && to !== undefined) return `in force from ${from} to ${to}`;
  if (from !== undefined) return `in force since ${from}`;
  return to === undefined ? undefined : `in force until ${to}`;
}
