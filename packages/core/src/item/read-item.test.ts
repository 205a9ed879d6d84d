import { readFileSync } from "node:fs";
import { CodedError } from "@banjian/base";
import { describe, expect, test } from "vitest";
import type { ItemFileInput } from "../definition/item-schema.js";
import { readYaml } from "../definition/read-yaml.js";
import { citizen } from "../testing/people.js";
import { jointLicence, licence, onlineLicence } from "../testing/sample-items.js";
import { soundItem } from "../testing/sound-item.js";
import { story } from "../testing/story.js";
import { defineItem, readItem } from "./read-item.js";

/** Rule and path of every finding, from the top of the file down. */
function findingsIn(text: string): string[] {
  return readItem(text, "x.yaml").findings.map(({ rule, path }) => `${rule} ${path}`);
}

function changed(...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, () => to);
  }, soundItem);
}

const licens = ["type: licence", "type: licens"] as const;
const colection = ["next: collection", "next: colection"] as const;
const inspektor = ["by: inspector", "by: inspektor"] as const;
const withn = ["promised: { within:", "promised: { withn:"] as const;

describe("all faults of a file are found at once", () => {
  test("of shape and of meaning, in the order of the file", () => {
    expect(findingsIn(changed(licens, colection, inspektor, withn))).toEqual([
      "DEF3 item.type",
      "DEF8 flow.states.approval.branches.health.steps.1.by",
      "DEF5 flow.states.completion.next",
      "DEF1 limits.promised.withn",
    ]);
  });

  test("also where something that no file can do without is missing", () => {
    const text = changed(["  code: catering\n", ""], [", name: 市场监督管理局", ""], colection);
    expect(findingsIn(text)).toEqual([
      "DEF2 item.code",
      "DEF2 item.authority.name",
      "DEF5 flow.states.completion.next",
    ]);
  });

  test("two in one place", () => {
    const text = changed([
      "{ title: 期满, to: completion }",
      "{ title: 期满, to: competion, by: clerk, colour: red }",
    ]);
    expect(findingsIn(text)).toEqual([
      "DEF5 flow.states.publicity.on.end.to",
      "DEF8 flow.states.publicity.on.end.by",
      "DEF1 flow.states.publicity.on.end.colour",
    ]);
  });
});

describe("of more than can be read the first hundred are listed", () => {
  test("YAML18 says so, and the file is refused", () => {
    const strays = Array.from({ length: 20_000 }, (_, index) => `k${index}: v\n`).join("");
    const { ok, findings } = readItem(soundItem + strays, "x.yaml");
    expect(ok).toBe(false);
    expect(findings).toHaveLength(101);
    expect(findings[0]).toMatchObject({ rule: "DEF1", path: "k0" });
    expect(findings.at(-1)).toMatchObject({ rule: "YAML18", severity: "error" });
  });

  test("DEF25: a chart of thousands of states is only told to be too large", () => {
    const states = Array.from({ length: 1_900 }, (_, n) => `    s${n}: { on: { go: s${n} } }\n`);
    const text = changed(["    archived: {", `${states.join("")}    archived: {`], inspektor);
    expect(findingsIn(text)).toEqual(["DEF25 flow.states"]);
  });
});

describe("one fault is told once, not with all that follows from it", () => {
  test.each([
    [
      "a limit whose length cannot be read is not also without one",
      withn,
      "DEF1 limits.promised.withn",
    ],
    [
      "nor one whose start cannot be read",
      ["starts: { enters: publicity }", "starts: aceptance"],
      "DEF3 limits.publicity.starts",
    ],
    [
      "a value of the wrong kind is not also too long",
      ["    owner: window-clerk", "    owner: window-clerk\n    becomes: deemed-granted"],
      "DEF3 limits.publicity.becomes",
    ],
    [
      "of many keys that are possible none is missing where another is written",
      ["ends: [{ leaves: publicity }]", "ends: { left: publicity }"],
      "DEF1 limits.publicity.ends.left",
    ],
    [
      "whoever names a department that cannot be read is not to blame",
      ["  health: { title: 卫生健康局 }", "  health: 7"],
      "DEF3 departments.health",
    ],
    [
      "nor whoever leads to a state that cannot be read",
      ["    collection: { use: collection, next: archived }", "    collection: 7"],
      "DEF3 flow.states.collection",
    ],
    [
      "a misspelt role is not also unused",
      inspektor,
      "DEF8 flow.states.approval.branches.health.steps.1.by",
    ],
    [
      "nor a misspelt department",
      ["department: health,", "department: helth,"],
      "DEF9 flow.states.approval.branches.health.department",
    ],
    [
      "a way that cannot be read leaves nothing unreached",
      ["to: completion", "to: toString"],
      "DEF4 flow.states.publicity.on.end.to",
    ],
    [
      "of states that nothing reaches only the first is told",
      [
        "    archived: { final: true }",
        "    a: { on: { go: b } }\n    b: { on: { go: archived } }\n    archived: { final: true }",
      ],
      "DEF6 flow.states.a",
    ],
    [
      "also of those that reach each other",
      [
        "    archived: { final: true }",
        "    a: { on: { go: b } }\n    b: { on: { go: a, end: archived } }\n    archived: { final: true }",
      ],
      "DEF6 flow.states.a",
    ],
    [
      "a stage that nothing reaches does not drag along the ends only it leads to",
      ["{ use: submission, next: acceptance }", "{ use: submission, next: approval }"],
      "DEF6 flow.states.acceptance",
    ],
  ] as const)("%s", (_why, change, finding) => {
    expect(findingsIn(changed(change))).toEqual([finding]);
  });
});

