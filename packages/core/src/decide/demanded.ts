import type { CaseState } from "../case/case-state.js";
import type { ItemFile } from "../definition/item-schema.js";
import { isDue } from "../item/demands.js";
import type { Item } from "../item/item.js";
import { holds } from "./condition-values.js";
import { variantsOf } from "./variants.js";

type Material = ItemFile["item"]["materials"][number];

/** The materials an applicant still owes. */
export function owedMaterials(item: Item, state: CaseState): Material[] {
  return dueMaterials(item, state).filter(({ source }) => source === "applicant");
}

/** The materials that are demanded in this case, not waived by its variant, and not come yet; from whomever. */
export function dueMaterials(item: Item, state: CaseState): Material[] {
  const variants = variantsOf(item, state);
  const waived = new Set(variants.flatMap(({ waives }) => waives));
  const letters = new Set(variants.flatMap(({ commitment }) => commitment?.letter ?? []));
  return item.file.item.materials.filter(
    (material) =>
      !Object.hasOwn(state.materials, material.id) &&
      !waived.has(material.id) &&
      (letters.has(material.id) || isDue(material, (condition) => holds(item, state, condition))),
  );
}

/** Whether an application is accepted although this material has not come (容缺). */
export function isTolerated({ tolerated }: Material, { applicant }: CaseState): boolean {
  if (tolerated === undefined) return false;
  const { trust } = tolerated;
  return trust === undefined || (applicant.trust !== undefined && trust.includes(applicant.trust));
}
