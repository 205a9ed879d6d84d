import { instantOf } from "@banjian/calendar";
import type { World } from "../world.js";

/** Lets time go by to a moment in milliseconds since 1970; nothing happens where it has gone by already. */
export async function passTo(world: World, ms: number): Promise<void> {
  const at = instantOf(ms);
  if (at > world.now) await world.passTo(at);
}
