import { type CaseState, personalArrows, type Task, writeAllowance } from "@banjian/core";
import type { Dice } from "./dice.js";
import type { ItemInPlan } from "./plan.js";
import { amountAt } from "./spread.js";

/** The opening of a procedure, and the roles that may open it. */
export type Opening = {
  readonly action: string;
  readonly roles: readonly string[];
  readonly branch: string;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** The procedure a department opens before it gives its first opinion in a case; undefined where it needs none. */
export function opensProcedure(
  { item, planned }: ItemInPlan,
  state: CaseState,
  { branch, work }: Task,
  dice: Dice,
): Opening | undefined {
  if (branch === undefined || state.branches[branch]?.next !== 0) return undefined;
  if (work.startsWith("procedure:")) return undefined;
  const opened = Object.values(state.procedures).filter((one) => one.branch === branch);
  const found = Object.entries(planned.procedures).find(
    ([name, rule]) =>
      (rule.branch ?? branch) === branch &&
      !opened.some(({ procedure }) => procedure === name) &&
      dice.happens(rule.share, state.applicant.id, branch, name),
  );
  if (found === undefined) return undefined;
  const arrow = personalArrows(item, state).find(
    (one) => one.kind === "open-procedure" && one.branch === branch,
  );
  if (arrow === undefined) return undefined;
  const [procedure, { days }] = found;
  const { within } = item.procedures.get(procedure) ?? {};
  const announced = `${Math.ceil(amountAt(days, 0.5))} calendar-days`;
  const length = within === undefined ? announced : writeAllowance(within);
  return {
    action: arrow.action,
    roles: arrow.by,
    branch,
    payload: { procedure, reason: "模拟", length },
  };
}

/** How many days a procedure lasts before it can be closed; undefined for any other work. */
export function procedureDays(
  { planned }: ItemInPlan,
  state: CaseState,
  { work, branch = "" }: Task,
  dice: Dice,
): number | undefined {
  if (!work.startsWith("procedure:")) return undefined;
  const id = work.slice("procedure:".length);
  const procedure = state.procedures[id]?.procedure;
  const rule = procedure === undefined ? undefined : planned.procedures[procedure];
  return rule && dice.amount(rule.days, state.applicant.id, branch, procedure ?? "", "days");
}
