import type { CaseState } from "../case/case-state.js";
import { coreError } from "../errors.js";
import type { Item } from "../item/item.js";

/** Whether a branch is that of an upper authority: a lower one reviews first, and it is another. */
export function isUpper({ branches }: Item, branch: string | undefined): boolean {
  const found = branches.get(branch ?? "");
  if (found === undefined || found.firstReview) return false;
  return [...branches.values()].some(({ firstReview }) => firstReview);
}

/** Whether a department has branches, and all of them are those of an upper authority: so is its window. */
function isUpperDepartment(item: Item, department: string | undefined): boolean {
  const own = [...item.branches.values()].filter((one) => one.department === department);
  return own.length > 0 && own.every(({ id }) => isUpper(item, id));
}

/** The upper authority asks for nothing that the applicant has handed in (licensing law, art. 43). */
export function refuseSupplied(
  item: Item,
  { materials: supplied }: CaseState,
  {
    branch,
    department,
    materials,
  }: {
    readonly branch: string | undefined;
    readonly department: string | undefined;
    readonly materials: readonly string[];
  },
): void {
  if (!isUpper(item, branch) && !isUpperDepartment(item, department)) return;
  const again = materials.filter((id) => Object.hasOwn(supplied, id));
  if (again.length > 0) throw coreError("MATERIAL_SUPPLIED", { materials: again });
}
