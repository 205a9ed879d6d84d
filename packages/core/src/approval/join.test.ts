import { describe, expect, test } from "vitest";
import type { Join } from "../definition/join-schema.js";
import { outcomeOf } from "./join.js";
import type { Voice } from "./tally.js";

const voice: Readonly<Record<string, Voice>> = {
  "+": "agreed",
  "-": "refused",
  "?": "open",
  " ": "not-asked",
};

/** What "+-?" comes to: the branches a, b, c … have agreed, refused, not spoken, or are not asked (a blank). */
function come(join: Join, voices: string): string {
  const said = [...voices].map(
    (one, index) => [String.fromCharCode(97 + index), voice[one] ?? "open"] as const,
  );
  return outcomeOf(join, new Map(said)) ?? "not certain";
}

const weights = { a: 50, b: 30, c: 20 };
const groups: Extract<Join, object>["groups"] = {
  safety: { branches: ["a", "b"], join: "all" },
  site: { branches: ["c", "d"], join: "any" },
};

describe("AP1: what branches come to together", () => {
  test.each<[string, Join, string, string]>([
    ["all: each agrees", "all", "+++", "agreed"],
    ["all: one refusal is enough", "all", "-??", "refused"],
    ["all: not certain while one is silent", "all", "++?", "not certain"],
    ["any: one is enough", "any", "?+?", "agreed"],
    ["any: refused when all have", "any", "---", "refused"],
    ["any: not certain while one is silent", "any", "--?", "not certain"],
    ["majority: more than half", "majority", "++?", "agreed"],
    ["majority: exactly half is none (a tie refuses)", "majority", "++--", "refused"],
    ["majority: a tie is certain before the last has spoken", "majority", "--??", "refused"],
    ["m of n: as many as it says", { of: 2 }, "+?+", "agreed"],
    ["m of n: refused when too few are left", { of: 2 }, "-?-", "refused"],
    ["m of n: not certain in between", { of: 2 }, "+-?", "not certain"],
    ["weights: exactly the threshold is enough", { weights, threshold: 50 }, "+--", "agreed"],
    ["weights: the heavy one can be missed", { weights, threshold: 50 }, "-++", "agreed"],
    ["weights: refused once it cannot be reached", { weights, threshold: 60 }, "-??", "refused"],
    ["weights: not certain in between", { weights, threshold: 60 }, "?++", "not certain"],
    ["veto: nobody refuses who can", { veto: ["a"] }, "+--", "agreed"],
    ["veto: one refusal is final", { veto: ["a"] }, "-++", "refused"],
    ["veto: not certain before it has spoken", { veto: ["a"] }, "?++", "not certain"],
    ["veto beside m of n: enough agree, and it refuses", { of: 2, veto: ["c"] }, "++-", "refused"],
    ["veto beside m of n: it has not spoken", { of: 2, veto: ["c"] }, "++?", "not certain"],
    ["the lead decides for", { lead: "b" }, "-+-", "agreed"],
    ["the lead decides against", { lead: "b" }, "+-+", "refused"],
    ["the lead has not spoken", { lead: "b" }, "+?+", "not certain"],
    ["groups: each by its own way", { groups }, "++-+", "agreed"],
    ["groups: one group refuses", { groups }, "-+++", "refused"],
    ["groups: not certain while one group is not", { groups }, "++-?", "not certain"],
  ])("%s", (_name, join, voices, outcome) => {
    expect(come(join, voices)).toBe(outcome);
  });

  const rules: Join[] = [
    "all",
    "any",
    "majority",
    { of: 2 },
    { weights, threshold: 55 },
    { veto: ["a"] },
    { of: 1, veto: ["b"] },
    { lead: "c" },
    {
      groups: { one: { branches: ["a", "b"], join: "any" }, two: { branches: ["c"], join: "all" } },
    },
  ];
  const words = ["+", "-", "?", " "];
  const three = words.flatMap((a) => words.flatMap((b) => words.map((c) => a + b + c)));

  test.each(rules)("AP1: what is certain stays, whatever the others say: %j", (join) => {
    const certain = three.filter((voices) => come(join, voices) !== "not certain");
    const turned = certain.filter((voices) =>
      ["+", "-"].some((said) => come(join, voices.replace("?", said)) !== come(join, voices)),
    );
    expect(turned).toEqual([]);
  });

  test.each(rules)("AP1: when all have spoken it is certain: %j", (join) => {
    const spoken = three.filter((voices) => !voices.includes("?"));
    expect(spoken.filter((voices) => come(join, voices) === "not certain")).toEqual([]);
  });
});

describe("AP2: a branch that is not asked", () => {
  test.each<[string, Join, string, string]>([
    ["weighs nothing: all of the others", "all", "+ +", "agreed"],
    ["leaves fewer to make a majority", "majority", "+  ", "agreed"],
    ["where too few are left for m, each of them has to agree", { of: 3 }, "++ ", "agreed"],
    ["and one refusal among them refuses", { of: 3 }, "+- ", "refused"],
    ["where nobody is asked nothing stands against it", "all", "   ", "agreed"],
  ])("%s", (_name, join, voices, outcome) => {
    expect(come(join, voices)).toBe(outcome);
  });
});
