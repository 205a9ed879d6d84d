import type { Text } from "@banjian/base";
import type { StepKind } from "../definition/action-kind.js";
import type { ItemFile } from "../definition/item-schema.js";

/** The roles every hall has; an item may add its own under `roles`. */
export const standardRoles = {
  applicant: { zh: "申请人", en: "applicant" },
  "window-clerk": { zh: "窗口人员", en: "window clerk" },
  handler: { zh: "承办人", en: "handler" },
  reviewer: { zh: "审核人", en: "reviewer" },
  approver: { zh: "批准人", en: "approver" },
  head: { zh: "行政机关负责人", en: "head of the authority" },
  supervisor: { zh: "监察人员", en: "supervisor" },
  "government-head": { zh: "本级人民政府负责人", en: "head of the government at that level" },
} as const satisfies Record<string, Text>;

/** Who takes a step of an opinion where the item does not say. */
export const roleOfStep: { readonly [Step in StepKind]: keyof typeof standardRoles } = {
  handle: "handler",
  review: "reviewer",
  approve: "approver",
};

/** Every role an item may name, with its title. */
export function rolesOf(file: ItemFile): ReadonlyMap<string, Text> {
  return new Map<string, Text>([...Object.entries(standardRoles), ...Object.entries(file.roles)]);
}

/** Roles that belong to no department: anyone who holds them may act in any. */
const unbound = new Set<string>(["applicant", "window-clerk", "supervisor", "government-head"]);

/** Whether a role only counts within the department whose business it is. */
export function isBound(role: string): boolean {
  return !unbound.has(role);
}
