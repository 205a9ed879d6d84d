import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Item, readItem } from "@banjian/core";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { readScenarios } from "../scenario/read-scenarios.js";
import { runScenarios } from "../scenario/run-scenario.js";
import { type Exploration, explore } from "./explore.js";
import { trailLines } from "./trail-lines.js";
import { trailScenarios } from "./trail-scenarios.js";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const monday = "2026-03-02 09:00";

const hearings = "      procedures: { hearing: { excludes: true, hearing: {} } }";

const departmentsIn = (approval: string) =>
  ["water: { title: 水务 }", "forest: { title: 林业 }"]
    .filter((one) => approval.includes(`${one.split(":")[0]}: { within`))
    .map((one) => `, ${one}`)
    .join("");

const jointFile = (approval: string) => `banjian: 1
item:
  code: joint
  version: "1"
  title: 并联审批
  type: bundle
  kind: promised
  level: county
  authority: { department: market, name: 市场监督管理局 }
  basis: [{ law: 中华人民共和国行政许可法 }]
  materials: [{ id: application, title: 申请表, basis: { law: 某规定, article: 1 } }]
departments: { fire: { title: 消防 }${departmentsIn(approval)} }
flow:
  initial: submission
  states:
    submission: { use: submission, next: acceptance }
    acceptance: { use: acceptance, supplement: { answer-within: 30 calendar-days }, next: approval }
    approval:
      use: approval
      branches:
        market: { department: market, steps: [handle, approve], within: 10 business-days }
        fire: { department: fire, steps: [approve], within: 8 business-days }
      next: completion
${approval}
    completion: { use: completion, next: collection }
    collection: { use: collection, next: archived }
    archived: { final: true }
limits: { preset: licensing-law-joint }
`;

const joint = (approval: string): Item => {
  const read = readItem(jointFile(approval), "joint.yaml");
  if (!read.ok) throw new Error(read.findings.map(({ problem }) => problem.en).join("\n"));
  return read.item;
};

/** The lines of all ways together. */
const told = ({ item, ways }: Exploration) =>
  ways.flatMap(({ place }) => trailLines(item, place, "en")).join("\n");

const wrongIn = ({ deadEnds, livelocks, rounds, untaken, endless, more }: Exploration) => ({
  deadEnds,
  livelocks,
  rounds,
  untaken,
  endless,
  more,
});
const nothingWrong = {
  deadEnds: [],
  livelocks: [],
  rounds: [],
  untaken: [],
  endless: false,
  more: false,
};

/** Every act of every visit to a place, as the first that went there told of it. */
async function explored(approval: string): Promise<Exploration & { readonly lines: string }> {
  const it = await explore(joint(approval), monday);
  expect(wrongIn(it)).toEqual(nothingWrong);
  return { ...it, lines: told(it) };
}

const latestGrant = ({ ends }: Exploration) =>
  ends.find(({ name }) => name === "archived granted")?.latest?.businessDays ?? 0;

describe("a right to a hearing", () => {
  let plain: Exploration;
  let it: Awaited<ReturnType<typeof explored>>;
  beforeAll(async () => {
    plain = await explored("");
    it = await explored(hearings);
  });

  test.each([
    "notify of the right to a hearing",
    "request a hearing",
    "waive the hearing",
    "open procedure · hearing, 10 business days",
    "invite to the hearing · 2026-03-11",
    "close procedure",
  ])("is walked through: %s", (act) => {
    expect(it.lines).toContain(act);
  });

  test("is held on the day it was invited to, seven business days after the invitation", () => {
    expect(it.lines).toMatch(/2026-03-02 \d\d:\d\d {2}.* invite to the hearing · 2026-03-11/);
    expect(it.lines).toMatch(/2026-03-11 09:00 {2}.* close procedure/);
  });

  test("makes the latest way longer: five days to ask, seven to be invited, beside what was there", () => {
    expect(latestGrant(it)).toBeGreaterThanOrEqual(latestGrant(plain) + 12);
  });

  test("each way with a hearing runs against the real engine as a scenario", async () => {
    const title = { zh: "一条路", en: "a way" };
    const told = it.ways.map(({ place }, index) => ({ name: `way-${index}`, title, place }));
    const folder = mkdtempSync(path.join(tmpdir(), "banjian-hearing-"));
    writeFileSync(path.join(folder, "joint.yaml"), jointFile(hearings));
    const text = JSON.stringify(trailScenarios("joint.yaml", told));
    const read = readScenarios(text, path.join(folder, "joint.scenarios.yaml"));
    if (!read.ok) throw new Error(read.findings.map(({ problem }) => problem.en).join("\n"));
    const results = await runScenarios(read.scenarios);
    expect(results.flatMap(({ name, failures }) => failures.map((one) => [name, one]))).toEqual([]);
    expect(results).toHaveLength(told.length);
  });
});

describe("a consultation", () => {
  test("is walked through to its answer and past its time", async () => {
    const { lines } = await explored("      consultations: { water: { within: 3 business-days } }");
    expect(lines).toContain("consult a department · handle · 水务");
    expect(lines).toContain("answer the consultation");
    expect(lines).toContain("the time to answer the consultation is overdue (due 2026-03-05)");
  });

  test("may be asked on by whoever was asked", async () => {
    const { lines } = await explored(`      consultations:
        water: { within: 3 business-days, consults: [forest] }
        forest: { within: 2 business-days }`);
    expect(lines).toMatch(/consult a department · answer the consultation · 林业/);
  });

  test("that nobody has to answer by a day the work waits for leaves no way on but the answer", async () => {
    const { lines } = await explored(
      "      consultations: { water: { within: 3 business-days, wait: until-answer } }",
    );
    expect(lines).toContain("answer the consultation");
  });
});

test("an exploration that is given up says so, and claims nothing of what it has not tried", async () => {
  const seen: number[] = [];
  const it = await explore(joint(hearings), monday, { most: 30, watch: (n) => seen.push(n) });
  expect([it.more, it.untaken, it.situations < 60]).toEqual([true, [], true]);
  expect(seen.length).toBeGreaterThan(10);
});
