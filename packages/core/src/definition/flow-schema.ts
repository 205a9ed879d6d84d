import type { Text } from "@banjian/base";
import * as z from "zod";
import { actionKinds, type StepKind } from "./action-kind.js";
import { Consultations } from "./consultation-schema.js";
import { choice, described } from "./described.js";
import { AllowanceText, AmountText, Basis, ConditionText, Name, Title } from "./field-schemas.js";
import {
  acceptanceWords,
  afterWords,
  approvalWords,
  branchWords,
  collectionWords,
  completionWords,
  consentWords,
  flowWords,
  hearingWords,
  inspectorWords,
  preAcceptanceWords,
  procedureWords,
  returnWords,
  stepWords,
  submissionWords,
  supplementWords,
} from "./flow-words.js";
import { Join, OnceSettled, Share } from "./join-schema.js";
import { By, Plain } from "./plain-schema.js";

const title = Title.optional();

const Submission = z.strictObject({
  use: z.literal("submission"),
  title,
  by: By.default(["applicant"]),
  /** Which day receipt outside office hours counts as (TL11). */
  receipt: choice({
    "same-day": { zh: "当日", en: "the same day" },
    "next-business-day": { zh: "下一工作日", en: "the next business day" },
  }).default("same-day"),
  /** How far back the window may enter what it received on paper; not at all without it. */
  "back-date": AmountText.optional(),
  next: Name,
});

const PreAcceptance = z.strictObject({
  use: z.literal("pre-acceptance"),
  title,
  by: By.default(["window-clerk"]),
  next: Name,
});

/** The one notice of what is missing (licensing law, art. 32): how often, how long the applicant has, what silence means. */
const Supplement = z.strictObject({
  rounds: z.int().min(1).max(9).default(1),
  "answer-within": AmountText.optional(),
  silence: choice({
    overdue: { zh: "只记为超期", en: "it is only overdue" },
    "deemed-withdrawn": { zh: "视为撤回申请，须有依据", en: "deemed withdrawn; needs a basis" },
  }).default("overdue"),
  basis: Basis.optional(),
});
export type SupplementRule = z.infer<typeof Supplement>;

const Acceptance = z.strictObject({
  use: z.literal("acceptance"),
  title,
  by: By.default(["window-clerk"]),
  supplement: described(Supplement, supplementWords).prefault({}),
  next: Name,
});

const steps = {
  handle: actionKinds.handle,
  review: actionKinds.review,
  approve: actionKinds.approve,
} as const satisfies Record<StepKind, Text>;

const Step = z.union([
  choice(steps).transform((step) => ({
    step,
    by: undefined,
    signers: undefined,
    sign: undefined,
  })),
  described(
    z.strictObject({
      step: choice(steps),
      by: By.optional(),
      /** Several who sign, a role each; the same role twice means two persons. */
      signers: z.array(Name).min(2).max(20).optional(),
      sign: Share.optional(),
    }),
    stepWords,
  ),
]);

const Branch = z.strictObject({
  title,
  department: Name,
  steps: z
    .array(Step)
    .min(1)
    .max(8)
    .default([{ step: "handle" }, { step: "approve" }]),
  within: AllowanceText.optional(),
  basis: Basis.optional(),
  starts: z
    .union([
      choice({ together: { zh: "与其他分支同时开始", en: "together with the others" } }),
      described(
        z.strictObject({ after: Name, "pre-review": z.boolean().default(false) }),
        afterWords,
      ),
    ])
    .default("together"),
  "only-when": ConditionText.optional(),
  /** By a lower authority, before all others (初审, licensing law art. 43). */
  "first-review": z.boolean().optional(),
  /** Where it is handled outside this hall: the system whose messages tell of it. */
  system: Name.optional(),
  "on-expiry": described(
    z.strictObject({
      outcome: choice({
        overdue: { zh: "只记为超期", en: "it is only overdue" },
        "deemed-agreed": { zh: "视为同意，须有依据", en: "deemed to agree; needs a basis" },
      }),
      basis: Basis.optional(),
    }),
    consentWords,
  ).optional(),
});

