import { expect, test } from "vitest";
import { soundItem } from "../../testing/sound-item.js";
import { readItem } from "../read-item.js";

const law = "basis: { law: 中华人民共和国道路交通安全法, article: 8 }";
const findings = (lines: string, item = soundItem) =>
  readItem(item.replace("  kind: promised\n", `  kind: promised\n  ${lines}\n`), "catering.yaml")
    .findings;
const fee = (more: string) => `fees: [{ title: 工本费, standard: 每证 10 元, ${more} }]`;
const charged = "id: card, amount: 10, before: collection";

test.each([
  ["DEF69", fee(`amount: 10, ${law}`), "id, before are missing", "Write id, before"],
  ["DEF69", fee(`id: card, before: decision, ${law}`), "amount is missing", "Write amount"],
  ["DEF56", fee(charged), "has not been said", "basis"],
  ["DEF71", fee(`${charged}, basis: { law: 收费管理办法 }`), "neither a law nor", "art. 58"],
  ["DEF71", fee("basis: { law: 广东省收费条例 }"), "neither a law nor", "art. 58"],
  ["DEF71", fee("basis: { law: 收费条例, jurisdiction: 广东省 }"), "neither a law nor", "art. 58"],
  ["DEF73", `free: true\n  ${fee(law)}`, "said to be free", "Delete free"],
  [
    "DEF3",
    fee(`id: card, amount: 1.005, before: decision, ${law}`),
    "no amount of money",
    "in yuan",
  ],
])("%s: %s is found, and how it is mended", (rule, lines, problem, hint) => {
  const [found, ...more] = findings(lines);
  expect(more).toEqual([]);
  expect(found?.rule).toBe(rule);
  expect(found?.path).toMatch(/^item\.(fees|free)/);
  expect(found?.problem.en).toContain(problem);
  expect(found?.hint.en).toContain(hint);
  expect(found?.severity).toBe(["DEF56", "DEF71"].includes(rule) ? "warning" : "error");
});

test("DEF72: a fee that is paid before a step that the flow does not have would stop nothing", () => {
  const plain = `banjian: 1
item:
  code: stamp
  version: "1"
  title: 盖章
  type: public-service
  kind: instant
  level: county
  authority: { department: office, name: 某局 }
  basis: [{ law: 某办法 }]
  fees: [{ id: seal, title: 工本费, standard: 每枚 10 元, amount: 10, before: collection, ${law} }]
flow:
  initial: filed
  states:
    filed: { on: { submit: { kind: submit, by: applicant, to: done } } }
    done: { final: true }
`;
  const found = readItem(plain, "stamp.yaml").findings;
  expect(found.map(({ rule }) => rule)).toEqual(["DEF72"]);
  expect(found[0]?.path).toBe("item.fees.0.before");
  expect(found[0]?.hint.en).toContain("Give the flow an acceptance");
  const accepted = plain.replace(
    "by: applicant, to: done } }",
    "by: applicant, to: taken } } }\n    taken: { on: { accept: { kind: accept, to: done } }",
  );
  const [taken] = readItem(accepted, "stamp.yaml").findings.filter(({ rule }) => rule === "DEF72");
  expect(taken?.hint.en).toBe("Name a step that the flow has: acceptance.");
});

test("DEF4: two fees of one name", () => {
  const two = [1, 2].map((n) => `{ ${charged}, title: 费${n}, standard: 十元, ${law} }`).join(", ");
  expect(findings(`fees: [${two}]`).map(({ path }) => path)).toEqual(["item.fees.1.id"]);
});

test.each([
  "中华人民共和国护照法",
  "城市道路管理条例",
  "城市市容和环境卫生管理条例",
  "国务院对确需保留的行政审批项目设定行政许可的决定",
  "中华人民共和国道路运输条例",
])("DEF71: %s may set a fee on a licence", (name) => {
  expect(findings(fee(`${charged}, basis: { law: ${name} }`))).toEqual([]);
});

test("fees that are only announced, and that nothing is charged, are sound", () => {
  expect(findings(fee(law))).toEqual([]);
  expect(findings("free: true")).toEqual([]);
});
