import * as z from "zod";
import { agentWords, amendmentWords, suspensionWords, terminationWords } from "./daily-words.js";
import { choice, described } from "./described.js";
import { AmountText, Basis, Name } from "./field-schemas.js";

/** Who may suspend a case (中止) and resume it, by which law, and whether its time is left out meanwhile. */
export const Suspension = described(
  z.strictObject({
    by: Name.default("head"),
    basis: Basis.optional(),
    excludes: z.boolean().default(false),
    /** How long it may last; past it a card is raised. */
    within: AmountText.optional(),
  }),
  suspensionWords,
);

/** Who may end a case before its decision: terminate it (终止), hand it over to another authority. */
export const Termination = described(
  z.strictObject({ by: Name.default("head"), basis: Basis.optional() }),
  terminationWords,
);

/** What an agent, or a window elsewhere, may do for the applicant; everything without it (licensing law, art. 29). */
export const Agents = described(
  z.strictObject({
    may: choice({
      filing: { zh: "只能代为申办、变更和补正", en: "file, amend and supplement" },
      nothing: { zh: "须由申请人本人办理", en: "nothing: the applicant acts in person" },
    }),
    basis: Basis,
  }),
  agentWords,
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
