import { expect, test } from "vitest";
import { soundItem } from "../../testing/sound-item.js";
import { readItem } from "../read-item.js";

const findings = (notifications: string) =>
  readItem(`${soundItem}notifications:\n  ${notifications}\n`, "catering.yaml").findings;

test.each([
  ['accepted: { by: sms, text: "{cas} was accepted" }', 'a field "cas"', 'Did you mean "case"'],
  ['accepted: { by: sms, text: "{case} {decision}" }', 'a field "decision"', "Known: case"],
  ['decided: { by: sms, text: "{case was decided" }', 'a field "{"', "Known: case"],
  ['card: { by: [], text: "{card}" }', "no channel to send them", "delete text"],
])("DEF68: %s is found, and how it is mended", (text, problem, hint) => {
  const [found, ...more] = findings(text);
  expect(more).toEqual([]);
  expect(found).toMatchObject({ rule: "DEF68", severity: "error" });
  expect(found?.path).toMatch(/^notifications\.\w+\.text$/);
  expect(found?.problem.en).toContain(problem);
  expect(found?.hint.en).toContain(hint);
});

test("DEF68: channels alone, words with the fields of their kind and an empty list are sound", () => {
  expect(
    findings('accepted: sms\n  task: []\n  card: { by: [in-app], text: "{case}: {card}" }'),
  ).toEqual([]);
});

test("an unknown kind or channel is found like any other key and value", () => {
  expect(findings("acepted: sms")[0]?.rule).toBe("DEF1");
  expect(findings("accepted: fax")[0]?.rule).toBe("DEF3");
});
