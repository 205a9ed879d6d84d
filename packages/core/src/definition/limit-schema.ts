import * as z from "zod";
import { AllowanceText, Basis, Name, Title } from "./field-schemas.js";
import { Moment } from "./moment.js";

/** The presets an item may name; `presets.ts` says what each sets. */
const presetNames = [
  "licensing-law",
  "licensing-law-joint",
  "registration",
  "pollution-permit",
] as const;
export type PresetName = (typeof presetNames)[number];

/** One, or several of which the first to come counts. */
const Moments = z.union([Moment.transform((one) => [one]), z.array(Moment).min(1).max(9)]);

/** Where a rule comes from; several where the law changed, each with the days between which it holds. */
const Bases = z.union([Basis.transform((one) => [one]), z.array(Basis).min(1).max(9)]);

/** How a limit may be lengthened: by how much, how often, and who approves (licensing law, art. 42). */
const Extension = z.strictObject({
  by: AllowanceText,
  times: z.int().min(1).max(9).default(1),
  approver: Name.default("head"),
  basis: Bases.optional(),
});

/** Another allowance from some moment on: choosing a site check turns 30 days into 45. */
const Change = z.strictObject({ on: Moment, within: AllowanceText, basis: Bases.optional() });

/**
 * What comes when the limit runs out. `overdue` is only a missed duty, `passes` a wait that is over (冷静期, 公示期); the
 * others decide by silence and need a basis.
 */
const expiryOutcomes = [
  "overdue",
  "passes",
  "deemed-accepted",
  "deemed-granted",
  "deemed-renewed",
  "deemed-withdrawn",
  "lapsed",
] as const;
export type ExpiryOutcome = (typeof expiryOutcomes)[number];

const Expiry = z.strictObject({
  outcome: z.enum(expiryOutcomes),
  /** The state it leads to, where the stage does not say so itself. */
  to: Name.optional(),
  /** Limits that must have been kept for it: a renewal is only deemed granted if it was applied for in time. */
  "if-met": z.array(Name).min(1).max(9).optional(),
  basis: Bases.optional(),
});

const percent = z.int().min(1).max(99);

/** A point at which something is announced or a card is raised, in the limit's own unit. */
const Rung = z.strictObject({
  at: z.union([
    z.strictObject({ used: percent }),
    z.strictObject({ left: z.int().min(0).max(5000) }),
    z.strictObject({ over: z.int().min(1).max(5000) }),
  ]),
  does: z.enum(["warn", "yellow", "red"]),
});
export type WrittenRung = z.infer<typeof Rung>;

/** One limit; what is left out comes from the preset. */
const Limit = z.strictObject({
  title: Title.optional(),
  within: AllowanceText.optional(),
  starts: Moments.optional(),
  ends: z.array(Moment).min(1).optional(),
  counts: z.enum(["after", "before"]).optional(),
  again: z.enum(["ignore", "restart"]).optional(),
  owner: Name.optional(),
  basis: Bases.optional(),
  roll: z.enum(["forward", "backward", "stay"]).optional(),
  closes: z.enum(["midnight", "office"]).optional(),
  becomes: z.array(Change).min(1).max(9).optional(),
  "excluded-in": z.enum(["nothing", "procedures", "any-procedure"]).optional(),
  "excluded-while": z.array(Name).min(1).max(9).optional(),
  resume: z.enum(["remainder", "restart"]).optional(),
  extend: Extension.optional(),
  "on-expiry": Expiry.optional(),
  rungs: z.array(Rung).max(20).optional(),
});
export type LimitInput = z.infer<typeof Limit>;
/** A limit as it is written, before parsing. */
export type WrittenLimit = z.input<typeof Limit>;

/** The limits of an item by name, over a preset. */
export const Limits = z.object({ preset: z.enum(presetNames).optional() }).catchall(Limit);
export type Limits = z.infer<typeof Limits>;
