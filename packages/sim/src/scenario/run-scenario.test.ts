import path from "node:path";
import { describe, expect, test } from "vitest";
import { junitXml } from "./junit-xml.js";
import { readScenarios } from "./read-scenarios.js";
import { runScenarios, type ScenarioResult } from "./run-scenario.js";

const file = path.join(import.meta.dirname, "../../../../examples/items/late.scenarios.yaml");

const told = (steps: string) => `banjian-scenarios: 1
item: enterprise-registration.yaml
people:
  founder: { id: li-lei, name: 李雷, roles: [applicant] }
  window: { roles: [window-clerk] }
applications:
  complete:
    applicant: { id: li-lei, name: 李雷 }
    form: { name: 晨光 }
    materials:
      - { id: application, name: a.pdf }
      - { id: articles, name: b.pdf }
      - { id: address-proof, name: c.pdf }
scenarios:
  told:
    title: { zh: 一件 <事> & “别的”, en: one <thing> & "another" }
    steps:
      - { at: 2026-09-14 09:00, by: founder, files: complete }
${steps}`;

async function ran(steps: string): Promise<ScenarioResult> {
  const read = readScenarios(told(steps), file);
  if (!read.ok) throw new Error(read.findings.map(({ problem }) => problem.en).join("\n"));
  const [result] = await runScenarios(read.scenarios);
  if (result === undefined) throw new Error("no scenario ran");
  return result;
}

const failed = async (steps: string) =>
  (await ran(steps)).failures.map(({ line, step, moment, expected, found }) =>
    [line, step, moment, expected.en, found.en].join(" | "),
  );

const accept = "      - { by: window, does: accept }\n";

describe("a scenario", () => {
  test("CD4: sees the cards of the supervision file that its file names", async () => {
    const late = `${accept}      - at: 2026-09-17 09:00
        expect: { cards: [{ colour: red, limit: promised }, { colour: yellow, limit: promised }] }
`;
    expect(await failed(late)).toEqual([]);
    const supervised = told(late).replace(
      "people:",
      "supervision: ../supervision/hall.supervision.yaml\npeople:",
    );
    const read = readScenarios(supervised, file);
    if (!read.ok) throw new Error(JSON.stringify(read.findings));
    const [result] = await runScenarios(read.scenarios);
    const expected = "red overdue promised market-supervision 2026-09-15; yellow near statutory";
    expect(result?.failures.map(({ found }) => found.en)).toEqual([
      expect.stringContaining(expected),
    ]);
  });

  test("holds when everything comes as it says", async () => {
    const { failures, steps, facts } = await ran(`${accept}      - at: 2026-09-16
        expect:
          in: [approval, approval.branches.main.open]
          due: { statutory: 2026-09-17 }
          limits: { promised: running }
          accepted: { deemed: false, as-of: 2026-09-14 }
          cards: [{ colour: red, limit: promised }, { colour: yellow, limit: promised, on: 2026-09-15 }]
`);
    expect([failures, steps]).toEqual([[], 3]);
    expect(facts[0]?.type).toBe("case-opened");
  });

  test.each([
    ["in: completion.issuing", 'to be in "completion.issuing" | approval.branches.main.open'],
    [
      "in: completion.issued",
      'to be in "completion.issued" | the item has no state "completion.issued"',
    ],
    ["due: { statutory: 2026-09-18 }", '"statutory" to be due on 2026-09-18 | 2026-09-17'],
    ["limits: { promised: met }", '"promised" to be met | running'],
    [
      "limits: { supplement: met }",
      '"supplement" to be met | it has not started; started: checking, promised, statutory',
    ],
    ["accepted: { deemed: true }", "to be deemed accepted | accepted by a person as of 2026-09-14"],
    [
      "cards: []",
      "to have exactly the cards none | yellow overdue promised market-supervision 2026-09-15",
    ],
    [
      "cards: [{ colour: yellow, limit: promised }, { colour: yellow, limit: promised }]",
      "to have exactly the cards yellow promised; yellow promised | yellow overdue promised",
    ],
  ])("does not hold when `%s` does not", async (expectation, said) => {
    const [failure = ""] = await failed(
      `${accept}      - { after: 1 business-day, expect: { ${expectation} } }\n`,
    );
    expect(failure).toContain(`20 | 3 | 2026-09-15 09:00 | ${said}`);
  });

  test("goes on after an expectation that does not hold, and stops at a step that cannot be taken", async () => {
    expect(
      await failed(`      - { expect: { in: archived, cards: [{ colour: red, limit: statutory }] } }
      - { by: window, does: approve, refused: ACTION_NOT_ALLOWED }
      - { at: 2026-09-15 }
`),
    ).toEqual([
      '19 | 2 | 2026-09-14 09:00 | to be in "archived" | acceptance.checking',
      "19 | 2 | 2026-09-14 09:00 | to have exactly the cards red statutory | no card",
      expect.stringContaining(
        '20 | 3 | 2026-09-14 09:00 | "approve" to be refused with ACTION_NOT_ALLOWED | NOT_PERMITTED',
      ),
    ]);
  });

  test("fails at an action that should have been refused, and at time that goes back", async () => {
    expect(await failed("      - { by: window, does: accept, refused: NOT_PERMITTED }\n")).toEqual([
      '19 | 2 | 2026-09-14 09:00 | "accept" to be refused with NOT_PERMITTED | it was accepted',
    ]);
    const [back = ""] = await failed(`${accept}      - { at: 2026-09-13 }\n`);
    expect(back).toContain("SIM_TIME_BACKWARDS");
  });
});

describe("JUnit XML", () => {
  test("counts scenarios and failures, and tells the story of the failed one without breaking the XML", async () => {
    const results = [
      await ran(accept),
      await ran(`${accept}      - { expect: { in: archived } }\n`),
    ];
    const xml = junitXml([{ file: "a & b.yaml", results }], "zh");
    expect(xml).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites name="banjian test" tests="2" failures="1">/,
    );
    expect(xml).toContain('<testsuite name="a &amp; b.yaml" tests="2" failures="1">');
    expect(xml).toContain('name="told: 一件 &lt;事&gt; &amp; “别的”"/>');
    expect(xml).toContain('<failure message="处于“archived”">a &amp; b.yaml:20  2026-09-14 09:00');
    expect(xml).toContain("李雷  申办");
    expect(xml.replace(/&(amp|lt|gt|quot);/g, "")).not.toContain("&");
  });
});
