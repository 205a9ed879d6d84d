import type { Hall } from "../hall.js";
import type { Actor } from "../index.js";

/** What somebody does in a case. */
export type Deed = (hall: Hall, caseId: string) => Promise<unknown>;

export const company: Actor = { id: "c-1", name: "幸福里餐饮", roles: ["applicant"] };
export const clerk: Actor = { id: "w-01", name: "王芳", roles: ["window-clerk"] };
export const supervisor: Actor = { id: "j-01", name: "严监", roles: ["supervisor"] };
export const head: Actor = {
  id: "m-01",
  name: "刘局长",
  roles: ["head"],
  department: "market-supervision",
};

/** Somebody of a department in one role. */
export function officer(id: string, role: string, department = "fire-rescue"): Actor {
  return { id, roles: [role], department };
}

let keys = 0;

/** Somebody asks for an action, in a branch where it has to be said. */
export function does(by: Actor, action: string, payload: object = {}, branch?: string): Deed {
  const where = branch === undefined ? {} : { branch };
  return (hall, caseId) => hall.act(caseId, action, { by, key: `k-${++keys}`, payload, ...where });
}

/** The same in the branch of the fire brigade. */
export function inFire(by: Actor, action: string, payload: object = {}): Deed {
  return does(by, action, payload, "fire");
}

/** Everything that is due takes effect. */
export const sweeps: Deed = (hall) => hall.sweep();
