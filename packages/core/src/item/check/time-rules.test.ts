import { describe, expect, test } from "vitest";
import { soundItem } from "../../testing/sound-item.js";
import { readItem } from "../read-item.js";

/** What is written instead of what, where the finding must stand, and a word of the problem. */
type Fault = readonly [rule: string, from: string, to: string, path: string, says: string];

const promised = "promised: { within: 10 business-days }";
const form = "staff: { type: integer, min: 0 }";
const health = "health: { department: health, within: 10 个工作日, steps";
const end = "        end: { title: 期满, to: completion }";
const law = "basis: { law: 市政府令 }";
const limits = soundItem.slice(soundItem.indexOf("limits:"), soundItem.indexOf("supervision:"));
const approval = "flow.states.approval";

const faults: readonly Fault[] = [
  ["DEF75", form, "staff: { type: integer, min: 9, max: 3 }", "item.form.staff.min", "above max 3"],
  [
    "DEF75",
    form,
    "staff: { type: integer, min: 0.2, max: 0.8 }",
    "item.form.staff.min",
    "no whole",
  ],
  ["DEF75", form, "staff: { type: boolean, min: 1 }", "item.form.staff.min", "knows no min"],
  ["DEF75", form, "staff: { type: day, max: 10 }", "item.form.staff.max", "knows no max"],
  ["DEF75", form, "staff: { type: boolean, choices: [y] }", "item.form.staff.choices", "knows no"],
  ["DEF75", form, "staff: { type: text, max: 0 }", "item.form.staff.max", "holds nothing"],
  ["DEF75", form, "staff: { type: text, choices: [a, a] }", "item.form.staff.choices", "twice"],
  [
    "DEF75",
    form,
    'staff: { type: integer, choices: ["1.5"] }',
    "item.form.staff.choices",
    "no integer",
  ],
  [
    "DEF75",
    form,
    'staff: { type: integer, max: 5, choices: ["9"] }',
    "item.form.staff.choices",
    "outside",
  ],
  [
    "DEF76",
    form,
    "staff: { type: integer, only-when: form.staff > 0 }",
    "item.form.staff.only-when",
    "staff → staff",
  ],
  [
    "DEF76",
    form,
    "staff: { type: integer, only-when: form.hot }\n    hot: { type: boolean, only-when: form.staff > 0 }",
    "item.form.staff.only-when",
    "staff → hot → staff",
  ],
  ["DEF77", "  preset: licensing-law\n", "", "flow.states.acceptance", 'for ever in "acceptance"'],
  [
    "DEF78",
    "      branches:\n",
    "      join: { lead: health }\n      branches:\n",
    `${approval}.branches.health.within`,
    "has 2 business days",
  ],
  [
    "DEF79",
    health,
    "health: { department: health, steps",
    `${approval}.branches.health`,
    "has none",
  ],
  [
    "DEF80",
    limits,
    `limits:\n  overall: { within: 30 business-days, starts: acceptance, ends: delivered, owner: head, excluded-while: [publicity], ${law} }\n  checking: { within: 5 business-days, starts: receipt, ends: acceptance, owner: head }\n`,
    "limits.overall.excluded-while",
    'does not count in "publicity"',
  ],
  [
    "DEF80",
    limits,
    `limits:\n  overall: { within: 30 business-days, starts: acceptance, ends: delivered, owner: head, excluded-while: [publicity], ${law} }\n  whole: { within: 5 business-days, starts: acceptance, ends: delivered, owner: head }\n`,
    "limits.overall.excluded-while",
    "no other limit begins there each time",
  ],
  [
    "DEF80",
    "flow:\n  initial",
    `suspension: { excludes: true, ${law} }\nflow:\n  initial`,
    "suspension.excludes",
    "how long it may last",
  ],
  [
    "DEF82",
    promised,
    `promised: { within: 10 business-days, excluded-while: [approval], ${law} }`,
    "limits.promised.excluded-while",
    'every state in which the limit "promised" runs',
  ],
  [
    "DEF81",
    limits,
    "limits:\n  delivery: { within: 5 business-days, starts: receipt, ends: delivered, owner: head }\n",
    "item.kind",
    "neither a promise nor a limit of the law",
  ],
  ["DEF81", "kind: promised", "kind: instant", "limits.promised.within", "on the spot"],
  [
    "DEF81",
    "  level: county",
    "  level: county\n  online: full\n  visits: 2",
    "item.visits",
    "2 visits",
  ],
  [
    "DEF81",
    "  level: county",
    "  level: county\n  online: full\n  visits: 0",
    "item.visits",
    "at the window only",
  ],
  [
    "DEF81",
    "  level: county",
    "  level: county\n  collect: [window, e-certificate]",
    "item.collect.1",
    "nothing issues one",
  ],
  // Ways on which a promise that is kept breaks the statute.
  [
    "DEF14",
    promised,
    `promised: { within: 10 business-days, becomes: [{ on: { opens: testing }, within: 21 business-days }] }`,
    "limits.promised.becomes",
    "21 business days",
  ],
  [
    "DEF14",
    promised,
    "promised: { within: 10 business-days, extend: { by: 21 business-days } }",
    "limits.promised.extend",
    "extended it is longer",
  ],
  [
    "DEF14",
    promised,
    `promised: { within: 10 business-days, excluded-in: any-procedure, ${law} }`,
    "limits.promised.excluded-in",
    "the statute counts",
  ],
  [
    "DEF14",
    promised,
    `promised: { within: 10 business-days, excluded-while: [approval], ${law} }`,
    "limits.promised.excluded-while",
    "the statute counts",
  ],
  [
    "DEF14",
    promised,
    `promised: { within: 10 business-days, again: restart, ${law} }`,
    "limits.promised.again",
    "starts again",
  ],
  [
    "DEF14",
    promised,
    "promised: { within: 18 business-days }\n  statutory: { starts: receipt }",
    "limits.promised",
    'since "receipt"',
  ],
  [
    "DEF14",
    "flow:\n  initial",
    `variants:\n  slow: { title: 慢, limits: { promised: 21 business-days }, ${law} }\nflow:\n  initial`,
    "variants.slow.limits.promised",
    "21 business days",
  ],
  [
    "DEF14",
    "flow:\n  initial",
    `variants:\n  fast: { title: 快, limits: { statutory: 5 business-days } }\nflow:\n  initial`,
    "variants.fast.limits.statutory",
    "no promised of its own",
  ],
  // Time on a way, whatever its unit.
  [
    "DEF15",
    "fire: { department: fire, within: 5 business-days }",
    "fire: { department: fire, within: 60 calendar-days }",
    `${approval}.branches.fire.within`,
    "60 calendar days",
  ],
  [
    "DEF15",
    "testing: { excludes: true }",
    "testing: { excludes: true }\n        visit: { within: 11 business-days }",
    `${approval}.procedures.visit.within`,
    "all of which count",
  ],
  [
    "DEF15",
    "testing: { excludes: true }",
    "testing: { excludes: true }\n      consultations:\n        police: { within: 3 months }",
    `${approval}.consultations.police.within`,
    "3 months",
  ],
  [
    "DEF15",
    promised,
    "promised: { within: 15 calendar-days, ends: { leaves: publicity } }",
    "limits.promised.within",
    "approval → publicity",
  ],
  // Limits that no way ends.
  [
    "DEF12",
    promised,
    "promised: { within: 10 business-days, starts: decision, ends: acceptance }",
    "limits.promised.ends",
    "no way leads",
  ],
  [
    "DEF12",
    "starts: { enters: publicity }",
    "starts: { enters: collection }",
    "limits.publicity.ends",
    "no way leads",
  ],
  [
    "DEF12",
    "starts: { enters: publicity }",
    "starts: refusal",
    "limits.publicity.ends",
    "no way leads",
  ],
  // What nothing carries out.
  [
    "DEF23",
    promised,
    `promised: { within: 10 business-days, excluded-while: [collection], ${law} }`,
    "limits.promised.excluded-while",
    'never runs in "collection"',
  ],
  [
    "DEF23",
    "use: approval\n",
    "use: approval\n      decide: by-join\n      by: inspector\n",
    `${approval}.by`,
    "the branches decide",
  ],
  [
    "DEF32",
    "    owner: window-clerk\n",
    `    owner: window-clerk\n    on-expiry: { outcome: deemed-granted, to: completion, if-met: [publicity], ${law} }\n`,
    "limits.publicity.on-expiry",
    "cannot have been kept",
  ],
  [
    "DEF56",
    "  level: county",
    "  level: county\n  fees: [{ title: 工本费, standard: 10 元 }]",
    "item.fees.0",
    'the fee "工本费"',
  ],
  [
    "DEF56",
    "  level: county",
    "  level: county\n  intermediaries: [{ title: 测绘, gives: plan }]",
    "item.intermediaries.0",
    'the service "测绘"',
  ],
  [
    "DEF57",
    "id: plan, title: 平面图 }",
    "id: plan, title: 平面图, form: electronic, copies: 2 }",
    "item.materials.0.copies",
    "electronic only",
  ],
];

