import type { Item } from "@banjian/core";
import type { Application } from "@banjian/engine";
import { completeApplication } from "../explore/player.js";
import type { World } from "../world.js";

/** An application as it comes: everything in it, but for the last material the applicant has to bring where it is incomplete. */
export function applicationOf(
  item: Item,
  { now, frame }: Pick<World, "now" | "frame">,
  by: { readonly id: string; readonly incomplete: boolean },
): Application {
  const { form, materials } = completeApplication(item, now, frame);
  const { id, incomplete } = by;
  return {
    applicant: { id, name: id, kind: "person" },
    form,
    materials: incomplete ? materials.slice(0, -1) : materials,
  };
}
