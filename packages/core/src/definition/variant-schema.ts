import * as z from "zod";
import { choice, described } from "./described.js";
import { AllowanceText, Basis, ConditionText, Name, Title } from "./field-schemas.js";
import { Change } from "./limit-schema.js";
import { commitmentWords, variantLimitWords, variantWords } from "./variant-words.js";

/** The credit grades that the state's credit system gives an applicant. */
export const trustGrades = {
  A: { zh: "信用优良", en: "excellent" },
  B: { zh: "信用良好", en: "good" },
  C: { zh: "信用一般", en: "fair" },
  D: { zh: "失信", en: "in default" },
} as const;

/** The commitment route (告知承诺): the applicant promises in writing, and the promise stands for what it waives. */
const Commitment = described(
  z.strictObject({ letter: Name, trust: z.array(choice(trustGrades)).min(1).optional() }),
  commitmentWords,
);

/** How long a limit is in a variant, and what it becomes there; a bare length leaves the item's own changes as they are. */
export const VariantLimit = z.union([
  AllowanceText.transform((within) => ({ within, becomes: undefined })),
  described(
    z.strictObject({ within: AllowanceText, becomes: z.array(Change).max(9).optional() }),
    variantLimitWords,
  ),
]);

/** A way in which the same item is handled for some applications (情形): other documents, other limits. */
export const Variant = described(
  z.strictObject({
    title: Title,
    when: ConditionText.optional(),
    commitment: Commitment.optional(),
    waives: z.array(Name).max(100).default([]),
    limits: z.record(Name, VariantLimit).default({}),
    basis: Basis.optional(),
  }),
  variantWords,
);
export type Variant = z.infer<typeof Variant>;
