import * as z from "zod";
import { chartKinds } from "./action-kind.js";
import { choice, described } from "./described.js";
import { ConditionText, Name, Title } from "./field-schemas.js";
import { plainWords, transitionWords, wayWords } from "./plain-words.js";

/** One role, or several of which any will do. */
export const By = z.union([Name.transform((role) => [role]), z.array(Name).min(1)]);
const title = Title.optional();

/** One of several states an action may lead to: the first whose condition holds, the last without one. */
const Way = described(z.strictObject({ when: ConditionText.optional(), to: Name }), wayWords);

/** What may happen in a plain state: the action, its kind, who may and when, and where it leads (nowhere: it stays). */
const Transition = z.union([
  Name.transform((to) => ({
    to,
    kind: "advance" as const,
    by: ["window-clerk"],
    title: undefined,
    when: undefined,
    resume: false,
  })),
  described(
    z.strictObject({
      title,
      kind: choice(chartKinds).default("advance"),
      by: By.default(["window-clerk"]),
      when: ConditionText.optional(),
      to: z.union([Name, z.array(Way).min(2).max(9)]).optional(),
      resume: z.boolean().default(false),
    }),
    transitionWords,
  ),
]);
export type Transition = z.infer<typeof Transition>;

const outer = {
  use: z.undefined().optional(),
  title,
  on: z.record(Name, Transition).default({}),
  final: z.boolean().default(false),
};

const inner = <States extends z.ZodType>(states: States) => ({
  ...outer,
  initial: Name.optional(),
  parallel: z.boolean().default(false),
  states: states.optional(),
  next: Name.optional(),
});

// Written out level by level, for editors: they complete what they need not unfold.
const Innermost = described(z.strictObject(inner(z.never())), plainWords);
const Third = described(z.strictObject(inner(z.record(Name, Innermost))), plainWords);
const Second = described(z.strictObject(inner(z.record(Name, Third))), plainWords);

/** A state that is spelt out: what may happen in it, and the states inside it, four levels at most. */
export const Plain = described(z.strictObject(inner(z.record(Name, Second))), plainWords);

/** A plain state, whatever level it stands on. */
export type PlainState = Omit<z.infer<typeof Innermost>, "states"> & {
  readonly states?: Readonly<Record<string, PlainState>> | undefined;
};
