import * as z from "zod";
import { AllowanceText, Basis, Name, Title } from "./field-schemas.js";
import { inBoth } from "./in-both.js";
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
  by: AllowanceText.describe(
    inBoth("每次延长多久，与期限同一单位", "by how much, in the limit's own unit"),
  ),
  times: z.int().min(1).max(9).default(1).describe(inBoth("最多几次", "how often at most")),
  approver: Name.default("head").describe(inBoth("由何角色批准", "the role that approves it")),
  basis: Bases.optional().describe(
    inBoth("依据；不在施行期内的，不得延长", "its basis; while none is in force it is refused"),
  ),
});

/** Another allowance from some moment on: choosing a site check turns 30 days into 45. */
const Change = z.strictObject({
  on: Moment.describe(inBoth("自哪一刻起改变", "the moment from which it changes")),
  within: AllowanceText.describe(
    inBoth("改为多久，单位不变", "the allowance from then on, in the same unit"),
  ),
  basis: Bases.optional().describe(
    inBoth("依据；不在施行期内的，不改变", "its basis; while none is in force nothing changes"),
  ),
});

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
  outcome: z
    .enum(expiryOutcomes)
    .describe(
      inBoth(
        "届满的结果：超期、期满、视为受理、视为准予、视为准予延续、视为撤回、失效",
        "what running out means: a missed duty, a wait that is over, or a decision by silence",
      ),
    ),
  to: Name.optional().describe(
    inBoth(
      "转到的状态；阶段自己知道的不写",
      "the state it leads to, where no stage says so itself",
    ),
  ),
  "if-met": z
    .array(Name)
    .min(1)
    .max(9)
    .optional()
    .describe(
      inBoth(
        "须已按期的其他期限：视为准予延续须按时申请",
        "limits that must have been kept: a renewal by silence was applied for in time",
      ),
    ),
  basis: Bases.optional().describe(
    inBoth(
      "依据；不在施行期内的，只是超期",
      "its basis; while none is in force it is only overdue",
    ),
  ),
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
  title: Title.optional().describe(inBoth("名称", "its title")),
  within: AllowanceText.optional().describe(
    inBoth(
      "多久：20 个工作日、30 日、3 个月、12 小时、4 办公小时",
      "how long: 20 business-days, 12 hours",
    ),
  ),
  starts: Moments.optional().describe(
    inBoth(
      "起算的一刻；写几个的，以最早之日为准",
      "what starts it; of several the earliest day counts",
    ),
  ),
  ends: Moments.optional().describe(inBoth("终止的一刻，任一即止", "what ends it, any of them")),
  counts: z
    .enum(["after", "before"])
    .optional()
    .describe(
      inBoth(
        "before：自起算日倒计（届满三十日前）",
        "before: backwards from its start (30 days before expiry)",
      ),
    ),
  again: z
    .enum(["ignore", "restart"])
    .optional()
    .describe(inBoth("再次起算的一刻到来时：不理或重新起算", "when it would start once more")),
  owner: Name.optional().describe(inBoth("责任角色", "the role whose duty it is")),
  basis: Bases.optional().describe(
    inBoth(
      "依据，可写施行的起止日；起算之日施行的记入办件",
      "its bases and the days they hold; the case records the one in force at its start",
    ),
  ),
  roll: z
    .enum(["forward", "backward", "stay"])
    .optional()
    .describe(
      inBoth(
        "末日非工作日时：顺延、提前、不动",
        "what becomes of a last day that is no business day",
      ),
    ),
  closes: z
    .enum(["midnight", "office"])
    .optional()
    .describe(
      inBoth("office：末日下班时届满", "office: it ends when the office closes on its last day"),
    ),
  becomes: z
    .array(Change)
    .min(1)
    .max(9)
    .optional()
    .describe(
      inBoth(
        "届满前的某一刻起改为另一时限",
        "another allowance from some moment on, unless it has run out",
      ),
    ),
  "excluded-in": z
    .enum(["nothing", "procedures", "any-procedure"])
    .optional()
    .describe(
      inBoth(
        "扣除特别程序的时间：不扣、全部分支都在进行时、任一进行时",
        "time it leaves out: none, while every open branch is excluded, while any is",
      ),
    ),
  "excluded-while": z
    .array(Name)
    .min(1)
    .max(9)
    .optional()
    .describe(inBoth("在这些状态中不计时", "states in which its time does not count")),
  resume: z
    .enum(["remainder", "restart"])
    .optional()
    .describe(
      inBoth(
        "恢复时以剩余天数继续或重新起算",
        "after excluded time: with what is left, or from the beginning",
      ),
    ),
  extend: Extension.optional().describe(inBoth("可以延长", "how it may be extended")),
  "on-expiry": Expiry.optional().describe(inBoth("届满的结果", "what comes when it runs out")),
  rungs: z
    .array(Rung)
    .max(20)
    .optional()
    .describe(
      inBoth(
        "自己的预警和亮牌档次，代替通用的",
        "levels of its own, instead of the usual warning and cards",
      ),
    ),
});
export type LimitInput = z.infer<typeof Limit>;
/** A limit as it is written, before parsing. */
export type WrittenLimit = z.input<typeof Limit>;

/** The limits of an item by name, over a preset. */
export const Limits = z.object({ preset: z.enum(presetNames).optional() }).catchall(Limit);
export type Limits = z.infer<typeof Limits>;
