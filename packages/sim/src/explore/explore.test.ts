import path from "node:path";
import { type Item, readItem, rereadItem } from "@banjian/core";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { readScenarios } from "../scenario/read-scenarios.js";
import { runScenarios } from "../scenario/run-scenario.js";
import { bundled } from "../testing/bundled.js";
import { type Exploration, explore } from "./explore.js";
import { trailLines } from "./trail-lines.js";
import { type Told, trailScenarios } from "./trail-scenarios.js";

// Thousands of decisions; a machine that is busy with other things takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const monday = "2026-03-02 09:00";
const items = path.join(import.meta.dirname, "../../../../examples/items");

function sound(name: string, change = (text: string) => text): Item {
  const { source, file } = bundled(name);
  const read = readItem(change(String(source)), file);
  if (!read.ok) throw new Error(read.findings.map(({ problem }) => problem.en).join("\n"));
  return read.item;
}

/** Runs ways against the engine, as a scenario file would: JSON is YAML too. */
async function failuresOf(name: string, told: readonly Told[]): Promise<unknown[]> {
  const text = JSON.stringify(trailScenarios(`${name}.yaml`, told));
  const read = readScenarios(text, path.join(items, "ways.scenarios.yaml"));
  if (!read.ok) throw new Error(read.findings.map(({ problem }) => problem.en).join("\n"));
  const results = await runScenarios(read.scenarios);
  return results.flatMap(({ name: way, failures }) => failures.map((one) => [way, one]));
}

const jointItem = `banjian: 1
item:
  code: joint
  version: "1"
  title: 并联审批
  type: bundle
  kind: promised
  level: county
  authority: { department: market, name: 市场监督管理局 }
  basis: [{ law: 中华人民共和国行政许可法 }]
  materials: [{ id: application, title: 申请表 }]
departments: { fire: { title: 消防 } }
flow:
  initial: submission
  states:
    submission: { use: submission, next: acceptance }
    acceptance: { use: acceptance, supplement: { answer-within: 30 calendar-days }, next: approval }
    approval:
      use: approval
      returns: { window: true }
      branches:
        market: { department: market, steps: [approve] }
        fire:
          department: fire
          steps: [{ step: review, signers: [reviewer, approver] }, approve]
      next: completion
    completion: { use: completion, next: collection }
    collection: { use: collection, next: archived }
    archived: { final: true }
limits: { preset: licensing-law-joint }
`;

describe("an item decided on the spot", () => {
  let it: Exploration;
  beforeAll(async () => {
    it = await explore(sound("enterprise-registration"), monday);
  });

  test("ends as soon as on the day, and as late as the applicant's own thirty days allow", () => {
    const days = it.ends.map(({ name, soonest, latest }) => [
      name,
      soonest.businessDays,
      latest?.businessDays,
    ]);
    expect(days.toSorted()).toEqual([
      ["archived denied", 0, 22],
      ["archived granted", 0, 22],
      ["forwarded", 0, 22],
      ["refused", 0, 22],
      ["withdrawn", 0, 22],
    ]);
  });

  test("has nothing wrong with it", () => {
    const { deadEnds, livelocks, rounds, broken, untaken, endless, more } = it;
    expect({ deadEnds, livelocks, rounds, broken, untaken, endless, more }).toEqual({
      deadEnds: [],
      rounds: [],
      livelocks: [],
      broken: [],
      untaken: [],
      endless: false,
      more: false,
    });
    expect(it.chart).toEqual({
      count: 12,
      more: false,
      unreachable: [],
      deadEnds: [],
      livelocks: [],
      neverJoined: [],
    });
  });

  test("goes every way it was found to go in the real engine as well", async () => {
    const title = { zh: "一条路", en: "a way" };
    const told = [
      ...it.ways.map(({ place }, index) => ({ name: `way-${index}`, title, place })),
      ...it.ends.flatMap(({ soonest, latest }, index) => [
        { name: `soonest-${index}`, title, place: soonest.place },
        { name: `latest-${index}`, title, place: (latest ?? soonest).place },
      ]),
    ];
    expect(told.length).toBeGreaterThan(12);
    expect(await failuresOf("enterprise-registration", told)).toEqual([]);
  });

  test("reads as a story", () => {
    const end = it.ends.find(({ name }) => name === "archived granted");
    const lines = end === undefined ? [] : trailLines(it.item, end.soonest.place, "zh");
    expect(lines).toEqual([
      "2026-03-02 09:00  申办",
      "2026-03-02 09:00  受理",
      "2026-03-02 09:00  批准 · 同意",
      expect.stringMatching(/^2026-03-02 09:00 {2}办结/),
      expect.stringMatching(/^2026-03-02 09:00 {2}(送达|领取登记)/),
      "2026-03-02 09:00  → 归档",
    ]);
  });
});

