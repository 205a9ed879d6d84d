import * as z from "zod";
import { choice, described } from "./described.js";
import { AllowanceText, Basis, Name, Title } from "./field-schemas.js";
import {
  changeWords,
  expiryWords,
  extensionWords,
  leftWords,
  limitsWords,
  limitWords,
  overWords,
  rungWords,
  usedWords,
} from "./limit-words.js";
import { Moment } from "./moment.js";

/** The presets an item may name; `presets.ts` says what each sets. */
const presetNames = {
  "licensing-law": {
    zh: "行政许可法：材料审查 5 个、法定 20 个（可延长 10 个）、送达 10 个工作日",
    en: "licensing law: 5 business days for the papers, 20 to decide (10 more), 10 to deliver",
  },
  "licensing-law-joint": {
    zh: "行政许可法联合办理：45 个工作日，可延长 15 个",
    en: "licensing law, joint handling: 45 business days (15 more)",
  },
  registration: {
    zh: "市场主体登记：3 个工作日，可延长 3 个",
    en: "market entities: 3 business days (3 more)",
  },
  "pollution-permit": {
    zh: "排污许可：30 日，现场核查的 45 日",
    en: "pollution permits: 30 calendar days, 45 with a site check",
  },
} as const;
export type PresetName = keyof typeof presetNames;

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
export const Change = described(
  z.strictObject({ on: Moment, within: AllowanceText, basis: Bases.optional() }),
  changeWords,
);

/**
 * What comes when the limit runs out. `overdue` is only a missed duty, `passes` a wait that is over (冷静期, 公示期); the
 * others decide by silence and need a basis.
 */
export const expiryOutcomes = {
  overdue: { zh: "超期", en: "overdue" },
  passes: { zh: "等待期满", en: "the wait is over" },
  "deemed-accepted": { zh: "视为受理", en: "deemed accepted" },
  "deemed-granted": { zh: "视为准予", en: "deemed granted" },
  "deemed-renewed": { zh: "视为准予延续", en: "deemed renewed" },
  "deemed-withdrawn": { zh: "视为撤回", en: "deemed withdrawn" },
  lapsed: { zh: "失效", en: "lapsed" },
} as const;
export type ExpiryOutcome = keyof typeof expiryOutcomes;

const Expiry = z.strictObject({
  outcome: choice(expiryOutcomes),
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
    described(z.strictObject({ used: percent }), usedWords),
    described(z.strictObject({ left: z.int().min(0).max(5000) }), leftWords),
    described(z.strictObject({ over: z.int().min(1).max(5000) }), overWords),
  ]),
  does: choice({
    warn: { zh: "提醒", en: "announce that it is near" },
    yellow: { zh: "亮黄牌", en: "raise a yellow card" },
    red: { zh: "亮红牌", en: "raise a red card" },
  }),
});
export type WrittenRung = z.infer<typeof Rung>;

/** One limit; what is left out comes from the preset. */
const Limit = z.strictObject({
  title: Title.optional(),
  within: AllowanceText.optional(),
  starts: Moments.optional(),
  ends: Moments.optional(),
  counts: choice({
    after: { zh: "向后数", en: "forwards" },
    before: { zh: "向前倒数", en: "backwards" },
  }).optional(),
  again: choice({
    ignore: { zh: "不重新起算", en: "it goes on" },
    restart: { zh: "重新起算，须有依据", en: "it starts again; needs a basis" },
  }).optional(),
  owner: Name.optional(),
  basis: Bases.optional(),
  roll: choice({
    forward: { zh: "顺延到下一工作日", en: "it moves to the next business day" },
    backward: { zh: "提前到上一工作日", en: "it moves to the business day before" },
    stay: { zh: "不动", en: "it stays" },
  }).optional(),
  closes: choice({
    midnight: { zh: "24 时", en: "at midnight" },
    office: { zh: "下班时", en: "when the office closes" },
  }).optional(),
  becomes: z.array(Change).max(9).optional(),
  "excluded-in": choice({
    nothing: { zh: "都计时", en: "none" },
    procedures: {
      zh: "所有在办分支都在特别程序中的日子不计",
      en: "days on which every open branch is in one",
    },
    "any-procedure": {
      zh: "任一分支在特别程序中的日子都不计，须有依据",
      en: "days on which any branch is in one; needs a basis",
    },
  }).optional(),
  "excluded-while": z.array(Name).min(1).max(9).optional(),
  resume: choice({
    remainder: { zh: "以剩余天数继续", en: "with what is left" },
    restart: { zh: "重新起算，须有依据", en: "from the beginning; needs a basis" },
  }).optional(),
  extend: described(Extension, extensionWords).optional(),
  "on-expiry": described(Expiry, expiryWords).optional(),
  rungs: z.array(described(Rung, rungWords)).max(20).optional(),
});
export type LimitInput = z.infer<typeof Limit>;
/** A limit as it is written, before parsing. */
export type WrittenLimit = z.input<typeof Limit>;

/** The limits of an item by name, over a preset. */
export const Limits = described(
  z.object({ preset: choice(presetNames).optional() }).catchall(described(Limit, limitWords)),
  limitsWords,
);
export type Limits = z.infer<typeof Limits>;
