import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { itemJsonSchema } from "@banjian/core";
import { describe, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { getLanguageService } from "yaml-language-server";

const root = path.join(import.meta.dirname, "../..");
const folder = path.join(root, "examples/items");
const examples = readdirSync(folder)
  .filter((name) => !name.includes(".scenarios."))
  .map((name) => readFileSync(path.join(folder, name), "utf8"));

/** The service behind the YAML extension of VS Code and its like, with nothing but our schema. */
const service = getLanguageService({
  schemaRequestService: () => Promise.reject(new Error("everything is in the schema")),
  workspaceContext: { resolveRelativePath: (relative) => relative },
});
service.configure({
  validate: true,
  hover: true,
  completion: true,
  customTags: [],
  schemas: [{ uri: "urn:banjian:item:1", fileMatch: ["*.yaml"], schema: itemJsonSchema() }],
});

// The service keeps what it has parsed by name and version.
let version = 0;
const document = (text: string) =>
  TextDocument.create("file:///item.yaml", "yaml", ++version, text);

/** The text without its `‸`, and where that stood. */
function caretIn(marked: string): [TextDocument, { line: number; character: number }] {
  const before = marked.slice(0, marked.indexOf("‸")).split("\n");
  const at = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return [document(marked.replace("‸", "")), at];
}

async function completed(marked: string): Promise<readonly string[]> {
  const { items } = await service.doComplete(...caretIn(marked), false);
  return items.map(({ label }) => label);
}

async function explained(marked: string): Promise<string> {
  const contents = (await service.doHover(...caretIn(marked)))?.contents ?? "";
  return typeof contents === "object" && "value" in contents ? contents.value : String(contents);
}

const complaints = async (text: string) =>
  (await service.doValidation(document(text), false)).map(
    ({ message, range }) => `${range.start.line + 1}:${range.start.character + 1} ${message}`,
  );

const licence = readFileSync(path.join(root, "examples/items/food-business-licence.yaml"), "utf8");

const chinese = `banjian: 1
事项:
  编码: a
  版本: "1"
  名称: 甲
  办件类型: 承诺件
  类型: 行政许可
  行使层级: 县级
  实施主体: { 部门: 乙局, 名称: 乙局 }
  依据: [{ 法律: 行政许可法, 条: 42 }]
流程:
  起始: 申请
  状态:
    申请: { 阶段: 申办, 下一状态: 受理 }
    受理: { 阶段: 受理, 下一状态: 结束 }
    结束: { 终态: 是 }
`;

describe("an editor with the schema", () => {
  test.each(examples)("finds nothing wrong with a sound item", async (text) => {
    expect(await complaints(text)).toEqual([]);
  });

  test.each([
    ["level: county", "level: county\n  levl: county", /levl/],
    ["kind: promised", "kind: slow", /instant/],
    ["promised: { within: 5 business-days }", "promised: { within: 5 bananas }", /pattern/],
    ["  authority:\n", "  authoriti:\n", /authoriti/],
  ])("marks what is wrong: %s", async (from, to, said) => {
    expect(licence.split(from)).toHaveLength(2);
    expect((await complaints(licence.replace(from, to))).join("\n")).toMatch(said);
  });

  test("completes the keys of an item, of a stage and of a limit", async () => {
    expect(await completed("banjian: 1\nitem:\n  ‸")).toEqual(
      expect.arrayContaining(["code", "title", "authority", "materials"]),
    );
    const acceptance = "banjian: 1\nflow:\n  states:\n    a:\n      use: acceptance\n      ‸";
    expect(await completed(acceptance)).toEqual(expect.arrayContaining(["next", "supplement"]));
    expect(await completed("limits:\n  promised:\n    ‸")).toEqual(
      expect.arrayContaining(["within", "excluded-in", "on-expiry"]),
    );
  });

  test("completes the words of a choice", async () => {
    expect(await completed("item:\n  type: ‸")).toEqual(
      expect.arrayContaining(["licence", "registration", "bundle"]),
    );
    expect(await completed("limits:\n  preset: ‸")).toContain("licensing-law-joint");
    expect(await completed("flow:\n  states:\n    a:\n      use: ‸")).toEqual(
      expect.arrayContaining(["submission", "approval", "collection"]),
    );
  });

  test("completes and takes a file in Chinese, and marks what is no word of either", async () => {
    expect(await completed("banjian: 1\n事项:\n  ‸")).toEqual(
      expect.arrayContaining(["编码", "材料", "办件类型", "materials"]),
    );
    expect(await completed("事项:\n  办件类型: ‸")).toEqual(
      expect.arrayContaining(["承诺件", "即办件", "promised"]),
    );
    expect(await completed("流程:\n  状态:\n    甲:\n      阶段: 受理\n      ‸")).toEqual(
      expect.arrayContaining(["下一状态", "补正"]),
    );
    expect(await explained("期限:\n  promised:\n    时‸长: 5 个工作日\n")).toContain("时长");
    expect(await complaints(chinese)).toEqual([]);
    const wrong = chinese.replace("承诺件", "承若件").replace("编码: a", "编号: a");
    expect((await complaints(wrong)).map((one) => one.split(" ")[0])).toEqual(
      expect.arrayContaining(["3:3", "6:9"]),
    );
  });

  test("explains a key in Chinese and English", async () => {
    const said = await explained("limits:\n  promised:\n    exclu‸ded-in: procedures\n");
    expect(said).toContain("特别程序期间是否不计时");
    expect(said).toContain("which procedures' time it leaves out");
    expect(await explained("limits:\n  preset: licensing-‸law\n")).toContain("行政许可法");
  });

  test.each([
    ["a variant", "variants:\n  simple:\n    ‸", ["when", "commitment", "waives", "limits"]],
    ["a commitment", "variants:\n  simple:\n    commitment:\n      ‸", ["letter", "trust"]],
    [
      "a document",
      "item:\n  materials:\n    - id: a\n      ‸",
      ["basis", "review", "copies", "blank", "sample", "tolerated", "only-when"],
    ],
    [
      "a toleration",
      "item:\n  materials:\n    - id: a\n      tolerated:\n        ‸",
      ["within", "trust"],
    ],
    ["a fee", "item:\n  fees:\n    - title: a\n      ‸", ["standard", "only-when", "basis"]],
    ["an item", "item:\n  ‸", ["themes", "keywords", "intermediaries", "visits", "audience"]],
    ["a member of a bundle", "members:\n  fire:\n    ‸", ["item", "certificate", "materials"]],
    [
      "a branch",
      "flow:\n  states:\n    a:\n      use: approval\n      branches:\n        fire:\n          ‸",
      ["only-when", "starts", "first-review", "on-expiry"],
    ],
    [
      "an action",
      "flow:\n  states:\n    a:\n      on:\n        go:\n          ‸",
      ["when", "resume"],
    ],
    [
      "a state inside a state",
      "flow:\n  states:\n    a:\n      states:\n        b:\n          ‸",
      ["parallel", "initial", "next"],
    ],
    ["the file", "banjian: 1\n‸", ["variants", "members", "amendments", "suspension", "agents"]],
  ])("completes the keys of %s", async (_what, marked, keys) => {
    expect(await completed(marked)).toEqual(expect.arrayContaining([...keys]));
  });

  test.each([
    ["variants:\n  simple:\n    commit‸ment: { letter: a }\n", "告知承诺", "commitment"],
    ["variants:\n  simple:\n    wai‸ves: [a]\n", "材料", "documents"],
    [
      "item:\n  materials:\n    - { id: a, tole‸rated: { within: 5 business-days } }\n",
      "容缺",
      "without it",
    ],
    ["item:\n  them‸es: [a]\n", "主题", "theme"],
    ["amend‸ments: { until: acceptance }\n", "变更", "amend"],
  ])("explains a newer key in both languages: %s", async (marked, zh, en) => {
    const said = await explained(marked);
    expect(said).toContain(zh);
    expect(said).toContain(en);
  });

  test.each([
    ["another grade", "letter: commitment }", "letter: commitment, trust: [E] }", /\bA\b/],
    ["a key that is none", "    commitment: {", "    waive: [layout]\n    commitment: {", /waive/],
    ["a length that is none", "promised: 0 business-days", "promised: 0 bananas", /pattern/],
  ])("marks what is wrong in a variant: %s", async (_what, from, to, said) => {
    const fire = readFileSync(path.join(root, "examples/items/fire-safety-check.yaml"), "utf8");
    expect(fire.split(from)).toHaveLength(2);
    expect((await complaints(fire.replace(from, to))).join("\n")).toMatch(said);
  });
});
