import type { CaseState } from "../case/case-state.js";
import type { ChosenVariant } from "../case/fact.js";
import type { Allowance } from "../definition/allowance.js";
import { didYouMean } from "../definition/did-you-mean.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import type { Variant } from "../definition/variant-schema.js";
import { coreError } from "../errors.js";
import type { Item } from "../item/item.js";
import { variantOf } from "../item/variants.js";
import { holds } from "./condition-values.js";
import type { Turn } from "./turn.js";

/** Refuses variants in a draft that the applicant could not choose: VARIANT_UNKNOWN, VARIANT_NOT_TRUSTED. */
export function refuseChoices({ world, state }: Turn, chosen: readonly string[] = []): void {
  for (const name of chosen) refuseChoice(world.item, state, name);
}

/**
 * Settles how an application is handled when it is filed: the variants the applicant chose, now or in the draft, and those
 * whose conditions hold.
 */
export function settleVariants(turn: Turn, now?: readonly string[]): void {
  const { item } = turn.world;
  const drafted = (turn.state.variants ?? []).map(({ variant }) => variant);
  const chosen = now ?? drafted;
  refuseChoices(turn, chosen);
  const variants = Object.entries(item.file.variants).flatMap(
    ([variant, { when }]): ChosenVariant[] => {
      if (when === undefined) return chosen.includes(variant) ? [{ variant, by: "applicant" }] : [];
      return holds(item, turn.state, when) ? [{ variant, by: "condition" }] : [];
    },
  );
  if (variants.length > 0 || drafted.length > 0)
    turn.record({ type: "variants-settled", variants });
}

function refuseChoice(item: Item, { applicant }: CaseState, name: string): void {
  const variant = variantOf(item, name);
  if (variant === undefined || variant.when !== undefined) {
    const known = Object.entries(item.file.variants).flatMap(([one, { when }]) =>
      when === undefined ? [one] : [],
    );
    throw coreError("VARIANT_UNKNOWN", { variant: name, known, meant: didYouMean(name, known) });
  }
  const trust = variant.commitment?.trust;
  if (trust !== undefined && (applicant.trust === undefined || !trust.includes(applicant.trust))) {
    throw coreError("VARIANT_NOT_TRUSTED", { variant: variant.title, trust });
  }
}

/** The variants a case is of. */
export function variantsOf(item: Item, state: CaseState): readonly Variant[] {
  return (state.variants ?? []).flatMap(({ variant }) => variantOf(item, variant) ?? []);
}

/** How long a limit is in this case: as its variant says, of several the first written that sets it, else as the item does. */
export function withinOf({ world, state }: Turn, limit: LimitDefinition): Allowance {
  return lengthIn(world.item, state, limit);
}

/** The same of a case under any version of its item. */
export function lengthIn(item: Item, state: CaseState, limit: LimitDefinition): Allowance {
  return ownLimit(item, state, limit)?.within ?? limit.within;
}

/** What a limit becomes in a case from some moment on: as its variant says, else as the item does, also where the variant has a length. */
export function changesIn(
  item: Item,
  state: CaseState,
  limit: LimitDefinition,
): LimitDefinition["becomes"] {
  return ownLimit(item, state, limit)?.becomes ?? limit.becomes;
}

function ownLimit(item: Item, state: CaseState, { name }: LimitDefinition) {
  const own = variantsOf(item, state).find(({ limits }) => Object.hasOwn(limits, name));
  return own?.limits[name];
}
