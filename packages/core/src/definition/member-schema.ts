import * as z from "zod";
import { described } from "./described.js";
import { Name } from "./field-schemas.js";
import { memberWords } from "./variant-words.js";

/** One of the items that a bundle (一件事) joins: what it is on its own, and what of the one form and the documents it needs. */
export const Member = described(
  z.strictObject({
    item: Name,
    certificate: Name.optional(),
    materials: z.array(Name).max(100).default([]),
    form: z.array(Name).max(100).default([]),
  }),
  memberWords,
);
export type Member = z.infer<typeof Member>;
