import * as z from "zod";
import { DayText, FormValue, Name } from "../definition/field-schemas.js";
import { person, reason, serviceWay, words } from "./payload-fields.js";

/** What of a record is put right, and how it reads now. */
export const CorrectionPayload = z.discriminatedUnion("what", [
  z.strictObject({
    what: z.literal("extension"),
    limit: z.string().min(1).max(130),
    number: z.int().min(1).max(9),
    reason,
  }),
  z.strictObject({
    what: z.literal("exclusion"),
    procedure: z.string().min(1).max(64),
    openedOn: DayText.optional(),
    closedOn: DayText.optional(),
    reason,
  }),
  z.strictObject({ what: z.literal("receipt"), on: DayText, reason }),
  z.strictObject({ what: z.literal("outcome"), reason }),
  z.strictObject({
    what: z.literal("document"),
    document: z.string().min(1).max(200),
    /** The number of the document that takes its place; the same where it is left out. */
    number: z.string().min(1).max(100).optional(),
    /** What it says now that it did not say before. */
    text: reason,
    /** What a denial tells of review and lawsuit, where it did not. */
    remedies: reason.optional(),
    reason,
  }),
  /** Fields that had been filled in on paper, and were left empty in the record. */
  z.strictObject({ what: z.literal("form"), form: z.record(Name, FormValue), reason }),
  /** Everybody who carried a procedure out. */
  z.strictObject({
    what: z.literal("inspectors"),
    procedure: z.string().min(1).max(64),
    inspectors: z.array(person).min(1).max(20),
    reason,
  }),
  /** An opinion that was given on paper, and not recorded before the decision. */
  z.strictObject({
    what: z.literal("opinion"),
    /** May be left out where there is only one. */
    branch: Name.optional(),
    step: z.enum(["review", "approve"]),
    by: person,
    agree: z.boolean().default(true),
    opinion: words.default(""),
    on: DayText,
    /** Where the signed opinion is kept. */
    proof: z.string().trim().min(1).max(500),
    reason,
  }),
  /** The day on which it had been accepted on paper. */
  z.strictObject({ what: z.literal("acceptance"), on: DayText, reason }),
  /** The second notice, or a later one, that was recorded by mistake and did not go out. */
  z.strictObject({ what: z.literal("notice"), reason }),
  /** A failure of service that was recorded by mistake: of the notice of that round, or of the letter of that id. */
  z.strictObject({
    what: z.literal("service"),
    notice: z.string().min(1).max(64),
    way: serviceWay,
    reason,
  }),
]);

/** A correction as it was read. */
export type CorrectionPayload = z.infer<typeof CorrectionPayload>;
