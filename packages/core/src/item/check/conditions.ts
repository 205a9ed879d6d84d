import { checkCondition } from "../../condition/check-condition.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { conditionScope } from "../condition-scope.js";
import { writtenConditions } from "../written-conditions.js";
import type { Trouble } from "./trouble.js";

/** Faults of all conditions in a file, each at its own column. */
export function conditionTroubles(file: ItemFile): Trouble[] {
  const scope = conditionScope(file);
  return [...writtenConditions(file)].flatMap(({ path, condition }) =>
    checkCondition(condition, scope).map(({ offset, ...complaint }) => ({
      ...complaint,
      path,
      within: offset,
    })),
  );
}
