import { readFileSync } from "node:fs";
import { readItem } from "@banjian/core";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { expandedItem } from "./expand-item.js";
import { readableYaml } from "./readable-yaml.js";

const file = new URL("../../../examples/items/restaurant-opening.yaml", import.meta.url);
const read = readItem(readFileSync(file), "restaurant-opening.yaml");
if (!read.ok) throw new Error("the example has findings");
const expanded = expandedItem(read.item, "zh");
const yaml = readableYaml(expanded);

describe("an expanded item", () => {
  test("spells every stage out as states, with who may do what and where it leads", () => {
    expect(expanded).toMatchObject({
      item: "restaurant-opening",
      initial: "submission",
      states: {
        submission: {
          stage: "submission",
          states: {
            draft: { on: { submit: { kind: "submit", by: ["applicant"], to: "pre-acceptance" } } },
          },
        },
        approval: {
          states: { branches: { parallel: true, states: { fire: { initial: "open" } } } },
        },
        archived: { title: "归档", end: "archived" },
      },
    });
  });

  test("fills every limit in: from when to when, how long, whose, by which law", () => {
    expect(expanded).toMatchObject({
      limits: {
        statutory: {
          title: "法定期限",
          within: "45 business-days",
          starts: ["acceptance"],
          ends: ["decision"],
          owner: "head",
          basis: [{ article: 42, paragraph: 2 }],
        },
        "branch:fire": {
          starts: ["branch-opened"],
          ends: ["branch-done"],
          department: "fire-rescue",
        },
      },
    });
  });

  test("is YAML that reads back as the same, an arrow on one line, and no alias", () => {
    expect(parse(yaml)).toEqual(expanded);
    expect(yaml).toContain(
      "          submit: { action: submit, kind: submit, by: [ applicant ], to: pre-acceptance }\n",
    );
    expect(yaml).not.toMatch(/[&*]a\d/);
  });

  test("speaks the asked language", () => {
    expect(expandedItem(read.item, "en")).toMatchObject({ title: "Opening a restaurant" });
  });
});
