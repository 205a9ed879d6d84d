import { describe, expect, test } from "vitest";
import { soundItem } from "../../testing/sound-item.js";
import { readItem } from "../read-item.js";

/** What is written instead of what, where the finding must stand, and a word of the problem. */
type Fault = readonly [rule: string, from: string, to: string, path: string, says: string];

const promised = "promised: { within: 10 business-days }";
const law = "basis: { law: 市政府令 }";
const variants = (more: string) => `variants:\n${more}flow:\n  initial`;
const letter = (more: string) => `id: proof, title: 健康证明, ${more}}`;
const commitment = variants(
  `  commit: { title: 告知承诺, commitment: { letter: proof }, ${law}, waives: [plan] }\n`,
);
const proof = "id: proof, title: 健康证明, required: false }";
const inside = (states: string) =>
  `      parallel: true\n      states: {${states}}\n      next: completion\n`;

const faults: readonly Fault[] = [
  // A law's own rule is changed by another law only.
  [
    "DEF33",
    promised,
    `${promised}\n  completeness: { on-expiry: { outcome: overdue } }`,
    "limits.completeness.on-expiry",
    "is deemed-accepted",
  ],
  [
    "DEF33",
    promised,
    `${promised}\n  completeness: { starts: refusal }`,
    "limits.completeness.starts",
    'runs in "acceptance" too',
  ],
  [
    "DEF33",
    promised,
    `${promised}\n  delivery: { ends: completion }`,
    "limits.delivery.ends",
    'runs in "collection" too',
  ],
  // What is not over before the promise is.
  [
    "DEF14",
    promised,
    "promised: { within: 18 business-days, extend: { by: 5 business-days } }",
    "limits.promised.extend",
    "longer than the statute",
  ],
  [
    "DEF15",
    "id: plan, title: 平面图 }",
    `id: plan, title: 平面图, tolerated: { within: 20 business-days, ${law} } }`,
    "item.materials.0.tolerated.within",
    'before it has, and "promised" gives 10',
  ],
  // Nobody decides in a case of their own.
  [
    "DEF70",
    "      use: acceptance\n",
    "      use: acceptance\n      by: applicant\n",
    "flow.states.acceptance.by",
    "act of the authority",
  ],
  [
    "DEF70",
    "by: inspector }",
    "by: [applicant, inspector] }",
    "flow.states.approval.branches.health.steps.1.by",
    "act of the authority",
  ],
  [
    "DEF70",
    promised,
    "promised: { within: 10 business-days, extend: { by: 5 business-days, approver: applicant } }",
    "limits.promised.extend.approver",
    "act of the authority",
  ],
  [
    "DEF70",
    "flow:\n  initial",
    "termination: { by: applicant }\nflow:\n  initial",
    "termination.by",
    "act of the authority",
  ],
  [
    "DEF70",
    "to: completion }",
    "kind: complete, by: applicant, to: completion }",
    "flow.states.publicity.on.end.by",
    "act of the authority",
  ],
  // One thing after the other.
  [
    "DEF59",
    "to: completion }",
    "to: completion }\n        drop: { kind: withdraw, by: applicant, to: completion }",
    "flow.states.publicity.on.drop.to",
    "the case goes on",
  ],
  [
    "DEF59",
    "      title: 公示\n",
    `      title: 公示\n${inside(" x: { final: true } ")}`,
    "flow.states.publicity.parallel",
    "one part inside",
  ],
  // A letter of commitment is demanded of those who commit.
  ["DEF58", `${proof}`, letter(""), "item.materials.1", "has to bring it too"],
  ["DEF58", `${proof}`, proof, "item.materials.1.required", "who commits has to bring it"],
  [
    "DEF58",
    `${proof}`,
    letter("only-when: form.staff > 3 "),
    "item.materials.1.only-when",
    "who commits has to bring it",
  ],
  [
    "DEF58",
    `${proof}`,
    letter("only-when: variants.commit, source: shared, certificate: letter "),
    "item.materials.1.source",
    "certificate library",
  ],
  [
    "DEF58",
    `${proof}`,
    letter(`only-when: variants.commit, tolerated: { within: 5 business-days, ${law} } `),
    "item.materials.1.tolerated",
    "may come later",
  ],
  // What hangs on itself, comes too late, or is said twice.
  [
    "DEF58",
    "flow:\n  initial",
    variants(
      "  a: { title: 甲, when: variants.b, waives: [plan] }\n  b: { title: 乙, when: variants.a, waives: [plan] }\n",
    ),
    "variants.a.when",
    "hangs on themselves",
  ],
  [
    "DEF76",
    "staff: { type: integer, min: 0 }",
    "staff: { type: integer, min: 0, required: { when: form.staff > 3 } }",
    "item.form.staff.required",
    "what it says itself",
  ],
  [
    "DEF41",
    "  level: county",
    `  level: county\n  fees: [{ id: card, title: 工本费, standard: 10 元, amount: 10, before: acceptance, only-when: reached.granted, basis: { law: 食品安全法 } }]`,
    "item.fees.0.only-when",
    '"granted", on which it depends, has not come yet',
  ],
  [
    "DEF69",
    "  level: county",
    `  level: county\n  fees: [{ title: 工本费, standard: 10 元, refundable: true, basis: { law: 食品安全法 } }]`,
    "item.fees.0",
    "id, amount, before are missing",
  ],
  [
    "DEF23",
    promised,
    "promised: { within: 10 business-days, becomes: [{ on: receipt, within: 8 business-days }] }",
    "limits.promised.becomes",
    '"receipt" never comes while the limit runs',
  ],
  [
    "DEF23",
    promised,
    "promised: { within: 10 business-days, becomes: [{ on: { opens: testing }, within: 8 business-days }, { on: { opens: testing }, within: 9 business-days }] }",
    "limits.promised.becomes",
    'a change on "opens testing" already',
  ],
  [
    "DEF23",
    "answer-within: 30 calendar-days",
    law,
    "flow.states.acceptance.supplement.basis",
    "no period to answer",
  ],
  [
    "DEF23",
    "    owner: window-clerk\n",
    "    owner: window-clerk\n    becomes: [{ on: { opens: testing }, within: 9 calendar-days }]\n",
    "limits.publicity.becomes",
    '"opens testing" never comes while the limit runs',
  ],
  [
    "DEF58",
    "flow:\n  initial",
    variants("  a: { title: 甲, when: form.staff > 3, limits: { promised: 10 business-days } }\n"),
    "variants.a",
    "nothing is different",
  ],
  [
    "DEF59",
    "end: { title: 期满, to: completion }",
    "end: { title: 期满, to: [{ when: form.staff > 0, to: completion }, { when: form.staff > 0, to: archived }, { to: completion }] }",
    "flow.states.publicity.on.end.to.1",
    "the same condition",
  ],
  [
    "DEF32",
    "    owner: window-clerk\n",
    "    owner: window-clerk\n    on-expiry: { outcome: passes, to: publicity }\n",
    "limits.publicity.on-expiry",
    "the state the case stands in",
  ],
  ["DEF1", "flow:\n  initial", "visits: 0\nflow:\n  initial", "visits", 'no key "visits"'],
];

