import type { Text } from "@banjian/base";
import type { Chart } from "../chart/chart.js";
import type { ChartMachine } from "../chart/compile-chart.js";
import type { StepKind } from "../definition/action-kind.js";
import type { ApprovalState, StageName, SupplementRule } from "../definition/flow-schema.js";
import type { HallRule } from "../definition/hall-rule.js";
import type { ItemFile } from "../definition/item-schema.js";
import type { Share } from "../definition/join-schema.js";
import type { LimitDefinition } from "../definition/limit-definition.js";
import type { WatchedCause } from "../definition/watched-causes.js";

/** Which version of which item a case runs under: pinned by the digest of its content. */
export type ItemRef = { readonly code: string; readonly version: string; readonly digest: string };

/** One step of a branch: whoever has one of the roles takes it, or several sign it, a list of roles for each. */
export type StepDefinition = {
  readonly step: StepKind;
  readonly by: readonly string[];
  readonly signers?: readonly (readonly string[])[];
  readonly sign?: Share;
};

/** One department's part of the approval. A single-department item has one, called `main`. */
export type BranchDefinition = {
  readonly id: string;
  readonly title: Text;
  readonly department: string;
  readonly steps: readonly StepDefinition[];
  readonly after?: string;
  /** Whether it may take every step but the last before its predecessor is done (AP13). */
  readonly preReview?: true;
  /** The first review of a lower authority. */
  readonly firstReview?: true;
  /** The system of its department in which it is handled. */
  readonly system?: string;
  /** The condition under which a case needs it. */
  readonly onlyWhen?: string;
};

/** A procedure that may be opened during approval. */
export type ProcedureDefinition = ApprovalState["procedures"][string] & {
  readonly title: Text;
  readonly "on-site": boolean;
};

/** A checked item, ready to run cases. Made by `readItem` or `defineItem`, never by hand. */
export type Item = ItemRef & {
  readonly title: Text;
  readonly file: ItemFile;
  readonly chart: Chart;
  readonly machine: ChartMachine;
  /** The path of each stage in the chart, where the item has it. */
  readonly stages: { readonly [Stage in StageName]?: string };
  readonly branches: ReadonlyMap<string, BranchDefinition>;
  readonly procedures: ReadonlyMap<string, ProcedureDefinition>;
  readonly approval?: ApprovalState;
  readonly supplement?: SupplementRule;
  /** By name: `statutory`, `branch:fire`, and those the item adds. */
  readonly limits: ReadonlyMap<string, LimitDefinition>;
  /** The rules of the hall for deeds that raise cards, where it has any. */
  readonly watchedBy?: { readonly [Cause in WatchedCause]?: HallRule };
};

/** The title of a document, as the item names it. */
export function materialTitle({ file }: Item, id: string): Text {
  return file.item.materials.find((one) => one.id === id)?.title ?? { zh: id, en: id };
}

/** The title of a fee, as the item names it. */
export function feeTitle({ file }: Item, id: string): Text {
  return file.item.fees.find((one) => one.id === id)?.title ?? { zh: id, en: id };
}

/** The title of a department, as the item names it. */
export function departmentTitle(item: Item, department: string): Text {
  const { authority } = item.file.item;
  const declared = Object.hasOwn(item.file.departments, department)
    ? item.file.departments[department]?.title
    : undefined;
  if (declared !== undefined) return declared;
  return department === authority.department ? authority.name : { zh: department, en: department };
}
