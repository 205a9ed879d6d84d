import type { Actor } from "@banjian/core";
import type { Application } from "@banjian/engine";

/** The company that opens a restaurant, acting itself. */
export const company: Actor = {
  id: "91440300MA5EXAMPLE",
  name: "幸福里餐饮",
  roles: ["applicant"],
};

/** The clerk at the window, who belongs to no department. */
export const clerk: Actor = { id: "w-01", name: "王芳", roles: ["window-clerk"] };

/** Somebody with one role in a department: always the same person. */
export function officer(role: string, department: string): Actor {
  return { id: `${role}-${department}`, roles: [role], department };
}

/** An application for opening a restaurant with everything in it but the fire safety plan. */
export const restaurant: Application = {
  applicant: { id: "91440300MA5EXAMPLE", name: "幸福里餐饮有限公司", kind: "legal-person" },
  form: { premises: "幸福路 12 号一层", area: 168, seats: 60, tobacco: true },
  materials: [
    { id: "application", name: "联合申请表.pdf" },
    { id: "floor-plan", name: "平面图.pdf" },
    { id: "sign-design", name: "招牌设计图.png" },
    { id: "drainage-plan", name: "排水方案.pdf" },
  ],
};
