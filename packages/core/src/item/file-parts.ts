import type { ApprovalState, BranchRule, StageName, State } from "../definition/flow-schema.js";
import type { ItemFile } from "../definition/item-schema.js";
import { article45 } from "../definition/presets.js";
import type { BranchDefinition, Item, ProcedureDefinition, StepDefinition } from "./item.js";
import { roleOfStep } from "./roles.js";

/** The state that uses a stage; the checks allow one at most. */
export function stageOf<Name extends StageName>(
  file: ItemFile,
  use: Name,
): Extract<State, { use: Name }> | undefined {
  return Object.values(file.flow.states).find(
    (state): state is Extract<State, { use: Name }> => state.use === use,
  );
}

/** The path of each stage in the chart. */
export function stagesOf(file: ItemFile): Item["stages"] {
  const used = Object.entries(file.flow.states).flatMap(([name, { use }]) =>
    use === undefined ? [] : [[use, name]],
  );
  return Object.fromEntries(used);
}

/** The branches of the approval; a single-department item has the one called `main`. */
export function branchesOf(file: ItemFile): Map<string, BranchDefinition> {
  const approval = stageOf(file, "approval");
  if (approval === undefined) return new Map();
  const { department, name } = file.item.authority;
  const written: Record<string, BranchRule> = approval.branches ?? {
    main: { title: name, department, steps: approval.steps ?? [], starts: "together" },
  };
  return new Map(
    Object.entries(written).map(([id, branch]) => [
      id,
      {
        id,
        title: branch.title ?? file.departments[branch.department]?.title ?? name,
        department: branch.department,
        steps: branch.steps.map(stepOf),
        ...(branch.starts === "together" ? {} : startOf(branch.starts)),
        ...(branch.system === undefined ? {} : { system: branch.system }),
        ...(branch["first-review"] ? { firstReview: true } : {}),
        ...(branch["only-when"] === undefined ? {} : { onlyWhen: branch["only-when"] }),
      },
    ]),
  );
}

function startOf({
  after,
  "pre-review": preReview,
}: Exclude<BranchRule["starts"], "together">): Pick<BranchDefinition, "after" | "preReview"> {
  return { after, ...(preReview ? { preReview } : {}) };
}

/** Of several who sign each has a role of their own; their roles together are those of the step. */
function stepOf({ step, by, signers, sign }: BranchRule["steps"][number]): StepDefinition {
  if (signers === undefined) return { step, by: by ?? [roleOfStep[step]] };
  return {
    step,
    by: [...new Set(signers)],
    signers: signers.map((role) => [role]),
    sign: sign ?? "all",
  };
}

/** Which procedure is carried out on the site where a file says nothing of it. */
const siteInspection = "site-inspection";

/** The procedures that may be opened, with their titles. */
export function proceduresOf(
  approval: ApprovalState | undefined,
): Map<string, ProcedureDefinition> {
  return new Map(
    Object.entries(approval?.procedures ?? {}).map(([id, procedure]) => [
      id,
      {
        ...procedure,
        title: procedure.title ?? lawTitle(id),
        "on-site": procedure["on-site"] ?? id === siteInspection,
      },
    ]),
  );
}

function lawTitle(id: string): { zh: string; en: string } {
  const known: Record<string, { zh: string; en: string }> = article45;
  return (Object.hasOwn(known, id) ? known[id] : undefined) ?? { zh: id, en: id };
}
