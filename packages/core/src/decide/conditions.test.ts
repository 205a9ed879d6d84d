import { expect, test } from "vitest";
import type { ItemFileInput } from "../definition/item-schema.js";
import { readItem } from "../item/read-item.js";
import { citizen, clerk } from "../testing/people.js";
import { licence, papers } from "../testing/sample-items.js";
import { soundItem } from "../testing/sound-item.js";
import { story } from "../testing/story.js";

type Form = ItemFileInput["item"]["form"];
const form: Form = {
  staff: { type: "integer", title: { zh: "人数", en: "staff" } },
  teacher: { type: "text", required: { when: "form.staff > 5" } },
  deputy: { type: "text", required: true, "only-when": 'applicant.kind == "legal-person"' },
};
const materials: ItemFileInput["item"]["materials"] = [
  { id: "application", title: "申请书" },
  { id: "health-proof", title: "健康证明", required: { when: "form.staff > 0" } },
  { id: "mandate", title: "委托书", "only-when": 'applicant.kind == "legal-person"' },
];

test("a field is asked for only where its condition holds, and one that is not filled in decides nothing", () => {
  const item = licence({ form });
  const application = (staff?: number) => ({
    materials: papers,
    form: staff === undefined ? {} : { staff },
  });
  const refusal = story(item).refusal("submit", citizen, application(6));
  expect(refusal).toMatchObject({ code: "FILING_INCOMPLETE", details: { missing: ["teacher"] } });
  expect(story(item).submit(application(5)).where).toEqual(["acceptance.checking"]);
  expect(story(item).submit(application()).where).toEqual(["acceptance.checking"]);
});

test("a material is demanded only where its condition holds", () => {
  const item = licence({ form, materials });
  const brought = [{ id: "application", name: "申请书.pdf" }];
  const filed = (staff: number) => story(item).submit({ materials: brought, form: { staff } });
  expect(filed(3).refusal("accept", clerk).details).toMatchObject({
    missing: [{ zh: "健康证明", en: "健康证明" }],
  });
  expect(filed(0).act("accept", clerk).where).toEqual(["approval.branches.main.open"]);
});

test("DEF52: a fault of a condition stands at its own line and column, quoted or not", () => {
  const field = (when: string) =>
    soundItem.replace(
      "    staff: {",
      `    note: { type: text, required: { when: ${when} } }\n    staff: {`,
    );
  const where = (when: string) =>
    readItem(field(when), "item.yaml").findings.map(({ rule, line, column }) => [
      rule,
      line,
      column,
    ]);
  expect(where("form.staff > 0")).toEqual([]);
  expect(where("form.staff > 0 || form.stuff > 1")).toEqual([["DEF52", 15, 61]]);
  expect(where("'form.staff > 0 || form.stuff > 1'")).toEqual([["DEF52", 15, 62]]);
  expect(where('"form.staff > 0 \\u007c| form.stuff > 1"')).toEqual([["DEF52", 15, 43]]);
});
