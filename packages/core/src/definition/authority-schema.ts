import * as z from "zod";
import { described } from "./described.js";
import { Name, Title } from "./field-schemas.js";
import { madeFromWords, parentWords, placeWords } from "./implementation-words.js";
import { authorityWords } from "./item-words.js";

const fields = {
  department: Name,
  name: Title,
  code: z.string().min(1).max(31).optional(),
  division: z
    .string()
    .regex(/^\d{6,12}$/)
    .optional(),
};

/** The authority that decides. */
export const Authority = described(z.strictObject(fields), authorityWords);

/** The authority of an implementation, which may take part under the name its base gives it. */
export const ImplementingAuthority = described(
  z.strictObject({ ...fields, department: Name.optional() }),
  authorityWords,
);

/** Where an item is handled. */
export const Place = described(
  z.strictObject({
    address: Title,
    hours: Title.optional(),
    phone: z.string().min(1).max(50).optional(),
  }),
  placeWords,
);

/** The main item of which an item is a part (主项 of a 子项). */
export const Parent = described(
  z.strictObject({ code: z.string().min(1).max(53), title: Title }),
  parentWords,
);

/** The version of the base that an implementation was put together with. */
export const MadeFrom = described(
  z.strictObject({
    code: Name,
    version: z.string().min(1).max(64),
    digest: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  madeFromWords,
);