describe("what is no fault", () => {
  test("a department that only the authority is, with a title of its own", () => {
    const text = changed(
      [
        soundItem.slice(
          soundItem.indexOf("      branches:"),
          soundItem.indexOf("      procedures:"),
        ),
        "      steps: [handle]\n",
      ],
      [
        "  fire: { title: 消防救援机构 }\n  health: { title: 卫生健康局 }\nroles:\n  inspector: 核查员\n",
        "  market: { title: 某局 }\n",
      ],
    );
    expect(findingsIn(text)).toEqual([]);
  });

  test("a usual role with a title of its own, where a step takes it as a matter of course", () => {
    const text = changed(["  inspector: 核查员", "  inspector: 核查员\n  approver: 分管领导"]);
    expect(findingsIn(text)).toEqual([]);
  });

  test("a limit called supplement where the item sets no period for the applicant", () => {
    const text = changed(
      ["      supplement: { answer-within: 30 calendar-days }\n", ""],
      ["  publicity:\n    within", "  supplement:\n    within"],
    );
    expect(findingsIn(text)).toEqual(["DEF24 flow.states.acceptance.supplement"]);
  });

  test("a promise as long as the statute", () => {
    expect(findingsIn(changed(["within: 10 business-days", "within: 20 business-days"]))).toEqual(
      [],
    );
  });

  test("one end of a limit without brackets", () => {
    const bare = changed(["ends: [{ leaves: publicity }]", "ends: { leaves: publicity }"]);
    expect(findingsIn(bare)).toEqual([]);
    expect(findingsIn(bare.replace("{ leaves: publicity }", "completion"))).toEqual([]);
  });

  test("a warning: the file can be used", () => {
    const text = changed(["      supplement: { answer-within: 30 calendar-days }\n", ""]);
    const read = readItem(text, "x.yaml");
    expect(read.ok).toBe(true);
    expect(read.findings).toMatchObject([{ rule: "DEF24", severity: "warning" }]);
  });
});

describe("an item written in TypeScript", () => {
  const yaml = readYaml(soundItem, "x.yaml");
  if (!yaml.ok) throw new Error("the sound item cannot be read");
  const input = yaml.value as ItemFileInput;

  test("is refused as ITEM_INVALID with everything that is wrong with it", () => {
    const attempt = () => defineItem({ ...input, flow: { ...input.flow, initial: "nowhere" } });
    expect(attempt).toThrow(CodedError);
    try {
      attempt();
    } catch (error) {
      const { code, details, says } = error as CodedError;
      expect(code).toBe("ITEM_INVALID");
      expect(details).toMatchObject({ file: "defineItem" });
      const { findings } = details as { findings: { rule: string }[] };
      expect(findings.map(({ rule }) => rule)).toContain("DEF5");
      expect(says.en).toContain('has 1 error: flow.initial: there is no state "nowhere"');
    }
  });

  test.each([[undefined], [null], [7], ["x"], [[]], [{}], [{ banjian: 2 }]])(
    "is refused when it is %j",
    (value) => {
      expect(() => defineItem(value as unknown as ItemFileInput)).toThrow(
        expect.objectContaining({ code: "ITEM_INVALID" }),
      );
    },
  );

  test("is the same as the file that says the same", () => {
    const read = readItem(soundItem, "x.yaml");
    expect(read.ok && read.item.digest).toBe(defineItem(input).digest);
  });

  test("is pinned by what it says: one digest for the same content, another for any other", () => {
    expect(licence().digest).toBe(licence().digest);
    const digests = [licence(), onlineLicence(), jointLicence()].map(({ digest }) => digest);
    expect(new Set(digests).size).toBe(3);
  });

  test("names each stage, branch and limit it has", () => {
    const { stages, branches, limits, procedures } = jointLicence();
    expect(stages).toEqual({
      submission: "submission",
      acceptance: "acceptance",
      approval: "approval",
      completion: "completion",
      collection: "collection",
    });
    expect([...branches.keys()]).toEqual(["market", "fire", "health"]);
    expect(branches.get("fire")).toMatchObject({
      title: { zh: "消防救援机构" },
      steps: [
        { step: "handle", by: ["handler"] },
        { step: "approve", by: ["approver"] },
      ],
    });
    expect([...limits.keys()]).toEqual([
      "completeness",
      "statutory",
      "delivery",
      "supplement",
      "branch:market",
      "branch:fire",
      "branch:health",
    ]);
    expect(procedures.get("testing")?.title).toEqual({ zh: "检测", en: "testing" });
  });
});

test("the bundled food licence is sound and can be filed", () => {
  const file = new URL("../../../../examples/items/food-business-licence.yaml", import.meta.url);
  const read = readItem(readFileSync(file), "food-business-licence.yaml");
  expect(read.findings).toEqual([]);
  if (!read.ok) throw new Error("the item cannot be read");
  const it = story(read.item).submit({ form: { premises: "中山路1号" } }, citizen);
  expect(it.where).toEqual(["pre-acceptance.checking"]);
});
