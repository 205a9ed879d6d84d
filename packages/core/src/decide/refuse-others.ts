import type { Actor } from "../case/person.js";
import { permissionRefusal } from "./permission.js";
import type { PersonalArrow } from "./standing-arrows.js";
import type { Turn } from "./turn.js";

/** Refuses whom an arrow is for, but not what is asked with it: it stands for everyone whom any procedure or limit names. */
export function refuseOthers(
  turn: Turn,
  it: { readonly actor: Actor; readonly arrow: PersonalArrow; readonly by: readonly string[] },
): void {
  const { actor, arrow, by } = it;
  const { item } = turn.world;
  const refusal = permissionRefusal(item, turn.state.applicant.id, actor, { ...arrow, by });
  if (refusal !== undefined) throw refusal;
}
