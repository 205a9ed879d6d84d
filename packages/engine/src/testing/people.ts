import type { Actor } from "@banjian/core";

/** The company that opens a restaurant, acting itself. */
export const company: Actor = {
  id: "91440300MA5EXAMPLE",
  name: "幸福里餐饮",
  roles: ["applicant"],
};

/** Somebody else who applies for things. */
export const stranger: Actor = { id: "li-lei", name: "李雷", roles: ["applicant"] };

/** The clerk at the window, who belongs to no department. */
export const clerk: Actor = { id: "w-01", name: "王芳", roles: ["window-clerk"] };

/** The head of the government, who approves what is longer than the law's own time. */
export const governor: Actor = { id: "g-01", roles: ["government-head"] };

/** The departments of the restaurant, by their branches. */
const departments = {
  food: "market-supervision",
  signboard: "urban-management",
  fire: "fire-rescue",
  tobacco: "tobacco-monopoly",
  drainage: "water-affairs",
} as const;
export type Branch = keyof typeof departments;

/** Somebody with one role in the department of a branch: always the same person. */
export function officer(role: string, branch: Branch): Actor {
  return { id: `${role}-${branch}`, roles: [role], department: departments[branch] };
}
