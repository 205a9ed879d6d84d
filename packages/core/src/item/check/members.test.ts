import { expect, test } from "vitest";
import { soundItem } from "../../testing/sound-item.js";
import { basesIn } from "../bases.js";
import { noBases } from "../implementation.js";
import { readItem } from "../read-item.js";

const all = (materials: string, form: string) =>
  ["fire", "health", "market"].map(
    (branch) => `  ${branch}: { item: ${branch}-permit, materials: ${materials}, form: ${form} }\n`,
  );
const bundle = (members: readonly string[], text = soundItem, beside = noBases) =>
  readItem(
    text
      .replace("  type: licence\n", "  type: bundle\n")
      .replace("departments:\n", `members:\n${members.join("")}departments:\n`),
    "catering.yaml",
    beside,
  ).findings.flatMap(({ rule, path, problem }) =>
    rule === "DEF60" ? [`${path}: ${problem.en}`] : [],
  );

test("DEF60: members that need everything that is asked for are sound", () => {
  expect(bundle(all("[plan, proof]", "[staff]"))).toEqual([]);
  expect(bundle(all("[]", "[]"))).toEqual([]);
});

test("DEF60: what no member needs is asked of the applicant for nothing", () => {
  expect(bundle(all("[plan]", "[staff]"))).toEqual([
    'item.materials.1: none of the members needs "proof"',
  ]);
  const field = soundItem.replace("staff: {", "hot: { type: boolean }\n    staff: {");
  expect(bundle(all("[plan, proof]", "[staff]"), field)).toEqual([
    'item.form.hot: none of the members needs "hot"',
  ]);
});

test("DEF60: a bundle is none of its own members, and has more than one", () => {
  const [, ...others] = all("[]", "[]");
  expect(bundle(["  fire: { item: catering }\n", ...others])).toEqual([
    'members.fire.item: the member "catering" is the bundle itself',
  ]);
  const alone = soundItem
    .replace(/ {8}health: .*\n {8}market: .*\n/, "")
    .replace(/ {2}health: .*\n/, "")
    .replace(" step: approve, by: inspector", "");
  expect(bundle(["  fire: { item: fire-permit }\n"], alone)).toEqual([
    "members: a bundle joins two items at least",
  ]);
});

test("DEF60: certificates are each member's own, and one for the whole may come beside them", () => {
  const member = (branch: string, kind: string) =>
    `  ${branch}: { item: ${branch}-permit, certificate: ${kind} }\n`;
  const others = [member("health", "health"), member("market", "market")];
  expect(bundle([member("fire", "fire"), ...others])).toEqual([]);
  expect(bundle([member("fire", "market"), ...others])).toEqual([
    'members.market.certificate: another member gives the certificate "market" already',
  ]);
  const own = soundItem.replace("use: completion,", "use: completion, certificate: all,");
  expect(bundle([member("fire", "fire"), ...others], own)).toEqual([]);
});

test("DEF60: members are held against their own files, where those lie beside the bundle", () => {
  const own = soundItem
    .replace("code: catering", "code: fire-permit")
    .replace("use: completion,", "use: completion, certificate: fire-safety,")
    .replace(
      "preset: licensing-law",
      "preset: licensing-law\n  statutory: { within: 12 business-days, basis: { law: 消防法 } }",
    );
  const beside = basesIn(() => [{ file: "fire-permit.yaml", source: own }]);
  const [, ...others] = all("[]", "[]");
  const fire = (text: string) => [`  fire: { ${text} }\n`, ...others];
  const slow = soundItem
    .replace(
      "fire: { department: fire, within: 5 business-days }",
      "fire: { department: fire, within: 13 business-days }",
    )
    .replace("promised: { within: 10 business-days }", "promised: { within: 19 business-days }");
  expect(bundle(fire("item: fire-permit, certificate: fire-safety"), soundItem, beside)).toEqual(
    [],
  );
  expect(bundle(fire("item: fire-permt"), soundItem, beside)).toEqual([
    'members.fire.item: no item beside this file has the code "fire-permt"',
  ]);
  expect(bundle(fire("item: fire-permit, certificate: fire"), soundItem, beside)).toEqual([
    'members.fire.certificate: "fire-permit" gives "fire-safety" by itself, and here "fire"',
  ]);
  expect(bundle(fire("item: fire-permit"), slow, beside)).toEqual([
    'flow.states.approval.branches.fire.within: the branch may take 13 business days, "fire-permit" by its own law 12 business days',
  ]);
  expect(bundle(fire("item: fire-permit"), slow)).toEqual([]);
});
