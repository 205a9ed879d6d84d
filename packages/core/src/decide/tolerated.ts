import { tolerationLimit } from "../item/toleration-limit.js";
import { isTolerated, owedMaterials } from "./demanded.js";
import { endLimit, startLimit } from "./limits.js";
import type { Turn } from "./turn.js";

/** Starts the time in which each material has to come that the application is accepted without (容缺). */
export function tolerate(turn: Turn): void {
  const { item } = turn.world;
  for (const material of owedMaterials(item, turn.state)) {
    const definition = item.limits.get(tolerationLimit(material.id));
    if (definition === undefined || !isTolerated(material, turn.state)) continue;
    startLimit(turn, definition, turn.today);
  }
}

/** Ends the time of each tolerated material that has come. */
export function settleTolerated(turn: Turn): void {
  for (const { id } of turn.world.item.file.item.materials) {
    const ledger = turn.state.limits[tolerationLimit(id)];
    const came = Object.hasOwn(turn.state.materials, id);
    if (came && ledger?.status === "running") endLimit(turn, ledger);
  }
}
