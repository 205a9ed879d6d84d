import { describe, expect, test } from "vitest";
import { soundItem } from "../../testing/sound-item.js";
import { readItem } from "../read-item.js";

/** What is written instead of what, where the finding must stand, and a word of the problem and of the repair. */
type Fault = readonly [
  rule: string,
  from: string,
  to: string,
  path: string,
  says: readonly [string, string],
];

const promised = "promised: { within: 10 business-days }";
const county = "  level: county";
const basis = "basis: { law: 市政府令 }";
const flow = "flow:\n  initial";
const variants = (...lines: readonly string[]) =>
  `variants:\n${lines.map((line) => `  ${line}\n`).join("")}${flow}`;
const end = "end: { title: 期满, to: completion }";
const owner = "    owner: window-clerk";
const twice = ["is written twice", "Delete one"] as const;
const hearing = (more: string) =>
  `testing: { excludes: true }\n        hearing: { excludes: true, ${more} }`;
const rungs = (first: string, second: string) =>
  `${owner}\n    rungs: [{ at: { ${first} }, does: yellow }, { at: { ${second} }, does: red }]`;
const early = ["before the yellow one", "red one after it"] as const;

const faults: readonly Fault[] = [
  [
    "DEF23",
    owner,
    `${owner}\n    extend: { by: 3 calendar-days }`,
    "limits.publicity.extend",
    ["does not run during the approval", "delete extend"],
  ],
  [
    "DEF23",
    promised,
    "promised: { within: 10 business-days, becomes: [{ on: { opens: testing }, within: 10 个工作日 }] }",
    "limits.promised.becomes",
    ["it is 10 business days before and after", "Write another allowance"],
  ],
  [
    "DEF23",
    "flow:\n  initial",
    "variants:\n  a: { title: 甲, when: form.staff > 3, limits: { promised: { within: 8 business-days, becomes: [{ on: { opens: testing }, within: 8 business-days }] } } }\nflow:\n  initial",
    "variants.a.limits.promised.becomes",
    ["it is 8 business days before and after", "delete becomes"],
  ],
  [
    "DEF23",
    owner,
    `${owner}\n    on-expiry: { outcome: deemed-granted, ${basis} }`,
    "limits.publicity.on-expiry",
    ['can end "deemed-granted"', "before what it would decide"],
  ],
  [
    "DEF23",
    "supervision: { preset: early }",
    "supervision: { watch: { too-few-inspectors: yellow } }",
    "supervision.watch.too-few-inspectors",
    ["no procedure is carried out on a site", "Write on-site: true"],
  ],
  ["DEF23", county, `${county}\n  themes: [a, b, a]`, "item.themes.2", twice],
  ["DEF23", county, `${county}\n  audience: [person, person]`, "item.audience.1", twice],
  [
    "DEF23",
    county,
    `${county}\n  intermediaries: [{ title: 测绘, gives: plan, ${basis} }, { title: 测绘, gives: plan, ${basis} }]`,
    "item.intermediaries.1",
    twice,
  ],
  [
    "DEF23",
    "basis: [{ law: 食品安全法, article: 35 }]",
    "basis: [{ law: 食品安全法, article: 35 }, { article: 35, law: 食品安全法 }]",
    "item.basis.1",
    twice,
  ],
  [
    "DEF23",
    "ends: [{ leaves: publicity }]",
    "ends: [{ leaves: publicity }, { leaves: publicity }]",
    "limits.publicity.ends.1",
    ['"leaves publicity" is written twice', "Delete one"],
  ],
  [
    "DEF23",
    "use: completion, next",
    "use: completion, by: [window-clerk, head, window-clerk], next",
    "flow.states.completion.by.2",
    twice,
  ],
  [
    "DEF23",
    "supervision: { preset: early }",
    "notifications: { decided: [sms, sms], accepted: { by: [letter, sms, letter] } }",
    "notifications.decided.by.1",
    twice,
  ],
  [
    "DEF23",
    "flow:\n  initial",
    "variants:\n  a: { title: 甲, when: form.staff > 3, waives: [plan, plan] }\nflow:\n  initial",
    "variants.a.waives.1",
    twice,
  ],
  [
    "DEF23",
    "  inspector: 核查员",
    "  inspector: 核查员\n  head: 行政机关负责人",
    "roles.head",
    ["by this very title", "called otherwise here"],
  ],
  [
    "DEF47",
    "testing: { excludes: true }",
    hearing("within: 5 business-days, hearing: {}"),
    "flow.states.approval.procedures.hearing.within",
    ["takes 5 business days in all", "longer than invite-before"],
  ],
  [
    "DEF47",
    "testing: { excludes: true }",
    hearing("hearing: { invite-before: 60 calendar-days }"),
    "flow.states.approval.procedures.hearing.hearing.invite-before",
    ["60 calendar days before a hearing", "Shorten invite-before"],
  ],
  ["DEF32", owner, rungs("left: 1", "left: 3"), "limits.publicity.rungs", early],
  ["DEF32", owner, rungs("over: 1", "over: 1"), "limits.publicity.rungs", early],
  ["DEF32", owner, rungs("over: 1", "left: 0"), "limits.publicity.rungs", early],
  ["DEF32", owner, rungs("used: 90", "left: 5"), "limits.publicity.rungs", early],
  [
    "DEF57",
    "id: plan, title: 平面图 }",
    `id: plan, title: 平面图, tolerated: { within: 0 business-days, ${basis} } }`,
    "item.materials.0.tolerated.within",
    ["no time at all", "within how many days"],
  ],
  [
    "DEF30",
    'version: "1"',
    'version: "2026.1"\n  intermediaries: [{ title: 测绘, gives: plan, basis: { law: 市政府令, to: 2019-12-31 } }]',
    "item.intermediaries.0.basis",
    ["out of force after 2019-12-31, and the item begins on 2026-01-01", "in force"],
  ],
  [
    "DEF59",
    end,
    "end: { title: 期满, to: [{ when: form.staff > 5, to: completion }, { to: completion }] }",
    "flow.states.publicity.on.end.to.0",
    ["whether the condition holds or not", "delete this way"],
  ],
  [
    "DEF59",
    end,
    "end: { title: 期满, to: [{ when: form.staff > 5, to: archived }, { when: form.staff > 10, to: collection }, { to: completion }] }",
    "flow.states.publicity.on.end.to.1",
    ["one before it holds as well", "narrower condition first"],
  ],
  [
    "DEF59",
    end,
    "end: { title: 期满, to: [{ when: form.staff > 9, to: archived }, { when: form.staff < 5, to: collection }, { when: form.staff == 3 || form.staff >= 12, to: archived }, { to: completion }] }",
    "flow.states.publicity.on.end.to.2",
    ["one before it holds as well", "narrower condition first"],
  ],
  [
    "DEF55",
    "staff: { type: integer, min: 0 }",
    "staff: { type: integer, min: 1 }\n    area: { type: number, only-when: form.staff < 1 }",
    "item.form.area.only-when",
    ['"form.staff < 1" never holds', "Correct its values"],
  ],
  [
    "DEF55",
    county,
    `${county}\n  audience: [person]\n  fees: [{ title: 工本费, standard: 10 元, only-when: applicant.kind == "legal-person", ${basis} }]`,
    "item.fees.0.only-when",
    ['can never be "legal-person"', "It can be: person"],
  ],
  [
    "DEF58",
    flow,
    variants(
      `a: { title: 甲, when: form.staff > 5, limits: { promised: 8 business-days } }`,
      `b: { title: 乙, when: form.staff > 9, limits: { promised: 6 business-days } }`,
    ),
    "variants.b",
    ['wherever the variant "b" applies "a" does too', "narrower condition first"],
  ],
  [
    "DEF58",
    flow,
    variants(`a: { title: 甲, when: form.staff > 5, waives: [proof, plan] }`),
    "variants.a.waives.0",
    ['"proof" is not needed anyway', "required: false"],
  ],
  [
    "DEF58",
    flow,
    variants(
      `a: { title: 甲, when: form.staff > 5, waives: [plan], limits: { promised: 10 business-days } }`,
    ),
    "variants.a.limits.promised",
    ["as long as the item's own", "another length"],
  ],
  [
    "DEF57",
    "id: plan, title: 平面图 }",
    "id: plan, title: 平面图, required: { when: materials.plan } }",
    "item.materials.0.required.when",
    ['whether "plan" is demanded hangs on whether it has come itself', "another document"],
  ],
  [
    "DEF57",
    "id: plan, title: 平面图 }",
    "id: plan, title: 平面图, only-when: form.staff > 3 || materials.plan }",
    "item.materials.0.only-when",
    ["has come itself", "another document"],
  ],
  [
    "DEF55",
    "id: plan, title: 平面图 }",
    "id: plan, title: 平面图, required: { when: form.staff < form.staff } }",
    "item.materials.0.required.when",
    ["compared with itself", "another field or a value"],
  ],
  [
    "DEF55",
    end,
    'end: { title: 期满, to: [{ when: "reached[\\"pre-acceptance\\"]", to: archived }, { to: completion }] }',
    "flow.states.publicity.on.end.to.0.when",
    ['never comes to "reached.pre-acceptance"', "a step that the flow has"],
  ],
  [
    "DEF59",
    end,
    "end: { title: 期满, when: form.staff > 9, to: [{ when: form.staff < 5, to: archived }, { to: completion }] }",
    "flow.states.publicity.on.end.to.0",
    ["whenever the action's own condition holds this one does not", "one of the two conditions"],
  ],
  [
    "DEF81",
    county,
    `${county}\n  online: none\n  visits: 0`,
    "item.visits",
    ["nothing of it can be done online, and no visit", "visits: 1"],
  ],
  [
    "DEF81",
    county,
    `${county}\n  fees: [{ id: card, title: 工本费, standard: 每件 200 元, amount: 300, before: decision, ${basis} }]`,
    "item.fees.0.amount",
    ["announced as 200 yuan, and 300.00 yuan are charged", "the same sum"],
  ],
  [
    "DEF84",
    "        end: { title: 期满, to: completion }",
    "        end: { title: 期满, to: completion, kind: submit, by: applicant }",
    "flow.states.publicity",
    ["no application is filed twice", "another kind"],
  ],
];

