import { describe, expect, test } from "vitest";
import { readYaml } from "../../definition/read-yaml.js";
import { soundItem } from "../../testing/sound-item.js";
import { defineItem, readItem } from "../read-item.js";

type Step = string | number;
type Told = { readonly rule: string; readonly path: string };

/** The sound item with a fault in every corner of it. */
const faulty = (
  [
    ["type: licence", "type: payment"],
    ["level: county", "level: country"],
    ["id: proof,", "id: plan,"],
    ["by: inspector", "by: inspektor"],
    ["department: health,", "department: helth,"],
    ["starts: { after: fire }", "starts: { after: fier }"],
    ["testing: { excludes: true }", "tasting: { excludes: true }"],
    ["next: collection", "next: colection"],
    ["promised: { within: 10 business-days }", "promised: { within: 30 business-days }"],
    ["ends: [{ leaves: publicity }]", "ends: [{ leaves: publicty }]"],
    ["owner: window-clerk", "owner: windowclerk\n    on-expiry: { outcome: lapsed }"],
    ["starts: { enters: publicity }", "starts: { day: opening }"],
    ["promised: { within: 30", "promised: { starts: { expires: delivry }, within: 30"],
    ["min: 0", "min: none"],
  ] as const
).reduce((text, [from, to]) => {
  expect(text).toContain(from);
  return text.replace(from, to);
}, soundItem);

const yaml = readYaml(faulty, "x.yaml");
if (!yaml.ok) throw new Error("the faulty item is no YAML");
const value = yaml.value;
const before = findingsOf(value);

function findingsOf(file: unknown): readonly Told[] {
  try {
    defineItem(file as Parameters<typeof defineItem>[0]);
    return [];
  } catch (error) {
    return (error as { details: { findings: readonly Told[] } }).details.findings;
  }
}

function* pathsIn(part: unknown, path: readonly Step[] = []): Generator<readonly Step[]> {
  if (path.length > 0) yield path;
  if (typeof part !== "object" || part === null) return;
  for (const [key, inner] of Object.entries(part)) {
    yield* pathsIn(inner, [...path, Array.isArray(part) ? Number(key) : key]);
  }
}

/** The file with the part at that path left out or replaced. */
function changed(
  path: readonly Step[],
  change: (parent: Record<Step, unknown>, key: Step) => void,
) {
  const copy = structuredClone(value);
  let parent = copy as Record<Step, unknown>;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<Step, unknown>;
  change(parent, path.at(-1) ?? "");
  return copy;
}

// What is reached, used, allowed or promised cannot be said of a file of which that very part is missing.
const mayHide: readonly (readonly [part: RegExp, rules: RegExp])[] = [
  [/^flow/, /^DEF(6|7|12|23)$/],
  [/^item(\.form(\.[^.]+)?)?$/, /^DEF28$/],
  [/^limits(\.[^.]+)?$/, /^DEF26$/],
  [/^flow(\.states(\.[^.]+)?)?$/, /^DEF5$/],
  [/^departments(\.[^.]+)?$/, /^DEF9$/],
  [/^roles(\.[^.]+)?$/, /^DEF8$/],
  [/^limits/, /^DEF(12|13|14|23)$/],
  [/^item(\.type|\.authority.*)?$/, /^DEF(9|19)$/],
  // The one of two that bear a name.
  [/^item\.materials\.0/, /^DEF4$/],
];

/** The findings that are told no more, though the part that was broken is neither theirs nor what they rest on. */
function vanished(part: string, after: readonly Told[]): readonly Told[] {
  const told = new Set(after.map(({ rule, path }) => `${rule} ${path}`));
  const isBelow = (path: string, above: string) => `${path}.`.startsWith(`${above}.`);
  const news = after.filter(({ rule }) => ["DEF1", "DEF2", "DEF3", "DEF4"].includes(rule));
  return before.filter(
    ({ rule, path }) =>
      !told.has(`${rule} ${path}`) &&
      !isBelow(path, part) &&
      !isBelow(part, path) &&
      !news.some((one) => isBelow(path, one.path) || isBelow(one.path, path)) &&
      !mayHide.some(([whole, rules]) => whole.test(part) && rules.test(rule)),
  );
}

describe("one part that is missing or broken hides no other finding", () => {
  test("of many in one file", () => {
    expect(before.length).toBeGreaterThan(12);
    expect(new Set(before.map(({ rule }) => rule)).size).toBeGreaterThan(8);
  });

  test.each([...pathsIn(value)].map((path) => [path.join("."), path] as const))(
    "%s",
    (part, path) => {
      const without = changed(path, (parent, key) => {
        if (Array.isArray(parent)) parent.splice(Number(key), 1);
        else delete parent[key];
      });
      if (typeof path.at(-1) === "string") expect(vanished(part, findingsOf(without))).toEqual([]);
      for (const odd of [null, -1, "", [], {}, [[]], { strange: [] }]) {
        const broken = changed(path, (parent, key) => {
          parent[key] = odd;
        });
        expect(vanished(part, findingsOf(broken)), JSON.stringify(odd)).toEqual([]);
      }
    },
  );
});

describe("a key or a value that YAML alone refuses hides nothing either", () => {
  const said = (text: string) =>
    readItem(text, "x.yaml").findings.map(({ rule, path }) => `${rule} ${path}`);
  const told = said(faulty);

  test.each([
    [
      "YAML12 twice the same key",
      "kind: promised",
      "kind: promised\n  kind: instant",
      "YAML12 item.kind",
    ],
    ["YAML12 twice the same part", "departments:", "limits: {}\ndepartments:", "YAML12 limits"],
    ["YAML13 a key that is no text", "departments:", "7: x\ndepartments:", "YAML13 "],
    [
      "YAML14 a reserved name",
      "departments:",
      "constructor: x\ndepartments:",
      "YAML14 constructor",
    ],
    [
      "YAML15 a number that would be changed",
      "article: 35",
      "article: 0x23",
      "YAML15 item.basis.0.article",
    ],
    ["YAML8 a merge key", "departments:", "<<: {}\ndepartments:", "YAML8 <<"],
  ])("%s", (_why, from, to, finding) => {
    const after = said(faulty.replace(from, to));
    expect(after).toContain(finding);
    // What is written a second time is not read, and hides only what is within it.
    const hidden = finding === "YAML12 limits" ? /limits|DEF23/ : /^$/;
    expect(told.filter((one) => !after.includes(one) && !hidden.test(one))).toEqual([]);
    expect(after.filter((one) => one !== finding && !told.includes(one))).toEqual([]);
  });
});
