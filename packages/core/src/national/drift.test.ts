import { describe, expect, test } from "vitest";
import type { Item } from "../item/item.js";
import { readItem } from "../item/read-item.js";
import { driftOf } from "./drift.js";
import { itemFromTask } from "./item-from-task.js";
import { type NationalTask, readNationalTasks } from "./national-task.js";

const row = {
  catalog_code: "000131003000",
  task_code: "11440305007542291000131003000",
  task_handle_item: "食品经营许可证核发",
  task_version: "2026.1",
  task_state: "1",
  project_type: "2",
  use_level: "4",
  dept_name: "区市场监督管理局",
  anticipate_day: "10",
  anticipate_type: "G",
  promise_day: "5",
  promise_type: "G",
};
const materials = [
  { task_code: row.task_code, material_name: "申请书", is_need: "1" },
  { task_code: row.task_code, material_name: "平面图", is_need: "0" },
  { task_code: "another", material_name: "别的", is_need: "1" },
];

const only = (more: Partial<typeof row> = {}): NationalTask => {
  const [task] = readNationalTasks([{ ...row, ...more }], materials);
  if (task === undefined) throw new Error("no task");
  return task;
};

function itemOf(text: string): Item {
  const read = readItem(text, "task.yaml");
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.item;
}

const completed = (text: string) =>
  text.replace("basis: []", "basis: [{ law: 中华人民共和国食品安全法, article: 35 }]");
const item = itemOf(completed(itemFromTask(only())));

describe("a row of the national tables", () => {
  test("becomes an item file that lacks nothing but the laws, and once it has them, does not differ (DEF56, no DEF77)", () => {
    const read = readItem(itemFromTask(only()), "task.yaml");
    expect(read.findings.map(({ rule, path }) => [rule, path])).toEqual([
      ["DEF3", "item.basis"],
      ["DEF56", "item.materials.0"],
      ["DEF56", "item.materials.1"],
    ]);
    expect(item.file.item.materials.map(({ title, required }) => [title.zh, required])).toEqual([
      ["申请书", true],
      ["平面图", false],
    ]);
    expect(driftOf([item], [only()])).toEqual({ differing: [], missing: [], gone: [] });
  });

  test.each([
    ["task_state", "9"],
    ["project_type", "3"],
    ["use_level", "constructor"],
    ["anticipate_type", "D"],
    ["promise_day", "five"],
    ["dept_name", ""],
  ])("is refused where %s is %j, and not guessed", (column, value) => {
    expect(() => only({ [column]: value })).toThrow(
      expect.objectContaining({
        code: "NATIONAL_TABLE_INVALID",
        details: { row: 2, column, value },
      }),
    );
  });
});

describe("the drift", () => {
  test("tells each thing that differs, in the words of both", () => {
    const changed = only({ promise_day: "3", use_level: "3", dept_name: "市市场监督管理局" });
    const fewer = { ...changed, materials: changed.materials.slice(0, 1) };
    const [found] = driftOf([item], [fewer]).differing;
    expect(
      found?.drifts.map(({ what, national, here }) => [what.en, national.zh, here.zh]),
    ).toEqual([
      ["level", "市级", "县级"],
      ["authority", "市市场监督管理局", "区市场监督管理局"],
      ["promise", "3个工作日", "5个工作日"],
      ["document", "无", "平面图"],
    ]);
  });

  test("tells what is missing here and what is no longer in force there, and leaves a hall's own items alone", () => {
    const other = only({ catalog_code: "000100000000" });
    expect(driftOf([item], [other]).missing).toEqual([other]);
    expect(driftOf([item], [other]).gone).toEqual([item]);
    expect(driftOf([item], [other], new Set([other.catalogCode])).missing).toEqual([]);
    expect(driftOf([item], [only({ task_state: "0" })])).toMatchObject({
      missing: [],
      gone: [item],
    });
    const own = itemOf(completed(itemFromTask(only())).replace(/ {2}catalog-code: .*\n/, ""));
    expect(driftOf([own], [])).toEqual({ differing: [], missing: [], gone: [] });
  });
});
