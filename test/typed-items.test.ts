import { readFileSync } from "node:fs";
import { defineItem, type HallOf, type ItemTypesOf, readItem } from "banjian";
import { expect, expectTypeOf, test } from "vitest";
import type { FoodBusinessLicence, Items } from "../examples/typed/items.js";
import { itemTypesText } from "../packages/cli/src/item-types-text.js";

test("examples/typed/items.ts is what `banjian types` writes of its items", () => {
  const text = readFileSync("examples/typed/items.ts", "utf8");
  const written = /`(.*)`/.exec(text)?.[1] ?? "";
  const items = written
    .split(" ")
    .slice(2)
    .map((file) => {
      const read = readItem(readFileSync(file), file);
      if (!read.ok) throw new Error(file);
      return read.item;
    });
  expect(itemTypesText(items, written)).toBe(text);
});

test("a variant that comes by a condition is none that an applicant could name", () => {
  const file = "examples/items/pollution-permit.yaml";
  const read = readItem(readFileSync(file), file);
  if (!read.ok) throw new Error(file);
  expect(Object.keys(read.item.file.variants)).toEqual(["simplified"]);
  expect(itemTypesText([read.item], "")).toContain("readonly variant: never;");
});

test("names that are no words of TypeScript are quoted, and two codes never make one type", () => {
  const file = (code: string) =>
    readFileSync("examples/items/enterprise-registration.yaml", "utf8")
      .replace("code: enterprise-registration", `code: ${code}`)
      .replace("capital:", "注册资本:");
  const items = ["a-b", "aB", "设立"].map((code) => {
    const read = readItem(file(code), code);
    if (!read.ok) throw new Error(code);
    return read.item;
  });
  const text = itemTypesText(items, "x");
  expect(text).toContain("export type AB = {");
  expect(text).toContain("export type AB2 = {");
  expect(text).toContain('readonly "设立": 设立;');
  expect(text).toContain('readonly "注册资本"?: number;');
});

test("a field that is required under a condition may be left out, in YAML as in TypeScript", () => {
  const file = "examples/items/consultation.yaml";
  const read = readItem(readFileSync(file), file);
  if (!read.ok) throw new Error(file);
  const text = itemTypesText([read.item], "x");
  const [form = ""] = /readonly form: \{[^}]*\}/.exec(text) ?? [];
  const conditional = Object.entries(read.item.file.item.form).filter(
    ([, { required }]) => typeof required === "object",
  );
  expect(conditional).toHaveLength(1);
  for (const [name] of conditional) expect(form).toMatch(new RegExp(`${name}"?\\?: `));
});

const people = { by: { id: "w-01", name: "王芳", roles: ["window-clerk"] }, key: "k-1" };
const applicant = { id: "li-lei", name: "李雷", kind: "person" } as const;

test("hall.submit and hall.act are held against the items by the compiler", () => {
  // Never called: what matters is what the compiler says of each line.
  const calls = async (hall: HallOf<Items>) => {
    const form = { premises: "幸福路" };
    const { caseId } = await hall.submit("food-business-licence", { applicant, form }, people);
    // @ts-expect-error the code is misspelt
    await hall.submit("food-licence", { applicant, form }, people);
    // @ts-expect-error the required field is missing
    await hall.submit("food-business-licence", { applicant, form: { staff: 4 } }, people);
    // @ts-expect-error a field of another type
    await hall.submit("food-business-licence", { applicant, form: { premises: 12 } }, people);
    const papers = [{ id: "entity-licence", name: "营业执照" }] as const;
    // @ts-expect-error what comes from the certificate library is not filed
    await hall.submit("food-business-licence", { applicant, form, materials: papers }, people);
    await hall.saveDraft("food-business-licence", { applicant }, people);

    await hall.act(caseId, "accept", people);
    // @ts-expect-error no action of this item
    await hall.act(caseId, "acept", people);
    // @ts-expect-error a denial says why
    await hall.act(caseId, "deny", people);
    await hall.act(caseId, "deny", { ...people, payload: { reason: "场所不符" } });
    await hall.act(caseId, "open-procedure", {
      ...people,
      branch: "main",
      payload: { procedure: "testing", reason: "抽样" },
    });
    await hall.act(caseId, "open-procedure", {
      ...people,
      // @ts-expect-error no procedure of this item
      payload: { procedure: "hearing", reason: "听证" },
    });
    // @ts-expect-error no branch of this item
    await hall.act(caseId, "handle", { ...people, branch: "fire" });
    const view = await hall.case(caseId);
    view.limit("statutory").explain();
    view.limit("service:l1");
    // @ts-expect-error no limit of this item
    view.limit("statutry");
    // @ts-expect-error a branch's limit, of another item
    await view.moves("branch:fire");
    // @ts-expect-error the same on an earlier day
    (await view.asOf(view.state.openedOn)).limit("statutry");
    // @ts-expect-error no limit of any item
    (await hall.case("20260914-0001")).limit("statutry");
    // A number from elsewhere may be of any item: the actions of all of them are possible.
    await hall.act("20260914-0001", "pre-accept", { ...people, payload: { result: "passed" } });
  };
  expect(calls).toBeTypeOf("function");
});

