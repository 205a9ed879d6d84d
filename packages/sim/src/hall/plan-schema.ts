import { parseLocalDate } from "@banjian/calendar";
import {
  actionKinds,
  inBothLanguages,
  type JsonSchema,
  jsonSchemaOf,
  Name,
  Title,
} from "@banjian/core";
import * as z from "zod";
import { Spread } from "./spread.js";

const words = z.string().min(1).max(500);
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform((text, context) => {
    try {
      return parseLocalDate(text);
    } catch (cause) {
      context.addIssue({ code: "custom", params: { cause } });
      return z.NEVER;
    }
  });
const share = z.number().min(0).max(1);
const weight = z.number().min(0).max(1_000_000);

/** The days of the week in their order. */
export const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

const kinds = Object.keys(actionKinds) as (keyof typeof actionKinds)[];

/** Minutes of office time that one piece of work takes, by the kind of action it ends with. */
const Minutes = z.partialRecord(z.enum(kinds), Spread);

const Desk = z.strictObject({
  /** How many people: each does whatever comes; or by role, each only that. */
  staff: z.union([z.int().min(1).max(5000), z.record(Name, z.int().min(1).max(5000))]),
  /** Working hours of its own. */
  hours: z.unknown().optional(),
  /** Where it is faster or slower than the others. */
  minutes: Minutes.default({}),
});
export type Desk = z.infer<typeof Desk>;

const Arrivals = z.strictObject({
  /** How many come on each day of the week, as weights; a holiday is like a Sunday, a make-up workday like a Monday. */
  weekdays: z.partialRecord(z.enum(weekdays), weight).optional(),
  /** The same by hour, 0 to 23. */
  hours: z.record(z.string().regex(/^(1?\d|2[0-3])$/), weight).optional(),
});

const Applicants = z.strictObject({
  /** The share of applications that lack a material. */
  incomplete: share.default(0),
  /** Calendar days until somebody answers who was asked. */
  "answer-days": Spread.default(3),
  /** The share of those who were asked and never answer. */
  never: share.default(0),
  /** The share that withdraws, and after how many calendar days. */
  withdraw: z.strictObject({ share, days: Spread }).optional(),
  /** The share of those whose case is completed that rates it, by the weights of the five levels, and after how many calendar days. */
  rates: z
    .strictObject({
      share,
      levels: z
        .array(weight)
        .length(5)
        .refine((all) => all.some((one) => one > 0))
        .default([60, 25, 10, 3, 2]),
      "after-days": Spread.default(1),
    })
    .optional(),
});

const Procedure = z.strictObject({
  /** The share of cases in which it is opened. */
  share,
  /** Calendar days it takes. */
  days: Spread,
  /** The branch that opens it; without, each may. */
  branch: Name.optional(),
});

const PlannedItem = z.strictObject({
  /** The item file, as seen from the plan. */
  file: words,
  /** What this plan changes of the item file: a value replaces, null removes. */
  changes: z.record(z.string(), z.unknown()).optional(),
  cases: z.int().min(0).max(1_000_000),
  arrives: Arrivals.default({}),
  applicants: Applicants.default({ incomplete: 0, "answer-days": 3, never: 0 }),
  /** The share of opinions that refuse, at the last step of each branch. */
  refused: share.default(0),
  procedures: z.record(Name, Procedure).default({}),
});
export type PlannedItem = z.infer<typeof PlannedItem>;

/** A plan of a hall: what comes, who works on it, over which days. */
export const HallPlan = z.strictObject({
  "banjian-plan": z.literal(1),
  title: Title,
  /** The first and the last day. */
  from: day,
  through: day,
  seed: z.int().min(0).max(4_294_967_295).default(1),
  /** Files of notices that change the calendar, as seen from the plan. */
  notices: z.array(words).max(100).default([]),
  /** The supervision file of the hall, as seen from the plan. */
  supervision: words.optional(),
  /** Who works at the window. */
  window: Desk,
  departments: z.record(Name, Desk).default({}),
  /** Minutes of office time for each kind of work; `other` for those not named. */
  minutes: z.strictObject({
    other: Spread,
    ...(Object.fromEntries(kinds.map((kind) => [kind, Spread.optional()])) as Record<
      keyof typeof actionKinds,
      z.ZodOptional<typeof Spread>
    >),
  }),
  items: z.record(Name, PlannedItem),
  /** What if: each says only what differs from the plan; a value replaces, null removes. */
  variants: z
    .record(Name, z.strictObject({ title: Title, changes: z.record(z.string(), z.unknown()) }))
    .default({}),
});
export type HallPlan = z.infer<typeof HallPlan>;

/** What a plan holds, as JSON Schema, with English keys and words. */
export const planFileSchema = (): JsonSchema => jsonSchemaOf(HallPlan);

/** The schema of plans for editors, as JSON Schema. */
export function planJsonSchema(): JsonSchema {
  return inBothLanguages(planFileSchema());
}
