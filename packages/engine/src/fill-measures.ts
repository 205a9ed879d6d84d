import { measureOf } from "@banjian/core";
import { reviseAll } from "./calendar-pass.js";
import { compiledItem, effectsOf, worldOf } from "./change-case.js";
import type { EngineParts } from "./parts.js";

const batch = 100;

/** Measures the cases that were stored before anything was measured: how they stand, not how they once stood. */
export async function fillMeasures(parts: EngineParts): Promise<void> {
  for (;;) {
    const cases = await parts.store.unmeasured(batch);
    if (cases.length === 0) return;
    const filled = await reviseAll(parts, cases, (loaded) => {
      const { state } = loaded;
      const world = worldOf(parts, compiledItem(parts, state.item.digest), loaded);
      const measure = measureOf(world, world.item, state);
      const effects = effectsOf(parts, world, { facts: [], before: state, state });
      return Object.assign(effects, { measure });
    });
    const failed = filled.find((one) => "failed" in one);
    if (failed !== undefined && "failed" in failed) throw failed.failed;
  }
}
