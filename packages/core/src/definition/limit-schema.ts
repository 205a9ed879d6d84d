import * as z from "zod";
import { AllowanceText, Basis, Name, Title } from "./field-schemas.js";
import { milestones } from "./milestone.js";

const Milestone = z.enum(milestones);

/** The presets an item may name; `presets.ts` says what each sets. */
const presetNames = ["licensing-law", "licensing-law-joint"] as const;
export type PresetName = (typeof presetNames)[number];

/** When a limit begins or ends: a milestone, or a state entered or left. */
const Moment = z.union([
  Milestone,
  z.strictObject({ enters: Name }),
  z.strictObject({ leaves: Name }),
]);
export type Moment = z.infer<typeof Moment>;

/** How a limit may be lengthened: by how much, how often, and who approves (licensing law, art. 42). */
const Extension = z.strictObject({
  by: AllowanceText,
  times: z.int().min(1).max(9).default(1),
  approver: Name.default("head"),
  basis: Basis.optional(),
});

/** What silence decides when the limit runs out. Everything but `overdue` needs a basis. */
const outcomes = ["overdue", "deemed-accepted", "deemed-withdrawn"] as const;
export type ExpiryOutcome = (typeof outcomes)[number];

/** One limit; what is left out comes from the preset. */
const Limit = z.strictObject({
  title: Title.optional(),
  within: AllowanceText.optional(),
  starts: Moment.optional(),
  ends: z.array(Moment).min(1).optional(),
  again: z.enum(["ignore", "restart"]).optional(),
  owner: Name.optional(),
  basis: Basis.optional(),
  roll: z.enum(["forward", "stay"]).optional(),
  "excluded-in": z.enum(["nothing", "procedures", "any-procedure"]).optional(),
  extend: Extension.optional(),
  "on-expiry": z.strictObject({ outcome: z.enum(outcomes), basis: Basis.optional() }).optional(),
});
export type LimitInput = z.infer<typeof Limit>;
/** A limit as it is written, before parsing. */
export type WrittenLimit = z.input<typeof Limit>;

/** The limits of an item by name, over a preset. */
export const Limits = z.object({ preset: z.enum(presetNames).optional() }).catchall(Limit);
export type Limits = z.infer<typeof Limits>;