const findingsIn = (text: string) => readItem(text, "catering.yaml").findings;

describe("faults of the form, of time on the ways through a chart, and of what nothing carries out", () => {
  test.each(faults)("%s: %s → %s", (rule, from, to, path, says) => {
    expect(soundItem.split(from), "stands once in the sound file").toHaveLength(2);
    const sound = rule === "DEF78" ? soundItem.replace("10 个工作日", "2 个工作日") : soundItem;
    const found = findingsIn(sound.replace(from, () => to));
    const one = found.find((finding) => finding.rule === rule && finding.path === path);
    expect(one, JSON.stringify(found, null, 1)).toBeDefined();
    expect(one?.problem.en).toContain(says);
    for (const { zh, en } of [one?.problem, one?.hint].flatMap((it) => it ?? [])) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/undefined|\[object/u);
    }
  });

  test("each is an error, but for a wait and a branch without a limit, what is asked without a law, and a procedure that need not be opened", () => {
    const warned = new Set(["DEF56", "DEF77", "DEF79"]);
    const said = faults.flatMap(([rule, from, to, path]) =>
      findingsIn(soundItem.replace(from, () => to)).filter(
        (one) => one.rule === rule && one.path === path,
      ),
    );
    expect(said.length).toBeGreaterThan(30);
    for (const { rule, path, severity } of said) {
      const optional = /procedures|consultations|^item\.kind$/.test(path);
      expect(severity === "warning").toBe(warned.has(rule) || optional);
    }
  });
});

