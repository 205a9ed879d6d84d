import { World } from "./world.js";
import type { WorldOptions } from "./world-options.js";

/** Opens a world and publishes its items; refuses items with findings (ITEM_REFUSED). Cases that its stores hold already go on in it. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const world = new World(options);
  if (options.items !== undefined) await world.parts.catalogue.publishAll(options.items);
  await world.begin();
  return world;
}
