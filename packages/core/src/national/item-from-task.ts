import { writeAllowance } from "../definition/allowance.js";
import type { NationalTask } from "./national-task.js";

/**
 * An item file that begins with what the national tables say of it: the flow of a licence, its limits and that of
 * the window by the licensing law, its documents. Its legal basis is not in the tables, so that the check asks for it before
 * the item can be published.
 */
export function itemFromTask(task: NationalTask): string {
  const text = (value: string) => JSON.stringify(value);
  const materials = task.materials.map(
    ({ title, required }, index) =>
      `    - { id: m${index + 1}, title: ${text(title)}${required ? "" : ", required: false"} }`,
  );
  const limit = (name: string, allowance: NationalTask["statutory"]) =>
    allowance === undefined ? [] : [`  ${name}: { within: ${writeAllowance(allowance)} }`];
  return [
    "# 由国家平台事项表导入：补充设定依据，核对流程和部门标识，再运行 banjian check。",
    "# Imported from the national tables: add the legal basis, look at the flow, then run banjian check.",
    "banjian: 1",
    "item:",
    `  code: ${codeOf(task)}`,
    `  catalog-code: ${text(task.catalogCode)}`,
    `  version: ${text(task.version)}`,
    `  title: ${text(task.title)}`,
    "  type: licence",
    `  kind: ${task.kind}`,
    `  level: ${task.level}`,
    `  authority: { department: authority, name: ${text(task.department)} }`,
    "  basis: []",
    ...(materials.length === 0 ? [] : ["  materials:", ...materials]),
    "flow:",
    "  initial: submission",
    "  states:",
    "    submission: { use: submission, next: acceptance }",
    "    acceptance:",
    "      use: acceptance",
    "      supplement: { answer-within: 30 calendar-days }",
    "      next: approval",
    "    approval: { use: approval, steps: [handle, review, approve], next: completion }",
    "    completion: { use: completion, next: collection }",
    "    collection: { use: collection, next: archived }",
    "    archived: { final: true }",
    "limits:",
    "  completeness:",
    "    within: 5 business-days",
    `    basis: ${window}`,
    `    on-expiry: { outcome: deemed-accepted, basis: ${window} }`,
    ...limit("statutory", task.statutory),
    ...limit("promised", task.promised),
    "",
  ].join("\n");
}

const window = "{ law: 中华人民共和国行政许可法, article: 32, paragraph: 1, item: 4 }";

/** The code of an imported item: an implementation code begins with a digit, and a name does not. */
export function codeOf({ taskCode }: NationalTask): string {
  return `task-${taskCode.replaceAll(/[^A-Za-z0-9-]/g, "-")}`;
}
