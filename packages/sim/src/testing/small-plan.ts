import path from "node:path";

/** Where a plan of the tests would lie: beside the items of the examples. */
export const planFile = path.join(
  import.meta.dirname,
  "../../../../examples/items/small.plan.yaml",
);

/** Two months with forty applications at a hall with few people. */
export const smallPlan = `banjian-plan: 1
title: { zh: 试算, en: tried out }
from: 2026-01-05
through: 2026-02-27
seed: 7
window: { staff: 1 }
departments:
  market-supervision: { staff: { handler: 1, reviewer: 1, approver: 1, head: 1 } }
minutes:
  handle: { least: 120, median: 420, p90: 700, most: 900 }
  other: { least: 5, median: 15, most: 60 }
items:
  food:
    file: food-business-licence.yaml
    cases: 40
    applicants:
      incomplete: 0.3
      answer-days: { least: 1, median: 5, most: 25 }
      never: 0.2
      withdraw: { share: 0.1, days: { least: 1, most: 9, median: 3 } }
    refused: 0.05
    procedures:
      testing: { share: 0.2, days: { least: 3, median: 8, most: 20 } }
variants:
  two-handlers:
    title: { zh: 两名承办人, en: two handlers }
    changes: { departments: { market-supervision: { staff: { handler: 2 } } } }
  longer:
    title: { zh: 承诺十天, en: a promise of ten days }
    changes: { items: { food: { changes: { limits: { promised: { within: 10 business-days } } } } } }
`;