const findingsIn = (text: string) => readItem(text, "catering.yaml").findings;
const isLetter = (from: string) => from === proof;

describe("what goes against the law, against the order of things, or against itself", () => {
  test.each(faults)("%s: %s → %s", (rule, from, to, path, says) => {
    expect(soundItem.split(from), "stands once in the sound file").toHaveLength(2);
    const sound = isLetter(from) ? soundItem.replace("flow:\n  initial", commitment) : soundItem;
    const found = findingsIn(sound.replace(from, () => to));
    const one = found.find((finding) => finding.rule === rule && finding.path === path);
    expect(one, JSON.stringify(found, null, 1)).toBeDefined();
    expect(one?.severity).toBe("error");
    expect(one?.problem.en).toContain(says);
    for (const { zh, en } of [one?.problem, one?.hint].flatMap((it) => it ?? [])) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/undefined|\[object/u);
    }
  });

  test.each([
    [
      "DEF33: a law of its own that says what silence means",
      promised,
      `${promised}\n  completeness: { on-expiry: { outcome: overdue, ${law} } }`,
    ],
    [
      "DEF33: a limit that begins earlier than the law has it",
      promised,
      `${promised}\n  delivery: { starts: [granted, acceptance] }`,
    ],
    [
      "DEF14: an extension within the statute",
      promised,
      "promised: { within: 15 business-days, extend: { by: 5 business-days } }",
    ],
    [
      "DEF15: a document that comes within the promise",
      "id: plan, title: 平面图 }",
      `id: plan, title: 平面图, tolerated: { within: 10 business-days, ${law} } }`,
    ],
    [
      "DEF70: what an applicant does",
      "to: completion }",
      "by: applicant, to: completion }\n        drop: { kind: withdraw, by: applicant, to: archived }",
    ],
    [
      "DEF23: two laws that follow each other",
      promised,
      "promised: { within: 10 business-days, becomes: [{ on: { opens: testing }, within: 8 business-days, basis: { law: 旧法, to: 2026-08-31 } }, { on: { opens: testing }, within: 9 business-days, basis: { law: 新法, from: 2026-09-01 } }] }",
    ],
    [
      "DEF41: a fee that hangs on what is known when it is paid",
      "  level: county",
      `  level: county\n  fees: [{ id: card, title: 工本费, standard: 10 元, amount: 10, before: collection, only-when: reached.granted, basis: { law: 食品安全法 } }]`,
    ],
  ])("%s is no fault", (_name, from, to) => {
    expect(findingsIn(soundItem.replace(from, () => to))).toEqual([]);
  });

  test("DEF1: a key that is known elsewhere is told where it belongs, before any guess at its spelling", () => {
    const hints = ["visits: 0", "rounds: 2"].map(
      (line) =>
        findingsIn(soundItem.replace("flow:\n  initial", `${line}\nflow:\n  initial`))[0]?.hint.en,
    );
    expect(hints).toEqual([
      '"visits" belongs to: item.',
      '"rounds" belongs to: flow.states.*.supplement.',
    ]);
    const inside = soundItem.replace("  level: county", "  level: county\n  roles: {}");
    expect(findingsIn(inside)[0]?.hint.en).toBe('"roles" belongs to: the top of the file.');
  });

  test("DEF15: a single state that takes longer than the promise, or than the statute where nothing is promised", () => {
    const long = soundItem
      .replace("      next: approval\n", "      next: technical\n")
      .replace(
        "    approval:\n",
        "    technical: { title: 技术审查, on: { pass: { to: approval } } }\n    approval:\n",
      )
      .replace(
        "  publicity:\n    within",
        "  technical: { within: 30 business-days, starts: { enters: technical }, ends: { leaves: technical }, owner: head }\n  publicity:\n    within",
      );
    const told = (text: string) =>
      findingsIn(text).flatMap(({ rule, path }) => (rule === "DEF15" ? [path] : []));
    expect(told(long)).toEqual(["limits.promised.within"]);
    expect(told(long.replace(`  ${promised}\n`, ""))).toHaveLength(1);
  });

  test("DEF84: a case is not completed before it is decided, nor decided before it is accepted", () => {
    const reordered = soundItem
      .replace("      next: approval\n", "      next: completion\n")
      .replace("completion, next: collection }", "completion, next: approval }")
      .replace("to: completion }", "to: collection }");
    const order = (text: string) =>
      findingsIn(text)
        .filter(({ rule }) => rule === "DEF84")
        .map(({ path, problem }) => `${path}: ${problem.en}`);
    expect(order(reordered)).toEqual([
      'flow.states.completion: in "completion" completion may come before the decision',
    ]);
    const quick = soundItem.replace(
      "to: completion }",
      "to: completion }\n        back: { kind: grant, by: head, to: acceptance }",
    );
    expect(order(quick)).toEqual([]);
    const first = soundItem
      .replace("initial: submission", "initial: hasty")
      .replace(
        "    submission: {",
        "    hasty: { on: { hand-over: { kind: deliver, by: head, to: submission } } }\n    submission: {",
      );
    expect(order(first)).toEqual([
      'flow.states.hasty: in "hasty" collection may come before the application',
    ]);
  });

  test("DEF58: a letter that is demanded of those who commit is no fault", () => {
    const text = soundItem
      .replace("flow:\n  initial", commitment)
      .replace(proof, letter("only-when: variants.commit "));
    expect(findingsIn(text)).toEqual([]);
  });
});
