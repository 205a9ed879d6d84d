import type { ASTNode } from "@marcbachmann/cel-js";
import { canComeOut } from "./can-come-out.js";
import { parseCel } from "./cel.js";
import type { ConditionFault } from "./check-tokens.js";
import { conditionRules } from "./condition-rules.js";
import { type Formula, formulaOf, type Naming, namingOf } from "./formula.js";
import type { ConditionScope } from "./scope.js";
import { translate } from "./translate.js";

/** What the own text of a sound condition settles: that it never holds, or always does, or that one side of `||` never does. */
export function settledFaults(node: ASTNode, naming: Naming): ConditionFault[] {
  const formula = formulaOf(node, naming);
  if (neverHolds(formula)) return [faultAt(node, conditionRules.neverHolds(naming.textOf(node)))];
  if (!canComeOut([formula], ([it]) => it !== true))
    return [faultAt(node, conditionRules.alwaysHolds(naming.textOf(node)))];
  return idleSides(node, naming);
}

/** Whether a condition leaves nothing for a later one: wherever that holds, one of the earlier ones does. */
export function isCovered(
  later: string,
  earlier: readonly string[],
  scope: ConditionScope,
): boolean {
  const formulas = [later, ...earlier].map((condition) => read(condition, scope));
  const known = formulas.filter((formula) => formula !== undefined);
  if (known.length < formulas.length) return false;
  return !canComeOut(known, ([it, ...before]) => it === true && !before.includes(true));
}

function read(condition: string, scope: ConditionScope): Formula | undefined {
  const translation = translate(condition);
  const { ast, fault } = parseCel(translation, scope);
  if (ast === undefined || fault !== undefined) return undefined;
  return formulaOf(ast, namingOf(condition, translation, scope));
}

function neverHolds(formula: Formula): boolean {
  return !canComeOut([formula], ([it]) => it === true);
}

function idleSides(node: ASTNode, naming: Naming): ConditionFault[] {
  switch (node.op) {
    case "&&":
      return node.args.flatMap((side) => idleSides(side, naming));
    case "||":
      return node.args.flatMap((side) =>
        neverHolds(formulaOf(side, naming))
          ? [faultAt(side, conditionRules.neverHolds(naming.textOf(side)))]
          : idleSides(side, naming),
      );
    default:
      return [];
  }
}

function faultAt(node: ASTNode, complaint: Omit<ConditionFault, "offset">): ConditionFault {
  return { ...complaint, offset: node.start };
}
