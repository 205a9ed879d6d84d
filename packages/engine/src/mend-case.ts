import { limitRowsOf } from "@banjian/core";
import { compiledItem, effectsOf, worldOf } from "./change-case.js";
import { momentOf } from "./frame-at.js";
import { NotReady } from "./not-ready.js";
import type { EngineParts } from "./parts.js";

/** Takes a case that is stopped from its facts anew, with where its limits wait, and lets it go on (CASE_DIFFERS where they do not add up). */
export async function mendCase(parts: EngineParts, caseId: string): Promise<void> {
  await momentOf(parts);
  const mended = await parts.store.refold(caseId, (loaded) => {
    const { state } = loaded;
    const world = worldOf(parts, compiledItem(parts, state.item.digest), loaded);
    const limits = limitRowsOf(world, world.item, state);
    return effectsOf(parts, world, { facts: [], before: state, state }, limits);
  });
  if ("effects" in mended) return;
  if (!(mended.failed instanceof NotReady)) throw mended.failed;
  await mended.failed.read();
  await mendCase(parts, caseId);
}
