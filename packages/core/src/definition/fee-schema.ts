import * as z from "zod";
import { choice, described } from "./described.js";
import { Basis, ConditionText, MoneyText, Name, Title } from "./field-schemas.js";
import { feeWords } from "./variant-words.js";

/** Before which act a fee has to be paid. */
export const feeMoments = {
  acceptance: { zh: "受理前", en: "before acceptance" },
  decision: { zh: "作出决定前", en: "before the decision" },
  collection: { zh: "领取结果前", en: "before the result is handed out" },
} as const;

/** What an applicant pays, and by which law; with an amount it is charged in each case. */
export const Fee = described(
  z.strictObject({
    id: Name.optional(),
    title: Title,
    standard: z.string().min(1).max(500),
    amount: MoneyText.optional(),
    before: choice(feeMoments).optional(),
    "only-when": ConditionText.optional(),
    refundable: z.boolean().optional(),
    basis: Basis.optional(),
  }),
  feeWords,
);
export type FeeDefinition = z.infer<typeof Fee>;