const shared = soundItem
  .replace("title: 平面图 }", "title: 平面图, source: shared, certificate: plan }")
  .replace(flow, variants("a: { title: 甲, when: form.staff > 5, waives: [plan] }"));

const findingsIn = (text: string) => readItem(text, "catering.yaml").findings;

describe("what is said twice, for nothing, or against the numbers beside it", () => {
  test.each(faults)("%s: %s → %s", (rule, from, to, path, [problem, hint]) => {
    expect(soundItem.split(from), "stands once in the sound file").toHaveLength(2);
    const found = findingsIn(soundItem.replace(from, () => to));
    const one = found.find((finding) => finding.rule === rule && finding.path === path);
    expect(one, JSON.stringify(found, null, 1)).toBeDefined();
    expect(one?.problem.en).toContain(problem);
    expect(one?.hint.en).toContain(hint);
    for (const { zh } of [one?.problem, one?.hint].flatMap((it) => it ?? [])) {
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
  });

  test("DEF58: what comes from the library is not waived", () => {
    const [one, ...others] = findingsIn(shared);
    expect(others).toEqual([]);
    expect(`${one?.rule} ${one?.path}`).toBe("DEF58 variants.a.waives.0");
    expect(one?.hint.en).toContain('only-when: "!variants.a"');
  });

  test.each([
    [
      "DEF58: a narrower variant first, and one that waives more",
      flow,
      variants(
        `a: { title: 甲, when: form.staff > 9, limits: { promised: 6 business-days } }`,
        `b: { title: 乙, when: form.staff > 5, limits: { promised: 8 business-days } }`,
        `c: { title: 丙, when: form.staff > 7, limits: { promised: 8 business-days }, waives: [plan] }`,
      ),
    ],
    [
      "DEF55: a milestone that the flow has",
      end,
      "end: { title: 期满, to: [{ when: reached.granted && form.staff > 5, to: archived }, { to: completion }] }",
    ],
    [
      "DEF81: a fee by measure, which is charged for all of it",
      county,
      `${county}\n  fees: [{ id: card, title: 工本费, standard: 每平方米 20 元, amount: 300, before: decision, basis: { law: 城市道路管理条例, article: 37 } }, { id: two, title: 证书费, standard: 每件 20 元, amount: "20.00", before: decision, basis: { law: 城市道路管理条例, article: 37 } }]`,
    ],
    [
      "DEF23: the same role twice among signers, who are two persons",
      "steps: [handle, { step: approve, by: inspector }]",
      "steps: [handle, { step: approve, signers: [inspector, inspector] }]",
    ],
    [
      "DEF23: a standard role by another title",
      "  inspector: 核查员",
      "  inspector: 核查员\n  head: 局长",
    ],
    [
      "DEF23: a change of which one leads back to the first allowance",
      promised,
      "promised: { within: 10 business-days, becomes: [{ on: { opens: testing }, within: 8 business-days }, { on: { closes: testing }, within: 10 business-days }] }",
    ],
    [
      "DEF23: silence that grants while it is being decided",
      promised,
      `${promised}\n  silent: { within: 20 business-days, starts: acceptance, ends: decision, owner: head, on-expiry: { outcome: deemed-granted, ${basis} } }`,
    ],
    [
      "DEF23: an extension of a limit that starts while the departments work",
      promised,
      `${promised}\n  tests: { within: 5 business-days, starts: { opens: testing }, ends: { closes: testing }, owner: head, extend: { by: 5 business-days } }`,
    ],
    [
      "DEF59: a way that leads where the last leads, with another between them",
      end,
      "end: { title: 期满, to: [{ when: form.staff > 9, to: completion }, { when: form.staff > 5, to: archived }, { to: completion }] }",
    ],
    [
      "DEF59: a narrower condition first",
      end,
      "end: { title: 期满, to: [{ when: form.staff > 9, to: collection }, { when: form.staff > 5, to: archived }, { to: completion }] }",
    ],
    ["DEF32: yellow, then red", owner, rungs("used: 80", "over: 1")],
    ["DEF32: yellow and red of two measures that are close", owner, rungs("used: 85", "left: 1")],
    [
      "DEF47: a hearing that has time enough",
      "testing: { excludes: true }",
      hearing("within: 20 business-days, hearing: {}"),
    ],
    [
      "DEF30: a law that another follows",
      'version: "1"',
      'version: "2026.1"\n  intermediaries: [{ title: 测绘, gives: plan, basis: { law: 市政府令, to: 2026-12-31 } }]',
    ],
  ])("%s is no fault", (_name, from, to) => {
    expect(findingsIn(soundItem.replace(from, () => to))).toEqual([]);
  });
});