/** Three departments side by side; one of them may test, which leaves its own time out and not that of the case. */
const threeDepartments = (promised: number) =>
  sound("food-business-licence", (text) =>
    text
      .replace(
        "      steps: [handle, review, approve]\n      separate-people: true\n",
        `      branches:
        food: { department: market-supervision, steps: [approve], within: 5 business-days }
        fire: { department: fire, steps: [approve], within: 8 business-days }
        sign: { department: sign, steps: [approve], within: 3 business-days }
`,
      )
      .replace(
        "\nflow:",
        "\ndepartments: { fire: { title: 消防 }, sign: { title: 城管 } }\n\nflow:",
      )
      .replace("within: 10 business-days", "within: 40 business-days")
      .replace("promised: { within: 5", `promised: { within: ${promised}`)
      .replace(/ {8}# 现场核查.*\n.*site-inspection.*\n/, ""),
  );

// Food tests for ten days from the first on, fire takes its eight: from then on only food is open, and the case stands still.
// Eight days that count, and food's own five after its test: thirteen in all.
describe("a promise", () => {
  test("is broken on a way on which every department keeps its own limit", async () => {
    const { broken, item } = await explore(threeDepartments(12), monday);
    expect(broken.map(({ limit }) => limit)).toEqual(["promised"]);
    const lines = broken.flatMap(({ way }) => trailLines(item, way.place, "en"));
    expect(lines.join("\n")).toMatch(/open procedure · testing, 10 business days/);
  });

  test("holds where it is long enough for that", async () => {
    expect((await explore(threeDepartments(13), monday)).broken).toEqual([]);
  });
});

const plain = (states: string) =>
  rereadItem(
    `banjian: 1
item:
  code: planted
  version: "1"
  title: { zh: 有毛病的事项, en: planted }
  type: other
  kind: promised
  level: county
  authority: { department: a, name: 某局 }
  basis: [{ law: 某法 }]
departments: { b: { title: 乙局 } }
flow:
  initial: submission
  states:
    submission: { use: submission, next: first }
${states}`,
    "planted.yaml",
  );

describe("departments that sign together and return work to the window", () => {
  test("AP5, AP7: are seen to come to an end, each signer in person, every return and its answer", async () => {
    const joint = sound("enterprise-registration", () => jointItem);
    const { deadEnds, livelocks, untaken, ends } = await explore(joint, monday);
    expect([deadEnds, livelocks, untaken]).toEqual([[], [], []]);
    expect(ends.map(({ title }) => title.en)).toContain("archived (granted)");
  });
});

test("procedures that differ by their names only make no more situations than one of them", async () => {
  const withProcedures = (procedures: string) =>
    sound("enterprise-registration", () =>
      jointItem.replace("      returns:", `      procedures: ${procedures}\n      returns:`),
    );
  const one = await explore(withProcedures("{ testing: { excludes: true } }"), monday);
  const two = await explore(
    withProcedures("{ testing: { excludes: true }, tender: { excludes: true } }"),
    monday,
  );
  expect([two.situations, two.more]).toEqual([one.situations, false]);
});

describe("a fault in an item", () => {
  test("such as a state that nothing leads to is found", async () => {
    const { chart } = await explore(
      plain(
        "    first: { on: { go: end } }\n    end: { final: true }\n    island: { on: { go: end } }\n",
      ),
      monday,
    );
    expect(chart.unreachable).toEqual(["island"]);
  });

  test("such as a dead end is found, with the way to it", async () => {
    const { chart, deadEnds, item } = await explore(
      plain(
        "    first: { on: { go: end, lose: limbo } }\n    end: { final: true }\n    limbo: {}\n",
      ),
      monday,
    );
    expect(chart.deadEnds).toEqual(["limbo"]);
    expect(deadEnds.map(({ state }) => state.value)).toEqual(["limbo"]);
    expect(deadEnds.flatMap((place) => trailLines(item, place, "en")).at(-1)).toContain("limbo");
  });

  test("such as a circle without a way out is found", async () => {
    const { chart, livelocks, deadEnds } = await explore(
      plain(
        "    first: { on: { go: ring, stop: end } }\n    ring: { on: { on: gnir } }\n    gnir: { on: { on: ring } }\n    end: { final: true }\n",
      ),
      monday,
    );
    expect(chart.livelocks).toEqual(["ring", "gnir"]);
    expect(livelocks.map(({ state }) => state.value)).toEqual(["ring", "gnir"]);
    expect(deadEnds).toEqual([]);
  });

  test("DEF83: such as limits that run out into each other is found, and the exploration comes to an end", async () => {
    const { rounds, livelocks, endless, item } = await explore(
      plain(`    first: { on: { go: end } }
    second: { on: { go: end } }
    end: { final: true }
limits:
  a: { within: 3 calendar-days, starts: { enters: first }, ends: { leaves: first }, again: restart, owner: head, on-expiry: { outcome: passes, to: second } }
  b: { within: 3 calendar-days, starts: { enters: second }, ends: { leaves: second }, again: restart, owner: head, on-expiry: { outcome: passes, to: first } }
`),
      monday,
    );
    expect(rounds.map(({ state }) => state.value)).toEqual(["first", "second"]);
    expect([livelocks, endless]).toEqual([[], true]);
    expect(rounds.flatMap((place) => trailLines(item, place, "en")).join("\n")).toContain("second");
  });

  test("such as departments that wait for each other is found", async () => {
    const { chart } = await explore(
      plain(`    first:
      use: approval
      branches:
        a: { department: a, starts: { after: b } }
        b: { department: b, starts: { after: a } }
      next: end
    end: { final: true }
`),
      monday,
    );
    expect(chart.neverJoined).toEqual(["first.branches"]);
  });
});
