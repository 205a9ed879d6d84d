import * as z from "zod";
import { Basis, Name, Title } from "./field-schemas.js";
import { Flow } from "./flow-schema.js";
import { Limits, type PresetName, type WrittenLimit } from "./limit-schema.js";

/** Item types of GB/T 39046-2020 A.1. */
export const itemTypes = {
  licence: { zh: "行政许可", en: "licence" },
  confirmation: { zh: "行政确认", en: "confirmation" },
  registration: { zh: "行政登记", en: "registration" },
  payment: { zh: "行政给付", en: "payment" },
  reward: { zh: "行政奖励", en: "reward" },
  ruling: { zh: "行政裁决", en: "ruling" },
  other: { zh: "其他行政权力", en: "other power" },
  "public-service": { zh: "公共服务", en: "public service" },
  bundle: { zh: "一件事", en: "one thing, handled once" },
} as const;

const levels = ["state", "province", "city", "county", "town", "village"] as const;
const audiences = [
  "person",
  "legal-person",
  "institution",
  "organisation",
  "authority",
  "other",
] as const;
const collectionWays = ["window", "post", "e-certificate"] as const;

/** One demanded document. `source: shared` is fetched from the certificate library and never asked of the applicant. */
const Material = z.strictObject({
  id: Name,
  title: Title,
  form: z.enum(["paper", "electronic", "either"]).default("either"),
  required: z.boolean().default(true),
  source: z.enum(["applicant", "shared"]).default("applicant"),
  certificate: Name.optional(),
  basis: Basis.optional(),
  review: z.array(z.string().min(1).max(500)).default([]),
});

/** One field of the application form. */
const FormField = z.strictObject({
  type: z.enum(["text", "integer", "number", "boolean", "day"]),
  title: Title.optional(),
  required: z.boolean().default(false),
  min: z.number().optional(),
  max: z.number().optional(),
  choices: z.array(z.string().min(1).max(200)).min(1).optional(),
});
export type FormField = z.infer<typeof FormField>;

/** A whole item file, as an analyst writes it. */
export const ItemFile = z.strictObject({
  banjian: z.literal(1),
  item: z.strictObject({
    code: Name,
    "catalog-code": z.string().min(1).max(31).optional(),
    version: z.string().min(1).max(64),
    title: Title,
    type: z.enum(Object.keys(itemTypes) as [keyof typeof itemTypes]),
    kind: z.enum(["instant", "promised"]),
    level: z.enum(levels),
    authority: z.strictObject({
      department: Name,
      name: Title,
      code: z.string().min(1).max(31).optional(),
      division: z
        .string()
        .regex(/^\d{6,12}$/)
        .optional(),
    }),
    basis: z.array(Basis).min(1),
    audience: z.array(z.enum(audiences)).min(1).default(["person", "legal-person"]),
    online: z.enum(["full", "partial", "none"]).default("none"),
    visits: z.int().min(0).max(20).optional(),
    materials: z.array(Material).max(100).default([]),
    form: z.record(Name, FormField).default({}),
    collect: z.array(z.enum(collectionWays)).min(1).default(["window"]),
  }),
  departments: z.record(Name, z.strictObject({ title: Title })).default({}),
  roles: z.record(Name, Title).default({}),
  /** Who may put right what was recorded wrongly, and reopen a case. */
  corrections: z.strictObject({ by: Name.default("head") }).prefault({}),
  flow: Flow,
  limits: Limits.prefault({}),
  supervision: z.strictObject({ preset: z.enum(["early", "lean"]) }).default({ preset: "early" }),
});
export type ItemFile = z.infer<typeof ItemFile>;
/** An item file as written in TypeScript: defaults may be left out. */
export type ItemFileInput = Omit<z.input<typeof ItemFile>, "limits"> & {
  // A preset beside named limits: an index signature alone cannot say that.
  readonly limits?: { readonly preset?: PresetName } & {
    readonly [name: string]: WrittenLimit | PresetName | undefined;
  };
};
