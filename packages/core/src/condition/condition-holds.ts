import { madeOnce } from "@banjian/base";
import { parseCel } from "./cel.js";
import { checkCondition } from "./check-condition.js";
import type { ConditionScope, ReadValue } from "./scope.js";
import { translate } from "./translate.js";

type ComesTo = (read: ReadValue) => boolean | undefined;
const made = madeOnce((_scope: ConditionScope) => new Map<string, ComesTo>());

/**
 * Whether a condition that was checked holds: the same values give the same answer, within bounds. What nobody has filled
 * in decides nothing, and a condition that nothing decides does not hold. A plain Error for one that was never checked.
 */
export function conditionHolds(condition: string, scope: ConditionScope, read: ReadValue): boolean {
  return conditionComesTo(condition, scope, read) === true;
}

/** The same, with undefined for a condition that nothing decides. */
export function conditionComesTo(
  condition: string,
  scope: ConditionScope,
  read: ReadValue,
): boolean | undefined {
  const byText = made(scope);
  const known = byText.get(condition);
  if (known !== undefined) return known(read);
  const comesTo = compiled(condition, scope);
  byText.set(condition, comesTo);
  return comesTo(read);
}

function compiled(condition: string, scope: ConditionScope): ComesTo {
  const parsed = parseCel(translate(condition), scope);
  if (parsed.fault !== undefined || parsed.ast === undefined) {
    const [first] = checkCondition(condition, scope);
    throw new Error(`the condition ${condition} was never checked: ${first?.problem.en}`);
  }
  return parsed.comesTo;
}