const spoken = defineItem({
  banjian: 1,
  item: {
    code: "signboard",
    version: "1",
    title: "户外招牌设置",
    type: "licence",
    kind: "promised",
    level: "county",
    authority: { department: "urban-management", name: "城市管理局" },
    basis: [{ law: "城市市容和环境卫生管理条例", article: 11 }],
    materials: [
      { id: "design", title: "设计图", "only-when": "variants.commitment" },
      { id: "licence", title: "营业执照", source: "shared" },
    ],
    form: {
      wall: { type: "text", required: true, choices: ["正面", "侧面"] },
      height: { type: "number" },
    },
  },
  flow: {
    initial: "submission",
    states: {
      submission: { use: "submission", next: "acceptance" },
      acceptance: {
        use: "acceptance",
        supplement: { "answer-within": "10 business-days" },
        next: "approval",
      },
      approval: {
        use: "approval",
        steps: ["handle", "approve"],
        procedures: { "site-inspection": { within: "3 business-days" } },
        next: "hanging",
      },
      hanging: { on: { hung: { by: "applicant", to: "collection" } } },
      collection: { use: "collection", next: "archived" },
      archived: { final: true },
    },
  },
  variants: {
    commitment: {
      title: "告知承诺",
      commitment: { letter: "design" },
      basis: { law: "国办发〔2020〕42号" },
    },
    tall: { title: "高牌", when: "form.height > 6.0", limits: { promised: "4 business-days" } },
  },
  limits: { preset: "licensing-law", promised: { within: "5 business-days" } },
});

test("an item written in TypeScript gives the compiler the same by inference", () => {
  type Signboard = ItemTypesOf<typeof spoken.written>;
  expectTypeOf<Signboard["form"]["wall"]>().toEqualTypeOf<"正面" | "侧面">();
  expectTypeOf<Signboard["form"]["height"]>().toEqualTypeOf<number | undefined>();
  expectTypeOf<Signboard["material"]>().toEqualTypeOf<"design">();
  expectTypeOf<Signboard["variant"]>().toEqualTypeOf<"commitment">();
  expectTypeOf<FoodBusinessLicence["variant"]>().toEqualTypeOf<never>();
  expectTypeOf<Signboard["branch"]>().toEqualTypeOf<"main">();
  expectTypeOf<Signboard["procedure"]>().toEqualTypeOf<"site-inspection">();
  expectTypeOf<Signboard["limit"]>().toEqualTypeOf<
    "completeness" | "statutory" | "delivery" | "promised" | "supplement"
  >();
  expectTypeOf<Signboard["action"]["hung"]>().toEqualTypeOf<"advance">();
  expectTypeOf<Signboard["action"]["accept"]>().toEqualTypeOf<"accept">();
  expectTypeOf<FoodBusinessLicence["action"]["grant"]>().toEqualTypeOf<"grant">();
  const calls = async (hall: HallOf<{ signboard: Signboard }>) => {
    const form = { wall: "正面" } as const;
    const variants = ["commitment"] as const;
    const { caseId } = await hall.submit("signboard", { applicant, form, variants }, people);
    await hall.saveDraft("signboard", { applicant, variants }, people);
    await hall.act(caseId, "save-draft", { ...people, payload: { variants } });
    // @ts-expect-error what comes by a condition is not chosen
    await hall.submit("signboard", { applicant, form, variants: ["tall"] }, people);
    await hall.act(caseId, "hung", people);
    // @ts-expect-error a wall that is no choice of the form
    await hall.submit("signboard", { applicant, form: { wall: "屋顶" } }, people);
  };
  expect(calls).toBeTypeOf("function");
  expect(spoken.code).toBe("signboard");
});
