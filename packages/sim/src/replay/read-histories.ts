import type { Fact } from "@banjian/core";
import * as z from "zod";
import { simError } from "../errors.js";

/** A case as it was recorded: its number and all its facts in order. */
export type History = { readonly caseId: string; readonly facts: readonly Fact[] };

const fact = z.looseObject({
  type: z.string(),
  at: z.iso.datetime({ offset: true }),
  effectiveOn: z.iso.date(),
});

const histories = z.array(
  z.looseObject({
    caseId: z.string().min(1),
    facts: z
      .array(fact)
      .min(1)
      .refine(([first]) => first?.type === "case-opened"),
  }),
);

/** Reads cases as `banjian case export` writes them; refuses anything else (SIM_HISTORIES_INVALID). */
export function readHistories(text: string, file: string): readonly History[] {
  const read = histories.safeParse(parsed(text));
  if (!read.success) {
    const [first] = read.error.issues;
    throw simError("SIM_HISTORIES_INVALID", { file, at: (first?.path ?? []).join(".") });
  }
  return read.data as unknown as readonly History[];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