export type BranchRule = z.infer<typeof Branch>;

/** A hearing (听证): the periods of licensing law arts. 47 and 48, where the item or its law sets no others. */
const Hearing = z.strictObject({
  "request-within": AmountText.prefault("5 business-days"),
  "hold-within": AmountText.prefault("20 business-days"),
  "invite-before": AmountText.prefault("7 business-days"),
});
export type HearingRule = z.infer<typeof Hearing>;

/** How many carry a procedure out together: a record with fewer is refused (licensing law, art. 34). */
const Inspectors = z.strictObject({
  least: z.int().min(2).max(9).default(2),
  basis: Basis,
});

/** A special procedure (特别程序). With `excludes` its time is not counted (licensing law, art. 45). */
const Procedure = z.strictObject({
  title,
  excludes: z.boolean().default(false),
  overrun: choice({
    excluded: { zh: "仍不计时", en: "still not counted" },
    counts: { zh: "自次日起计时", en: "counted from the next day on" },
  }).optional(),
  within: AmountText.optional(),
  by: By.default(["handler"]),
  /** A hearing with its rights: nothing is decided while one is open. */
  hearing: described(Hearing, hearingWords).optional(),
  inspectors: described(Inspectors, inspectorWords).optional(),
  /** Carried out where the applicant is: fewer than two who go there are an anomaly (CD3). */
  "on-site": z.boolean().optional(),
  basis: Basis.optional(),
});

/** Work that goes back: what becomes of the clock of its branch, and whether it may go back to the window. */
const Returns = z.strictObject({
  window: z.boolean().default(false),
  clock: choice({
    remainder: { zh: "以剩余天数继续", en: "it goes on with what is left" },
    restart: { zh: "重新起算，须有依据", en: "it starts again; needs a basis" },
  }).default("remainder"),
  wait: choice({
    counts: { zh: "计时", en: "it counts" },
    excluded: { zh: "不计时，须有依据", en: "it is left out; needs a basis" },
  }).default("counts"),
  basis: Basis.optional(),
});

const Approval = z.strictObject({
  use: z.literal("approval"),
  title,
  steps: z.array(Step).min(1).max(8).optional(),
  branches: z.record(Name, described(Branch, branchWords)).optional(),
  join: Join.default("all"),
  "once-settled": OnceSettled.default("let-finish"),
  returns: described(Returns, returnWords).prefault({}),
  decide: choice({
    head: { zh: "由行政机关负责人决定", en: "the head of the authority" },
    "by-join": { zh: "各分支办毕即决定", en: "the branches: when all are done it is decided" },
  }).default("head"),
  by: By.default(["head"]),
  "separate-people": z.boolean().default(false),
  procedures: z.record(Name, described(Procedure, procedureWords)).default({}),
  consultations: Consultations.default({}),
  next: Name,
});
export type ApprovalState = z.infer<typeof Approval>;

const Completion = z.strictObject({
  use: z.literal("completion"),
  title,
  by: By.default(["window-clerk"]),
  certificate: Name.optional(),
  next: Name,
});

const Collection = z.strictObject({
  use: z.literal("collection"),
  title,
  by: By.default(["window-clerk"]),
  next: Name,
});

/** A state of an item: it uses a stage, or it is spelt out. */
export const State = z.discriminatedUnion("use", [
  described(Submission, submissionWords),
  described(PreAcceptance, preAcceptanceWords),
  described(Acceptance, acceptanceWords),
  described(Approval, approvalWords),
  described(Completion, completionWords),
  described(Collection, collectionWords),
  Plain,
]);
export type State = z.infer<typeof State>;
export type StageName = NonNullable<State["use"]>;

/** The flow of an item: where it begins, and its states. */
export const Flow = described(
  z.strictObject({ initial: Name, states: z.record(Name, State) }),
  flowWords,
);
