import { readdirSync, readFileSync } from "node:fs";
import { guideOf, type Item, readItem } from "@banjian/core";
import { describe, expect, test } from "vitest";
import { formatItem } from "../packages/cli/src/format-item.js";

const folder = "examples/items";
const files = readdirSync(folder).filter((name) => /^(?!.*\.scenarios).*\.yaml$/.test(name));
const textOf = (name: string) => readFileSync(`${folder}/${name}`, "utf8");

function itemOf(name: string): Item {
  const read = readItem(textOf(name), name);
  if (!read.ok) throw new Error(`${name} has findings`);
  expect(read.findings).toEqual([]);
  return read.item;
}

describe.each(files)("%s", (name) => {
  test("names its laws, whom it serves and what it is found by, and is in the usual order", () => {
    const { basis, audience, visits, themes, keywords } = itemOf(name).file.item;
    expect(basis.length).toBeGreaterThan(0);
    expect(audience.length).toBeGreaterThan(0);
    expect(visits).toBeDefined();
    expect(themes.length).toBeGreaterThan(0);
    expect(keywords.length).toBeGreaterThan(1);
    expect(formatItem(textOf(name))).toBe(textOf(name));
  });

  test("says by which law each document is asked for, and what a clerk checks in some of them", () => {
    const { materials } = itemOf(name).file.item;
    expect(materials.filter(({ basis }) => basis === undefined)).toEqual([]);
    if (materials.some(({ source }) => source === "applicant"))
      expect(materials.some(({ review }) => review.length > 0)).toBe(true);
  });

  test("has a guide in both languages without a word missing", () => {
    const said = JSON.stringify(guideOf(itemOf(name)));
    expect(said).not.toMatch(/undefined|null|\[object/);
  });
});

test("some of them have variants, by choice and by condition, and some ask only where a condition holds", () => {
  const items = files.map(itemOf);
  const variants = items.flatMap(({ file }) => Object.values(file.variants));
  expect(variants.filter(({ when }) => when !== undefined).length).toBeGreaterThan(1);
  expect(variants.filter(({ commitment }) => commitment !== undefined).length).toBeGreaterThan(0);
  const asking = items.filter(({ file }) =>
    file.item.materials.some(
      (one) => one["only-when"] !== undefined || typeof one.required === "object",
    ),
  );
  expect(asking.length).toBeGreaterThan(4);
});
