import * as z from "zod";
import { type ActionKind, actionKinds, stepKinds } from "./action-kind.js";
import { AllowanceText, AmountText, Basis, Name, Title } from "./field-schemas.js";

/** One role, or several of which any will do. */
const By = z.union([Name.transform((role) => [role]), z.array(Name).min(1)]);
const title = Title.optional();

const Submission = z.strictObject({
  use: z.literal("submission"),
  title,
  by: By.default(["applicant"]),
  next: Name,
  /** Which day receipt outside office hours counts as (TL11). */
  receipt: z.enum(["same-day", "next-business-day"]).default("same-day"),
  /** How far back the window may enter what it received on paper; not at all without it. */
  "back-date": AmountText.optional(),
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
  silence: z.enum(["overdue", "deemed-withdrawn"]).default("overdue"),
  basis: Basis.optional(),
});
export type SupplementRule = z.infer<typeof Supplement>;

const Acceptance = z.strictObject({
  use: z.literal("acceptance"),
  title,
  by: By.default(["window-clerk"]),
  next: Name,
  supplement: Supplement.prefault({}),
});

const Step = z.union([
  z.enum(stepKinds).transform((step) => ({ step, by: undefined })),
  z.strictObject({ step: z.enum(stepKinds), by: By.optional() }),
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
  starts: z.union([z.literal("together"), z.strictObject({ after: Name })]).default("together"),
});

export type BranchRule = z.infer<typeof Branch>;

/** A special procedure (特别程序). With `excludes` its time is not counted (licensing law, art. 45). */
const Procedure = z.strictObject({
  title,
  excludes: z.boolean().default(false),
  within: AmountText.optional(),
  by: By.default(["handler"]),
  basis: Basis.optional(),
});

const Approval = z.strictObject({
  use: z.literal("approval"),
  title,
  next: Name,
  steps: z.array(Step).min(1).max(8).optional(),
  branches: z.record(Name, Branch).optional(),
  join: z.literal("all").default("all"),
  decide: z.enum(["head", "by-join"]).default("head"),
  by: By.default(["head"]),
  "separate-people": z.boolean().default(false),
  procedures: z.record(Name, Procedure).default({}),
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

const kinds = Object.keys(actionKinds) as [ActionKind, ...ActionKind[]];

/** What may happen in a plain state: the action, its kind, who may, and where it leads (nowhere: it stays). */
const Transition = z.union([
  Name.transform((to) => ({
    to,
    kind: "advance" as const,
    by: ["window-clerk"],
    title: undefined,
  })),
  z.strictObject({
    title,
    kind: z.enum(kinds).default("advance"),
    by: By.default(["window-clerk"]),
    to: Name.optional(),
  }),
]);

const Plain = z.strictObject({
  use: z.undefined().optional(),
  title,
  on: z.record(Name, Transition).default({}),
  final: z.boolean().default(false),
});
export type PlainState = z.infer<typeof Plain>;

/** A state of an item: it uses a stage, or it is spelt out. */
export const State = z.discriminatedUnion("use", [
  Submission,
  PreAcceptance,
  Acceptance,
  Approval,
  Completion,
  Collection,
  Plain,
]);
export type State = z.infer<typeof State>;
export type StageName = NonNullable<State["use"]>;

/** The flow of an item: where it begins, and its states. */
export const Flow = z.strictObject({ initial: Name, states: z.record(Name, State) });
