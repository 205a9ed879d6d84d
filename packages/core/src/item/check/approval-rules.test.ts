import { describe, expect, test } from "vitest";
import { soundItem } from "../../testing/sound-item.js";
import { readItem } from "../read-item.js";

/** What is written into the approval of the sound file, the finding it makes, where, and a word of what it says. */
type Fault = readonly [rule: string, written: string, path: string, says: string];

const at = "flow.states.approval";

const joins: readonly Fault[] = [
  ["DEF36", "join: {}", `${at}.join`, "does not say"],
  ["DEF36", "join: { of: 2, lead: fire }", `${at}.join`, "of, lead"],
  ["DEF37", "join: { of: 4 }", `${at}.join.of`, "4 have to agree"],
  [
    "DEF37",
    "join: { groups: { a: { branches: [fire, health], join: { of: 3 } }, b: { branches: [market] } } }",
    `${at}.join.groups.a.join`,
    "there are 2",
  ],
  [
    "DEF38",
    "join: { weights: { fire: 1, health: 1 }, threshold: 1 }",
    `${at}.join.weights`,
    "market",
  ],
  [
    "DEF38",
    "join: { weights: { fire: 1, health: 1, market: 1 } }",
    `${at}.join.threshold`,
    "no threshold",
  ],
  [
    "DEF38",
    "join: { weights: { fire: 1, health: 1, market: 1 }, threshold: 4 }",
    `${at}.join.threshold`,
    "all weights together are 3",
  ],
  ["DEF38", "join: { of: 2, threshold: 4 }", `${at}.join.threshold`, "no weights"],
  [
    "DEF39",
    "join: { groups: { a: { branches: [fire, health] } } }",
    `${at}.join.groups`,
    "in no group",
  ],
  [
    "DEF39",
    "join: { groups: { a: { branches: [fire, health] }, b: { branches: [market, fire] } } }",
    `${at}.join.groups`,
    "more than one group",
  ],
  ["DEF40", "join: { lead: fire }", `${at}.join.lead`, '"market" starts only after it'],
  ["DEF10", "join: { lead: fires }", `${at}.join.lead`, '"fires"'],
  ["DEF10", "join: { veto: [fire, helth] }", `${at}.join.veto.1`, '"helth"'],
];

function findingsIn(written: string) {
  const text = soundItem.replace("      branches:\n", `      ${written}\n      branches:\n`);
  return readItem(text, "catering.yaml").findings;
}

describe("faults of how branches join", () => {
  test.each(joins)("%s: %s", (rule, written, path, says) => {
    const found = findingsIn(written).find((one) => one.rule === rule && one.path === path);
    expect(found?.problem.en, JSON.stringify(findingsIn(written), null, 1)).toContain(says);
    expect(found?.hint.zh).toMatch(/\p{Script=Han}/u);
  });

  test.each([
    "join: majority",
    "join: { of: 2, veto: [fire] }",
    "join: { veto: [fire, health] }",
    "join: { lead: health }",
    "join: { lead: fire }\n      once-settled: stop-others",
    "join: { weights: { fire: 50, health: 30, market: 20 }, threshold: 60 }",
  ])("there are none in %s", (written) => {
    expect(findingsIn(written)).toEqual([]);
  });

  test("DEF23: a single department joins with nobody", () => {
    const text = soundItem
      .replace(/ {6}branches:\n(?: {8}.*\n)+/, "      steps: [handle, approve]\n      join: any\n")
      .replace(/departments:\n(?: {2}.*\n)+/, "")
      .replace("  inspector: 核查员\n", "")
      .replace("roles:\n", "");
    const found = readItem(text, "catering.yaml").findings;
    expect(found.map(({ rule, path }) => [rule, path])).toEqual([["DEF23", `${at}.join`]]);
  });
});

const basis = "basis: { law: 某法, article: 1 }";

