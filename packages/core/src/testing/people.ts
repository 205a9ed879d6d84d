import type { Actor, Applicant } from "../case/person.js";

/** Who applies in every story. */
export const applicant: Applicant = { id: "li-lei", name: "李雷", kind: "person" };

/** The applicant, acting. */
export const citizen: Actor = { id: applicant.id, name: applicant.name, roles: ["applicant"] };

/** The clerk at the window, who belongs to no department. */
export const clerk: Actor = { id: "wang-fang", name: "王芳", roles: ["window-clerk"] };

/** Somebody with one role in a department: `officer("handler", "fire")` is always the same person. */
export function officer(role: string, department: string): Actor {
  return { id: `${role}-of-${department}`, roles: [role], department };
}