test("DEF77: a time to apply by, counted back from a day of the form, watches over no wait of the case", () => {
  const text = (ends: string) =>
    soundItem
      .replace(form, `${form}\n    expires: { type: day }`)
      .replace(
        limits,
        `limits:\n  window: { within: 5 business-days, starts: receipt, ends: decision, owner: head }\n  renewal: { within: 60 calendar-days, counts: before, starts: { day: expires }, ends: ${ends}, owner: applicant }\n`,
      );
  expect(findingsIn(text("receipt")).filter(({ rule }) => rule === "DEF77")).toMatchObject([
    { path: "flow.states.publicity" },
  ]);
  expect(findingsIn(text("delivered")).filter(({ rule }) => rule === "DEF77")).toEqual([]);
});

test("DEF19: what an item that is no licence is and demands may rest on the licensing law, and so may what follows a licence", () => {
  const own = `limits:\n  publicity: { within: 7 calendar-days, starts: receipt, ends: [decision, { leaves: publicity }], owner: head, basis: { law: 中华人民共和国行政许可法, article: `;
  const text = (article: string) =>
    soundItem.replace("type: licence", "type: other").replace(limits, `${own}${article} } }\n`);
  const rules = (article: string) => findingsIn(text(article)).map(({ rule }) => rule);
  expect(rules("42")).toEqual([...rules("70"), "DEF19"]);
  expect(rules("70")).not.toContain("DEF19");
  expect(rules('"69-1"')).not.toContain("DEF19");
  expect(findingsIn(text("42").replace("type: other", "type: bundle"))).not.toContainEqual(
    expect.objectContaining({ rule: "DEF19" }),
  );
});

describe("what only looks like a fault of time has none", () => {
  test.each([
    [
      "DEF14: an earlier start",
      promised,
      "promised: { within: 10 business-days, starts: receipt }",
    ],
    [
      "DEF14: a later start with a limit in between that leaves time enough",
      promised,
      "promised: { within: 10 business-days }\n  statutory: { starts: receipt }\n  window: { within: 5 business-days, starts: receipt, ends: acceptance, owner: window-clerk }",
    ],
    [
      "DEF14: an extension that the statute has too",
      promised,
      "promised: { within: 10 business-days, extend: { by: 10 business-days } }",
    ],
    ["DEF75: bounds that meet", form, "staff: { type: integer, min: 3, max: 3 }"],
    [
      "DEF77: a wait under the limit that runs on until delivery",
      end,
      `${end}\n        pay: { by: applicant, to: completion }`,
    ],
    [
      "DEF80: a pause that the applicant ends",
      soundItem.slice(soundItem.indexOf("        end: { title"), soundItem.indexOf("supervision:")),
      `        end: { by: applicant, to: completion }\n    completion: { use: completion, next: collection }\n    collection: { use: collection, next: archived }\n    archived: { final: true }\nlimits:\n  overall: { within: 30 business-days, starts: acceptance, ends: delivered, owner: head, excluded-while: [publicity], ${law} }\n  checking: { within: 5 business-days, starts: receipt, ends: acceptance, owner: head }\n  promised: { within: 30 business-days }\n`,
    ],
  ])("%s", (_name, from, to) => {
    expect(findingsIn(soundItem.replace(from, () => to))).toEqual([]);
  });

  test("DEF79: no branch has a limit", () => {
    const text = soundItem.replaceAll(/ within: (5 business-days|10 个工作日),?/g, "");
    expect(text).toContain("fire: { department: fire,");
    expect(findingsIn(text)).toEqual([]);
  });
});
