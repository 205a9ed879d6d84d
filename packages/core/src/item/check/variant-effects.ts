import type { ConditionScope } from "../../condition/scope.js";
import { isCovered } from "../../condition/settled.js";
import { sameAllowance } from "../../definition/allowance.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { conditionScope } from "../condition-scope.js";
import { mergedLimits } from "../item-limits.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** What a variant says that makes no difference: an earlier one has settled it, there is nothing to waive, the limit stays as it is. */
export function variantEffectTroubles(file: ItemFile, isUsed: (name: string) => boolean) {
  const scope = conditionScope(file);
  return Object.keys(file.variants).flatMap((name, at): Trouble[] => [
    ...(isUsed(name) ? [] : coveredTroubles(file.variants, at, scope)),
    ...waivingTroubles(file, name),
    ...unchangedTroubles(file, name),
  ]);
}

/** Of several variants that set a limit the first one does. */
function coveredTroubles(
  variants: ItemFile["variants"],
  at: number,
  scope: ConditionScope,
): Trouble[] {
  const all = Object.entries(variants);
  const [name, variant] = all[at] ?? [];
  const when = variant?.when;
  if (name === undefined || when === undefined || isCovered(when, [], scope)) return [];
  const changes = Object.keys(variant?.limits ?? {}).length + (variant?.waives.length ?? 0);
  if (changes === 0) return [];
  const settling = all
    .slice(0, at)
    .find(
      ([, earlier]) =>
        earlier.when !== undefined &&
        Object.keys(variant?.limits ?? {}).every((limit) => Object.hasOwn(earlier.limits, limit)) &&
        variant?.waives.every((material) => earlier.waives.includes(material)) &&
        isCovered(when, [earlier.when], scope),
    );
  if (settling === undefined) return [];
  const path = ["variants", name];
  return [{ ...defRules.variantCovered(name, settling[0]), path, onKey: true }];
}

function waivingTroubles({ item, variants }: ItemFile, name: string): Trouble[] {
  const waives = variants[name]?.waives ?? [];
  return waives.flatMap((waived, index) => {
    const material = item.materials.find(({ id }) => id === waived);
    const path = ["variants", name, "waives", index];
    if (material?.source === "shared") return [{ ...defRules.sharedWaived(name, waived), path }];
    return material?.required === false ? [{ ...defRules.optionalWaived(waived), path }] : [];
  });
}

/** A limit as long as the item's, of a variant that changes something else; that nothing at all is different is said already. */
function unchangedTroubles(file: ItemFile, name: string): Trouble[] {
  const { limits = {}, commitment, waives = [] } = file.variants[name] ?? {};
  const own = mergedLimits(file);
  const others = Object.entries(file.variants).filter(([other]) => other !== name);
  const same = Object.entries(limits).filter(([limit, { within, becomes }]) => {
    const before = own.get(limit);
    // It may stand there to keep a later variant, or a change of the item, from applying.
    const keepsOut = others.some(([, other]) => Object.hasOwn(other.limits, limit));
    const isSame = sameAllowance(within, before?.within);
    return isSame && becomes === undefined && before?.becomes === undefined && !keepsOut;
  });
  const differs = commitment !== undefined || waives.length > 0;
  if (!differs && same.length === Object.keys(limits).length) return [];
  return same.map(([limit]) => ({
    ...defRules.limitUnchanged(limit),
    path: ["variants", name, "limits", limit],
  }));
}