const others: readonly (readonly [
  rule: string,
  from: string | RegExp,
  to: string,
  path: string,
  says: string,
])[] = [
  [
    "DEF8",
    "steps: [handle,",
    "steps: [{ step: handle, signers: [handler, expert] },",
    `${at}.branches.health.steps.0.signers`,
    '"expert"',
  ],
  [
    "DEF37",
    "steps: [handle,",
    "steps: [{ step: handle, signers: [handler, handler], sign: { of: 3 } },",
    `${at}.branches.health.steps.0.sign`,
    "there are 2",
  ],
  [
    "DEF23",
    "steps: [handle,",
    "steps: [{ step: handle, sign: any },",
    `${at}.branches.health.steps.0.sign`,
    "one signs alone",
  ],
  [
    "DEF23",
    "steps: [handle,",
    "steps: [{ step: handle, by: handler, signers: [handler, handler] },",
    `${at}.branches.health.steps.0.by`,
    "there are signers",
  ],
  [
    "DEF17",
    "fire: { department: fire,",
    "fire: { on-expiry: { outcome: deemed-agreed }, department: fire,",
    `${at}.branches.fire.on-expiry`,
    "deemed-agreed",
  ],
  [
    "DEF23",
    "fire: { department: fire, within: 5 business-days",
    `fire: { on-expiry: { outcome: deemed-agreed, ${basis} }, department: fire`,
    `${at}.branches.fire.on-expiry`,
    "no limit",
  ],
  [
    "DEF41",
    "health: { department: health,",
    'health: { department: health, only-when: branches.fire == "agreed",',
    `${at}.branches.health.only-when`,
    "when approval starts",
  ],
  [
    "DEF42",
    "      branches:\n        fire: { department: fire,",
    "      join: { lead: fire }\n      once-settled: stop-others\n      branches:\n        fire: { only-when: form.staff > 9, department: fire,",
    `${at}.branches.fire.only-when`,
    "no department decides",
  ],
  [
    "DEF4",
    "        fire: { department: fire, within: 5 business-days }\n        health: { department: health,",
    "        fire: { department: fire, within: 5 business-days, system: net }\n        health: { system: net, department: health,",
    `${at}.branches.health.system`,
    "is the name of another one",
  ],
  [
    "DEF45",
    "starts: { after: fire } }",
    "first-review: true }",
    `${at}.branches.fire`,
    "does not wait for the first review",
  ],
  [
    "DEF43",
    "starts: { after: fire } }",
    "steps: [approve], starts: { after: fire, pre-review: true } }",
    `${at}.branches.market.starts.pre-review`,
    "one step only",
  ],
  [
    "DEF44",
    "      branches:\n",
    "      consultations: { fire: { within: 2 business-days, consults: [health] }, health: { within: 2 business-days, consults: [fire] } }\n      branches:\n",
    `${at}.consultations.fire.consults`,
    "fire → health → fire",
  ],
  [
    "DEF44",
    /branches:\n(?: {8}.*\n)+/,
    "consultations: { market: { within: 2 business-days } }\n      steps: [handle, approve]\n",
    `${at}.consultations.market`,
    "nobody else could consult it",
  ],
  [
    "DEF9",
    "      branches:\n",
    "      consultations: { fire: { within: 2 business-days, consults: [helth] } }\n      branches:\n",
    `${at}.consultations.fire.consults.0`,
    "helth",
  ],
  [
    "DEF13",
    "      branches:\n",
    "      consultations: { fire: { within: 0 business-days } }\n      branches:\n",
    `${at}.consultations.fire.within`,
    "within",
  ],
  [
    "DEF52",
    "health: { department: health,",
    "health: { department: health, only-when: form.stuff > 9,",
    `${at}.branches.health.only-when`,
    "stuff",
  ],
  [
    "DEF18",
    "      branches:\n",
    "      returns: { clock: restart }\n      branches:\n",
    `${at}.returns.clock`,
    "starts again",
  ],
  [
    "DEF16",
    "      branches:\n",
    "      returns: { window: true, wait: excluded }\n      branches:\n",
    `${at}.returns.wait`,
    "needs a basis",
  ],
  [
    "DEF23",
    "      branches:\n",
    `      returns: { wait: excluded, ${basis} }\n      branches:\n`,
    `${at}.returns.wait`,
    "nothing goes back",
  ],
];

describe("faults of signing, returning and silence in a branch", () => {
  test.each(others)("%s: %s → %s", (rule, from, to, path, says) => {
    const { findings } = readItem(soundItem.replace(from, to), "catering.yaml");
    const found = findings.find((one) => one.rule === rule && one.path === path);
    expect(found?.problem.en, JSON.stringify(findings, null, 1)).toContain(says);
  });

  test("there are none where the law is named", () => {
    const text = soundItem
      .replace(
        "fire: { department",
        `fire: { on-expiry: { outcome: deemed-agreed, ${basis} }, department`,
      )
      .replace(
        "steps: [handle,",
        "steps: [{ step: handle, signers: [handler, handler], sign: { of: 1 } },",
      )
      .replace(
        "      branches:",
        `      returns: { window: true, wait: excluded, clock: restart, ${basis} }\n      branches:`,
      );
    expect(readItem(text, "catering.yaml").findings).toEqual([]);
  });
});
