import { assertNever, type Text } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import type { LimitFact } from "../case/evolve-limit.js";
import type { FactOf, Told } from "../case/fact.js";
import { sayAllowance } from "../definition/allowance.js";
import type { Item } from "../item/item.js";
import { limitTitle } from "../item/limit-of.js";
import type { Said, Tone } from "./said.js";

/** The movement of a limit in words, with the due date as it was announced. */
function sayLimit(item: Item, state: CaseState, fact: LimitFact): Said {
  const title = limitTitle(item, fact.limit, state.limits[fact.limit]?.procedure);
  const how = moveText(fact);
  const tone: Tone =
    fact.type === "limit-warned" || fact.type === "limit-breached" ? "warn" : "limit";
  return { tone, what: { zh: `${title.zh}${how.zh}`, en: `${title.en} ${how.en}` } };
}

/** What became of the limit, without its name: "starts: 20 business days, due 2026-05-27". */
export function moveText(fact: LimitFact): Text {
  const due = dueText(fact.told);
  switch (fact.type) {
    case "limit-started": {
      const long = sayAllowance(fact.within);
      return { zh: `开始计时，${long.zh}，${due.zh}`, en: `starts: ${long.en}, ${due.en}` };
    }
    case "limit-excluded":
      return { zh: `暂不计时，${due.zh}`, en: `leaves time out, ${due.en}` };
    case "limit-resumed":
      return { zh: `恢复计时，${due.zh}`, en: `goes on, ${due.en}` };
    case "limit-extended": {
      const by = sayAllowance(fact.added);
      return { zh: `延长${by.zh}，${due.zh}`, en: `is extended by ${by.en}, ${due.en}` };
    }
    case "limit-changed": {
      const long = sayAllowance(fact.within);
      return { zh: `改为${long.zh}，${due.zh}`, en: `becomes ${long.en}, ${due.en}` };
    }
    case "limit-reopened":
      return { zh: `继续计时，${due.zh}`, en: `runs on, ${due.en}` };
    case "limit-corrected":
      return { zh: `更正，${due.zh}`, en: `is corrected, ${due.en}` };
    case "limit-withdrawn":
      return { zh: `此前的提示撤销，${due.zh}`, en: `takes back what was announced, ${due.en}` };
    case "limit-remeasured":
      return {
        zh: `重新认定：${outcomes[fact.outcome].zh}`,
        en: `is measured again: ${outcomes[fact.outcome].en}`,
      };
    case "limit-recomputed":
      return fact.before.due === fact.told.due
        ? staysDue(fact)
        : {
            zh: `因放假安排变化由 ${fact.before.due} 改为 ${fact.told.due} 到期`,
            en: `moves from ${fact.before.due} to ${fact.told.due} with the calendar`,
          };
    case "limit-warned":
      return { zh: `即将到期，${due.zh}`, en: `is near, ${due.en}` };
    case "limit-breached":
      return { zh: `届满（${fact.told.due}）`, en: `ran out (${fact.told.due})` };
    case "limit-ended": {
      const how = outcomes[fact.outcome];
      return {
        zh: `止：${how.zh}（到期日 ${fact.told.due}）`,
        en: `ends: ${how.en} (due ${fact.told.due})`,
      };
    }
    default:
      return assertNever(fact);
  }
}

const outcomes = {
  met: { zh: "按期", en: "met" },
  overdue: { zh: "超期", en: "overdue" },
  ended: { zh: "截断，不计按期或逾期", en: "cut off, neither met nor overdue" },
  passed: { zh: "期满", en: "passed" },
  void: { zh: "作废", en: "void" },
} as const;

function dueText({ due, provisional }: Told): Text {
  return provisional
    ? { zh: `暂定 ${due} 到期`, en: `provisionally due ${due}` }
    : { zh: `${due} 到期`, en: `due ${due}` };
}

/** The calendar was amended and the day is the same: settled now, or kept as the applicant was told. */
function staysDue({ told, notBefore }: FactOf<"limit-recomputed">): Text {
  return notBefore === undefined
    ? {
        zh: `放假安排已公布，仍为 ${told.due} 到期`,
        en: `stays due ${told.due} by the new calendar`,
      }
    : {
        zh: `放假安排变化，已告知的 ${told.due} 不提前`,
        en: `stays due ${told.due} as told, although the calendar would make it earlier`,
      };
}

/** Every movement of a limit in words. */
export const limitSayings = {
  "limit-started": sayLimit,
  "limit-changed": sayLimit,
  "limit-corrected": sayLimit,
  "limit-withdrawn": sayLimit,
  "limit-remeasured": sayLimit,
  "limit-recomputed": sayLimit,
  "limit-excluded": sayLimit,
  "limit-resumed": sayLimit,
  "limit-extended": sayLimit,
  "limit-warned": sayLimit,
  "limit-breached": sayLimit,
  "limit-ended": sayLimit,
  "limit-reopened": sayLimit,
};
