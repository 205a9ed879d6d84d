import { expect, test } from "vitest";
import { draftYaml, readYaml } from "./read-yaml.js";
import { tornOnLine } from "./unquoted-condition.js";

const inOneLine = (condition: string) => `plan:
  - { id: plan, required: { when: ${condition} } }
  - { id: proof, only-when: form.a, blank: [a] }
rest:
  - { id: other }
`;

test.each([
  ['form.use in ["a", "b"]', `'form.use in ["a", "b"]'`],
  ["days(form.begins, form.ends) > 30", '"days(form.begins, form.ends) > 30"'],
  ["max(days(form.a, form.b), 3) > form.n", '"max(days(form.a, form.b), 3) > form.n"'],
])("YAML17: %s within braces has one finding: put it in quotes", (condition, mended) => {
  const read = readYaml(inOneLine(condition), "item.yaml");
  const findings = read.ok ? [] : read.findings;
  expect(findings).toMatchObject([{ rule: "YAML17", line: 2, column: 35 }]);
  expect(findings[0]?.hint.en).toContain(`in quotes: ${mended};`);
  expect(readYaml(inOneLine(mended), "item.yaml").ok).toBe(true);
});

test("YAML17: what was split at its commas is whole again for the checks after it", () => {
  const { draft } = draftYaml("{ when: f(a, b, c), x: 1 }", "item.yaml");
  expect(draft?.value).toEqual({ when: "f(a, b, c)", x: 1 });
  expect(draft?.faults).toEqual([["when"]]);
});

test("YAML17: texts of other keys, and conditions that are whole, are left alone", () => {
  expect(readYaml("{ note: f(a, b }", "item.yaml")).toMatchObject({ ok: true });
  expect(
    tornOnLine("  - { only-when: form.a > (1 + 2) * 3, id: x, list: [a, b] }"),
  ).toBeUndefined();
  expect(tornOnLine(`  - { when: 'a in ["x"]', id: [x }`)).toBeUndefined();
  expect(tornOnLine('  - { 条件: a in ["x"] }')?.says).toBe('a in ["x"]');
});
