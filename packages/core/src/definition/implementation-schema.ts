import * as z from "zod";
import { ImplementingAuthority, Place } from "./authority-schema.js";
import { described } from "./described.js";
import { AllowanceText, Name } from "./field-schemas.js";
import {
  implementationWords,
  ownItemWords,
  ownLimitsWords,
  ownPromiseWords,
  ownVariantWords,
} from "./implementation-words.js";
import { Change } from "./limit-schema.js";
import { VariantLimit } from "./variant-schema.js";

const Promised = described(
  z.strictObject({ within: AllowanceText, becomes: z.array(Change).max(9).optional() }),
  ownPromiseWords,
);

/** What of a variant of the base is an implementation's own: a promise that is no longer. */
const OwnVariant = described(
  z.strictObject({
    limits: described(z.strictObject({ promised: VariantLimit }), ownLimitsWords),
  }),
  ownVariantWords,
);

/** The file of an implementation (实施清单): the base it comes from, and the little that is its own. */
export const Implementation = described(
  z.strictObject({
    banjian: z.literal(1),
    implements: Name,
    item: described(
      z.strictObject({
        code: Name,
        version: z.string().min(1).max(64),
        authority: ImplementingAuthority,
        place: Place.optional(),
      }),
      ownItemWords,
    ),
    limits: described(z.strictObject({ promised: Promised.optional() }), ownLimitsWords).optional(),
    variants: z.record(Name, OwnVariant).default({}),
  }),
  implementationWords,
);
export type Implementation = z.infer<typeof Implementation>;
