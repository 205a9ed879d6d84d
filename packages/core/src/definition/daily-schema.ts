import * as z from "zod";
import { amendmentWords, suspensionWords, terminationWords } from "./daily-words.js";
import { choice, described } from "./described.js";
import { Basis, Name } from "./field-schemas.js";

/** Who may suspend a case (中止) and resume it, by which law, and whether its time is left out meanwhile. */
export const Suspension = described(
  z.strictObject({
    by: Name.default("head"),
    basis: Basis.optional(),
    excludes: z.boolean().default(false),
  }),
  suspensionWords,
);

/** Who may end a case before its decision: terminate it (终止), hand it over to another authority. */
export const Termination = described(
  z.strictObject({ by: Name.default("head"), basis: Basis.optional() }),
  terminationWords,
);

/** How long an applicant may amend what was filed (变更申请内容); not at all without it. */
export const Amendments = described(
  z.strictObject({
    until: choice({
      acceptance: { zh: "受理前", en: "until it is accepted" },
      decision: { zh: "作出决定前", en: "until it is decided" },
    }),
  }),
  amendmentWords,
);
