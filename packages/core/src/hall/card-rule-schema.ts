import * as z from "zod";
import { choice, described } from "../definition/described.js";
import { Name, Title } from "../definition/field-schemas.js";
import { watchedCauses } from "../definition/watched-causes.js";
import { cardColours } from "../view/card-text.js";
import { cardRuleWords } from "./card-rule-words.js";

/** What of a limit is measured. */
const timeMetrics = {
  remaining: { zh: "期限剩余", en: "what is left of a limit" },
  overdue: { zh: "超期", en: "how far a limit is over" },
  used: { zh: "期限已用比例", en: "the share of a limit that is used" },
} as const;

const units = {
  "business-days": { zh: "工作日", en: "business days" },
  "calendar-days": { zh: "自然日", en: "calendar days" },
  hours: { zh: "小时", en: "hours" },
  percent: { zh: "百分比", en: "percent" },
} as const;

/** A limit of an item by its name, or that of a branch: `branch:fire`. */
const LimitName = z.union([
  Name,
  z
    .string()
    .regex(/^branch:./)
    .refine((name) => Name.safeParse(name.slice(7)).success),
]);

/** When a card is raised, on whom, and who is told; in every item of the hall. */
export const CardRule = described(
  z.strictObject({
    title: Title,
    metric: choice({ ...timeMetrics, ...watchedCauses }),
    compare: choice({
      "at-least": { zh: "不低于", en: "at least" },
      "at-most": { zh: "不高于", en: "at most" },
    }).optional(),
    threshold: z.number().optional(),
    unit: choice(units).optional(),
    limits: z.array(LimitName).min(1).max(50).optional(),
    card: choice(cardColours),
    target: Name.optional(),
    notify: z.array(Name).min(1).max(20).optional(),
    score: z.number().min(-100).max(100).optional(),
  }),
  cardRuleWords,
);
export type CardRule = z.output<typeof CardRule>;
