import * as z from "zod";
import { consultationWords } from "./consultation-words.js";
import { choice, described } from "./described.js";
import { AmountText, Name } from "./field-schemas.js";
import { By } from "./plain-schema.js";

/** A department that may be asked for its view (征求意见): in what time it answers, whether the work waits, whom it may ask in turn. */
const Consultation = z.strictObject({
  by: By.default(["handler"]),
  within: AmountText,
  wait: choice({
    "until-due": { zh: "等到答复或期限届满", en: "until the answer, or until its time is up" },
    "until-answer": { zh: "一直等到答复", en: "until the answer, however late" },
    none: { zh: "不等", en: "not at all" },
  }).default("until-due"),
  consults: z.array(Name).max(20).default([]),
});
export type ConsultationRule = z.infer<typeof Consultation>;

/** The departments that may be consulted, by name. */
export const Consultations = z.record(Name, described(Consultation, consultationWords));
