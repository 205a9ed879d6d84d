import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { rereadItem } from "@banjian/core";
import { explore, trailScenarios } from "@banjian/sim";
import { beforeAll, describe, expect, test } from "vitest";
import { toldWays } from "./print-exploration.js";
import { run } from "./run.js";
import { fakeContext } from "./testing/fake-context.js";

const items = path.join(import.meta.dirname, "../../../examples/items");
let folder = "";

const faulty = (states: string) => `banjian: 1
item:
  code: faulty
  version: "1"
  title: { zh: 有毛病的事项, en: faulty }
  type: other
  kind: promised
  level: county
  authority: { department: a, name: 某局 }
  basis: [{ law: 某法 }]
flow:
  initial: submission
  states:
    submission: { use: submission, next: first }
    end: { final: true }
    ${states}
`;

async function ran(...args: string[]) {
  const context = fakeContext(args);
  return { code: await run(context), ...context.printed };
}

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "banjian-explore-"));
});

describe("banjian explore", () => {
  test("says how an item can end and when, and that nothing is wrong with it", async () => {
    const file = path.join(items, "enterprise-registration.yaml");
    const { code, out, err } = await ran("explore", file, "--lang", "zh");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatchInlineSnapshot(`
      "企业设立登记  enterprise-registration 2026.1
      状态图有 12 种格局；试走了 32 种情形

      终态          最快（工作日）  人人按期时最慢
      不予受理      0               22
      已转送        0               22
      已撤回        0               22
      归档（不予）  0               22
      归档（准予）  0               22

      ✓ 没有死路，没有走不完的循环，没有到不了的状态，各部门总能汇齐，人人按期则承诺必守
      "
    `);
  });

  test("says which promise can be broken, on which way, and writes that way as a scenario that holds", async () => {
    const source = readFileSync(path.join(items, "enterprise-registration.yaml"), "utf8");
    const file = path.join(folder, "own-limit.yaml");
    // The registrar's own three days end after the promise of one.
    const limit = `  promised: { within: 0 business-days }
  desk: { title: 登记官期限, within: 3 business-days, starts: acceptance, ends: [decision], owner: registrar }
`;
    writeFileSync(file, source.replace("  promised: { within: 0 business-days }\n", limit));
    const ways = path.join(folder, "ways.scenarios.yaml");
    const { code, out } = await ran("explore", file, "--scenarios", ways);
    expect(code).toBe(1);
    expect(out).toContain("the promised limit can be missed although everybody is in time");
    expect(out).toMatch(/2026-03-05 17:00 {2}approve · agrees\n/);
    const played = await ran("test", ways);
    expect(played.code, played.out).toBe(0);
    expect(played.out).toContain("missed-promised");
    expect(JSON.parse((await ran("explore", file, "--json")).out)).toMatchObject({
      item: "enterprise-registration",
      problems: [{ way: expect.arrayContaining([expect.stringContaining("approve")]) }],
    });
  });

  test("says below what was found what a hall allows and was not tried, and nothing where nothing was left out", async () => {
    const several = path
      .join(items, "night-restaurant.yaml")
      .replace("/items/", "/approval/items/");
    const told = await ran("explore", several, "--lang", "en", "--most", "60");
    expect(told.out).toContain("not tried: what follows once a department has begun a second");
    const json = JSON.parse((await ran("explore", several, "--json", "--most", "60")).out);
    expect(json.notTried).toContain("not tried");
    const plain = path.join(items, "enterprise-registration.yaml");
    expect((await ran("explore", plain, "--lang", "en")).out).not.toContain("not tried");
    expect(JSON.parse((await ran("explore", plain, "--json")).out)).not.toHaveProperty("notTried");
  });

  test("refuses an item with findings, and a moment that is none", async () => {
    const file = path.join(folder, "bad.yaml");
    writeFileSync(file, "banjian: 1\n");
    expect(await ran("explore", file)).toMatchObject({
      code: 1,
      err: expect.stringContaining("ITEM_INVALID"),
    });
    const sound = path.join(items, "enterprise-registration.yaml");
    expect((await ran("explore", sound, "--at", "soon")).err).toContain("SIM_MOMENT_INVALID");
  });

  test("given up before everything was tried says so and claims nothing; and shows on a terminal how far it has come", async () => {
    const file = path.join(items, "restaurant-opening.yaml");
    const lines: string[] = [];
    const context = fakeContext(["explore", file, "--most", "150", "--lang", "en"]);
    const code = await run({
      ...context,
      progress: async (line) => {
        lines.push(line);
      },
    });
    expect(code).toBe(1);
    expect(context.printed.out).toContain("there are too many situations, and not all were tried");
    expect(context.printed.out).not.toContain("no dead end");
    expect(lines.slice(0, 1)).toEqual(["100 situations tried"]);
    expect(lines.at(-1)).toBe("");
  });

  test("keeps the way to a dead end, a livelock and an endless round as a scenario each", async () => {
    const of = async (states: string) => {
      const item = rereadItem(faulty(states), "faulty.yaml");
      const told = toldWays(await explore(item, "2026-03-02 09:00"));
      const { scenarios } = trailScenarios("faulty.yaml", told);
      return Object.entries(scenarios).map(([name, { steps }]) => [name, steps.at(-1)?.expect?.in]);
    };
    expect(await of("first: { on: { go: end, lose: limbo } }\n    limbo: {}")).toContainEqual([
      "dead-end-1",
      ["limbo"],
    ]);
    const ring = "first: { on: { go: end, turn: ring } }\n    ring: { on: { turn: gnir } }";
    expect(await of(`${ring}\n    gnir: { on: { turn: ring } }`)).toContainEqual([
      "livelock-1",
      ["ring"],
    ]);
    const wait = (at: string, to: string) =>
      `{ within: 3 calendar-days, starts: { enters: ${at} }, ends: { leaves: ${at} }, again: restart, owner: head, on-expiry: { outcome: passes, to: ${to} } }`;
    const round = `first: { on: { go: end } }
    second: { on: { go: end } }
limits:
  a: ${wait("first", "second")}
  b: ${wait("second", "first")}`;
    expect((await of(round)).map(([name]) => name)).toContain("round-1");
  });

  test("refuses a bound that is no number", async () => {
    const { code, err } = await ran("explore", "x.yaml", "--most", "all");
    expect([code, err]).toEqual([2, expect.stringContaining("--most")]);
  });
});
