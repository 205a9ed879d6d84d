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

/** Everybody who may come by, a stranger and an agent among them. */
export const passersBy: readonly Actor[] = [
  citizen,
  clerk,
  ...["fire", "health", "market"].flatMap((department) =>
    ["handler", "reviewer", "approver"].map((role) => officer(role, department)),
  ),
  officer("head", "market"),
  { id: "mayor", roles: ["government-head"] },
  { id: "supervisor", roles: ["supervisor"] },
  { id: "all-of-fire", roles: ["handler", "approver", "window-clerk"], department: "fire" },
  { id: "agent", roles: [], onBehalfOf: { id: citizen.id, authority: "委托书" } },
  { id: "stranger", roles: ["applicant"] },
];
