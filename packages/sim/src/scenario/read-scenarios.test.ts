import path from "node:path";
import { readItem } from "@banjian/core";
import { describe, expect, test } from "vitest";
import { readScenarios } from "./read-scenarios.js";

const file = path.join(import.meta.dirname, "../../../../examples/items/small.scenarios.yaml");

/** A sound file, short enough to be read with each fault that a test writes into it. */
const sound = `banjian-scenarios: 1
item: enterprise-registration.yaml
people:
  founder: { name: 李雷, roles: [applicant] }
  window: { roles: [window-clerk] }
applications:
  complete:
    applicant: { id: founder, name: 李雷 }
    form: { name: 晨光 }
    materials: [{ id: application, name: a.pdf }]
scenarios:
  filed:
    title: 申办
    steps:
      - { at: 2026-09-14 09:00, by: founder, files: complete }
  later:
    title: 之后
    given: filed
    steps:
      - { after: 2 business-days, by: window, does: forward, says: { to: 市局, reason: 市级 } }
`;

function findings(from: string, to: string): string[] {
  if (!sound.includes(from)) throw new Error(`the file does not say ${from}`);
  const read = readScenarios(sound.replace(from, to), file);
  return read.findings.map(({ rule, line, problem }) => `${rule} ${line} ${problem.en}`);
}

describe("a scenario file", () => {
  test("that is sound can be read, with its item", () => {
    const read = readScenarios(sound, file);
    expect(read.ok && read.scenarios.item.code).toBe("enterprise-registration");
  });

  test("SCN8: names a supervision file that can be used", () => {
    const named = (hall: string) => findings("people:\n", `supervision: ${hall}\npeople:\n`);
    expect(named("none.yaml")).toEqual([expect.stringMatching(/^SCN8 3 .*none\.yaml cannot be/)]);
    expect(named("enterprise-registration.yaml")).toEqual([expect.stringMatching(/^SCN8 3 /)]);
    expect(named("../supervision/hall.supervision.yaml")).toEqual([]);
  });

  test("may be about an implementation, whose base lies beside it", () => {
    const text = sound.replace(
      "enterprise-registration.yaml",
      "../implementations/signboard-nanshan.yaml",
    );
    const read = readScenarios(text, file);
    if (!read.ok) throw new Error(JSON.stringify(read.findings));
    const { item, source } = read.scenarios;
    expect(item.limits.get("promised")?.within.count).toBe(6);
    // What the world publishes stands alone, whatever lies beside.
    const alone = readItem(source.source, source.file);
    expect(alone.ok && alone.item.digest).toBe(item.digest);
  });

  test("may name what people do in the words of the hall", () => {
    const read = readScenarios(sound.replace("does: forward", "does: 转送"), file);
    expect(read.ok && read.scenarios.content.scenarios.later?.steps[0]?.does).toBe("forward");
  });

  test.each([
    ["by: window", "by: windw", 'SCN1 20 there is no person "windw"'],
    ["files: complete", "files: compleet", 'SCN1 15 there is no application "compleet"'],
    ["given: filed", "given: field", 'SCN1 18 there is no scenario "field"'],
    ["  window:", "  porter: { roles: [] }\n  window:", 'SCN2 5 no step uses the person "porter"'],
    [
      "item: enterprise",
      "item: enterprize",
      "SCN3 2 the item file enterprize-registration.yaml cannot be used",
    ],
    ["does: forward, ", "", 'SCN4 20 "by" needs "does"'],
    ["by: window, ", "", 'SCN4 20 "does" needs "by"'],
    [
      "after: 2 business-days",
      "after: 2 hours, at: 2026-09-15",
      "SCN4 20 one step has only one of at, after",
    ],
    ["      - { after", "      - {}\n      - { after", "SCN4 20 this step says nothing"],
    [
      "at: 2026-09-14 09:00, ",
      "",
      "SCN5 15 a scenario begins with an application filed at a moment",
    ],
    [
      "      - { after",
      "      - { by: founder, files: complete }\n      - { after",
      "SCN5 20 a scenario is about one case",
    ],
    [
      "    title: 申办",
      "    title: 申办\n    given: later",
      "SCN6 14 given goes round in a circle: filed → later → filed",
    ],
    [
      "2026-09-14 09:00",
      "2026-09-31 09:00",
      'SCN7 15 "2026-09-31 09:00" is neither a moment nor a length of time',
    ],
    [
      "2 business-days",
      "2 fortnights",
      'SCN7 20 "2 fortnights" is neither a moment nor a length of time',
    ],
    ["does: forward", "do: forward", 'DEF1 20 there is no key "do" here'],
    ["title: 之后", "titel: 之后", 'DEF1 17 there is no key "titel" here'],
    ["item: enterprise-registration.yaml\n", "", 'DEF2 1 "item" is missing'],
    ["banjian-scenarios: 1", "banjian-scenarios: 2", "DEF3 1"],
    [
      "files: complete }",
      "files: complete, expect: { cards: [{ colour: red }] } }",
      "DEF3 15 it does not say which card",
    ],
    ["  later:", "  3rd:", 'DEF4 16 "3rd" cannot be a name'],
    ["title: 申办", "title: *filed", "YAML6 13"],
  ])("`%s` as `%s`: %s", (from, to, said) => {
    expect(findings(from, to).join("\n")).toContain(said);
  });

  test("a card that is no limit's is named by its cause", () => {
    const asked =
      "files: complete, expect: { cards: [{ colour: yellow, cause: service-failed }] } }";
    const read = readScenarios(sound.replace("files: complete }", asked), file);
    expect(read.ok).toBe(true);
  });

  test("SCN2: whoever no step uses is warned of, and the scenarios run all the same", () => {
    const spare = sound.replace("people:\n", "people:\n  porter: { roles: [] }\n");
    expect(readScenarios(spare, file)).toMatchObject({
      ok: true,
      findings: [{ rule: "SCN2", severity: "warning", path: "people.porter" }],
    });
  });

  test("says what was meant, in both languages", () => {
    const read = readScenarios(sound.replace("by: window", "by: windw"), file);
    expect(read).toMatchObject({
      ok: false,
      findings: [
        { rule: "SCN2" },
        {
          problem: { zh: "没有人员“windw”" },
          hint: {
            zh: "是否指“window”？可用：founder、window。",
            en: 'Did you mean "window"? Known: founder, window.',
          },
        },
      ],
    });
  });

  test("that cannot be carried out because its item has findings names the first of them", () => {
    const here = path.join(import.meta.dirname, "none", "x.scenarios.yaml");
    expect(readScenarios(sound, here)).toMatchObject({
      ok: false,
      findings: [{ rule: "SCN3", line: 2 }],
    });
  });
});
