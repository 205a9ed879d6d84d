import { describe, expect, test } from "vitest";
import { readItem } from "../read-item.js";

const wait = (
  name: string,
  state: string,
  to: string,
  more = "again: restart, basis: { law: 某法 }",
) =>
  `  ${name}: { within: 7 calendar-days, starts: { enters: ${state} }, ends: { leaves: ${state} }, owner: head, on-expiry: { outcome: passes, to: ${to} }, ${more} }\n`;

const states = `    first: { on: { go: end } }
    second: { on: { go: end } }
`;

const findingsIn = (inside: string, limits: string) =>
  readItem(
    `banjian: 1
item:
  code: planted
  version: "1"
  title: 转圈
  type: other
  kind: promised
  level: county
  authority: { department: a, name: 某局 }
  basis: [{ law: 某法 }]
flow:
  initial: submission
  states:
    submission: { use: submission, next: first }
${inside}    end: { final: true }
limits:
  promised: { within: 60 business-days, starts: receipt, ends: { enters: end } }
${limits}`,
    "planted.yaml",
  ).findings.map(({ rule, path, problem }) => `${rule} ${path}: ${problem.en}`);

const round = (path: string, names: string) =>
  `DEF83 ${path}: these limits run out into each other: ${names}; a case goes round for ever with nobody doing anything`;

describe("DEF83: a loop without a person in it", () => {
  test("of two limits that lead to each other's state", () => {
    const limits = wait("a", "first", "second") + wait("b", "second", "first");
    expect(findingsIn(states, limits)).toEqual([round("limits.a.on-expiry", "a → b → a")]);
  });

  test("of one limit, by way of a state that is done as soon as it is entered", () => {
    const passing = `    first: { on: { go: end } }
    second: { initial: x, states: { x: { final: true } }, next: first, on: { stop: end } }
`;
    expect(findingsIn(passing, wait("a", "first", "second"))).toEqual([
      round("limits.a.on-expiry", "a → a"),
    ]);
  });

  test("of silence that accepts, and a wait that leads back before acceptance", () => {
    const silence = `    first: { use: acceptance, next: second }
    second: { on: { go: end } }
`;
    const law = "again: restart, basis: { law: 某法 }";
    const limits = `  check: { within: 5 business-days, starts: [receipt, { expires: back }], ends: acceptance, owner: head, on-expiry: { outcome: deemed-accepted, basis: { law: 某法 } }, ${law} }
  back: { within: 9 business-days, starts: acceptance, ends: { enters: end }, owner: head, on-expiry: { outcome: passes, to: first }, ${law} }
`;
    const found = findingsIn(silence, limits).filter((one) => one.startsWith("DEF83"));
    expect(found).toEqual([round("limits.check.on-expiry", "check → back → check")]);
  });

  test("of states that are done as soon as they are entered, wherever they lie", () => {
    const done = "initial: x, states: { x: { final: true } }, on: { stop: end }";
    const told = (names: string) =>
      `these states are done as soon as they are entered and lead to each other: ${names}; no case would ever come to rest`;
    expect(
      findingsIn(
        `    first: { ${done}, next: second }\n    second: { ${done}, next: first }\n`,
        "",
      ),
    ).toEqual([`DEF83 flow.states.second: ${told("second → first → second")}`]);
    const inner = `    first:
      initial: x
      on: { stop: end }
      states: { x: { initial: z, states: { z: { final: true } }, next: y }, y: { initial: z, states: { z: { final: true } }, next: x } }
`;
    expect(findingsIn(inner, "")).toContainEqual(
      `DEF83 flow.states.first.states.y: ${told("first.y → first.x → first.y")}`,
    );
  });

  test.each([
    ["one of the limits does not start again", wait("b", "second", "first", "again: ignore")],
    ["one leads to an end", wait("b", "second", "end")],
    ["one leads nowhere", wait("b", "second", "first").replace(/ to: first/, "")],
  ])("is none where %s", (_name, other) => {
    const found = findingsIn(states, wait("a", "first", "second") + other);
    expect(found.filter((one) => one.includes("DEF83"))).toEqual([]);
  });

  test("is said of the starts alone where the limits only wait for each other", () => {
    const limits = ["a", "b"].map((name, index) =>
      wait(name, "first", "second").replace(
        "{ enters: first }",
        `{ expires: ${["b", "a"][index]} }`,
      ),
    );
    const found = findingsIn(states, limits.join("")).map((one) => one.slice(0, 5));
    expect(found).toContain("DEF29");
    expect(found).not.toContain("DEF83");
  });
});

test("DEF7: a limit that runs out elsewhere leads nobody out of a state, and reaches none", () => {
  const pit = "    first: { on: { go: end, stop: pit } }\n    pit: { title: 搁置 }\n";
  expect(findingsIn(pit, wait("hold", "first", "end"))).toEqual([
    'DEF7 flow.states.pit: a case that enters "pit" can never come to an end',
  ]);
  expect(findingsIn(pit, wait("hold", "pit", "end"))).toEqual([]);
});
