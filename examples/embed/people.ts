import type { Actor, Application } from "banjian";

/** Who acts: authenticated by the host, which says what they are. */
export const citizen: Actor = { id: "li-lei", name: "李雷", roles: ["applicant"] };
export const clerk: Actor = { id: "wang-fang", name: "王芳", roles: ["window-clerk"] };

/** What the citizen files; the business licence is shared between the authorities and never asked for. */
export const application: Application = {
  applicant: { id: "li-lei", name: "李雷", kind: "person" },
  form: { premises: "幸福路 12 号", area: 86 },
  materials: [
    { id: "application", name: "申请书.pdf" },
    { id: "floor-plan", name: "平面图.pdf" },
    { id: "safety-rules", name: "食品安全管理制度.pdf" },
  ],
};
