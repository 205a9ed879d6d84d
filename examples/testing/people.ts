import type { Actor, Application } from "banjian";

export const company: Actor = {
  id: "91440300MA5EXAMPLE",
  name: "幸福里餐饮",
  roles: ["applicant"],
};
export const clerk: Actor = { id: "w-01", name: "王芳", roles: ["window-clerk"] };

/** Whoever takes that step in that department. */
export const officer = (role: string, department: string): Actor => ({
  id: `${role}-${department}`,
  roles: [role],
  department,
});

export const application: Application = {
  applicant: { id: company.id, name: "幸福里餐饮有限公司", kind: "legal-person" },
  form: { premises: "幸福路 12 号一层", area: 168 },
  materials: [
    { id: "application", name: "联合申请表.pdf" },
    { id: "floor-plan", name: "平面图.pdf" },
    { id: "sign-design", name: "招牌设计图.png" },
    { id: "drainage-plan", name: "排水方案.pdf" },
  ],
};
