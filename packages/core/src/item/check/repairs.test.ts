import { expect, test } from "vitest";
import { soundItem } from "../../testing/sound-item.js";
import { readItem } from "../read-item.js";

const nested = `    publicity:
      title: 公示
      next: completion
      initial: posted
      states:
        posted: { title: 张贴, on: { end: { title: 期满, to: over } } }
        over: { title: 已满, final: true }
`;
const plainly = / {4}publicity:\n {6}title: 公示\n {6}on:\n.*\n/;
const withStates = soundItem.replace(plainly, nested);

function found(text: string) {
  const { findings } = readItem(text, "catering.yaml");
  return findings.map(({ rule, problem, hint }) => `${rule} ${problem.en}. ${hint.en}`);
}

test("an item with states inside one is sound", () => {
  expect(withStates).toContain("initial: posted");
  expect(found(withStates)).toEqual([]);
});

test("DEF5: a limit that names an inner state is told which outer one to name", () => {
  const inner = withStates.replaceAll("{ enters: publicity }", "{ enters: posted }");
  expect(found(inner)[0]).toMatch(/^DEF5 .*"posted" lies inside "publicity".*Write publicity, or/);
});

test("DEF2: a state without initial is told what it may begin with", () => {
  const [first, ...more] = found(withStates.replace("      initial: posted\n", ""));
  expect(first).toMatch(/^DEF2 .*Write initial: posted or over; .*parallel: true/);
  expect(more).toEqual([]);
});

test("DEF7: a name that is no state is no state without a way out", () => {
  const silence = "on-expiry: { outcome: passes, to: archivd }";
  const text = soundItem.replace(
    "    owner: window-clerk",
    `    owner: window-clerk\n    ${silence}`,
  );
  expect(found(text)).toEqual([expect.stringContaining('DEF5 there is no state "archivd"')]);
});

test("DEF57: what comes of an intermediary's work is named anew, not deleted", () => {
  const text = soundItem
    .replace(
      "  form:\n",
      "  intermediaries: [{ title: 检测, gives: licence, basis: { law: 某办法 } }]\n  form:\n",
    )
    .replace(
      "    - { basis:",
      "    - { id: licence, title: 营业执照, source: shared, certificate: business-licence, basis: { law: 某办法 } }\n    - { basis:",
    );
  expect(found(text)).toEqual([
    expect.stringContaining("Name a document that the applicant hands in"),
  ]);
});
