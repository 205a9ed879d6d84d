import * as z from "zod";
import { identifierKindOf, isIdentifier } from "./identifier-kinds.js";

/** The paper somebody showed: its number, and of which kind it is where the number does not say so itself. */
export const Identifier = z
  .strictObject({
    kind: z.string().trim().min(1).max(50).optional(),
    number: z.string().trim().min(1).max(50),
  })
  .refine(({ kind, number }) => isIdentifier(kind, number), {
    path: ["number"],
    params: {
      says: {
        zh: "证件号码的校验位不符",
        en: "the check digit of the identifier is wrong",
      },
    },
  })
  .refine(({ kind, number }) => (kind ?? identifierKindOf(number)) !== undefined, {
    path: ["kind"],
    params: {
      says: {
        zh: "写明是什么证件，例如“护照”",
        en: "say what kind of paper it is, for instance 护照",
      },
    },
  });
export type Identifier = z.infer<typeof Identifier>;
