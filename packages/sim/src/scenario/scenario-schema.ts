import {
  type Applicant,
  actionCalled,
  audiences,
  FormValue,
  inBothLanguages,
  type JsonSchema,
  jsonSchemaOf,
  Name,
  Title,
} from "@banjian/core";
import * as z from "zod";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const words = z.string().min(1).max(500);

const Person = z.strictObject({
  /** The name under which the file knows the person, unless said otherwise. */
  id: words.optional(),
  name: words.optional(),
  roles: z.array(Name).max(20).default([]),
  department: Name.optional(),
  onBehalfOf: z.strictObject({ id: words, authority: words }).optional(),
});

const Application = z.strictObject({
  applicant: z.strictObject({
    id: words,
    name: words,
    kind: z.enum(Object.keys(audiences) as [Applicant["kind"]]).default("person"),
    trust: z.enum(["A", "B", "C", "D"]).optional(),
  }),
  channel: z.enum(["window", "online"]).default("online"),
  form: z.record(Name, FormValue).default({}),
  materials: z
    .array(z.strictObject({ id: Name, name: words, reference: words.optional() }))
    .max(200)
    .default([]),
  /** The variants of the item the applicant chooses. */
  variants: z.array(Name).max(9).optional(),
});

/** A certificate that the library of the hall holds, or with `fails` that it cannot be asked for. */
const Held = z.strictObject({
  /** The number of the holder: that of the applicant. */
  holder: words,
  certificate: Name,
  number: words.optional(),
  "valid-until": day.optional(),
  /** The first day on which the library has it; always without. */
  from: day.optional(),
  /** Through which day the library fails when it is asked for it. */
  "fails-until": day.optional(),
});
export type Held = z.infer<typeof Held>;

/** A card by its limit, or by its cause where it is no limit's. */
const Card = z
  .strictObject({
    colour: z.enum(["yellow", "red"]),
    limit: words.optional(),
    cause: words.optional(),
    on: day.optional(),
    department: Name.optional(),
  })
  .refine(({ limit, cause }) => limit !== undefined || cause !== undefined, {
    params: {
      says: { zh: "没有指明是哪张牌", en: "it does not say which card" },
      hint: {
        zh: "请写明期限，如 limit: promised；不针对期限的写明事由，如 cause: service-failed。",
        en: "Name its limit, such as limit: promised, or its cause where it is no limit's, such as cause: service-failed.",
      },
    },
  });

/** An action by its name, or in Chinese by the word of its kind: 转办 is `transfer`. */
const ActionName = z
  .string()
  .transform((word) => actionCalled(word) ?? word)
  .pipe(Name);

/** What must hold once the step has been taken. */
const Expect = z.strictObject({
  /** The states the case stands in, by their dotted paths. */
  in: z.union([words.transform((one) => [one]), z.array(words).min(1).max(100)]).optional(),
  accepted: z.strictObject({ deemed: z.boolean().optional(), "as-of": day.optional() }).optional(),
  /** How limits stand. */
  limits: z
    .record(words, z.enum(["running", "excluded", "met", "overdue", "ended", "passed", "void"]))
    .optional(),
  /** The days on which limits are due. */
  due: z.record(words, day).optional(),
  /** All cards raised so far and not withdrawn: these and no others. */
  cards: z.array(Card).max(200).optional(),
});

const Step = z.strictObject({
  /** When, by the wall clock of the hall. */
  at: words.optional(),
  /** How long after the step before. */
  after: words.optional(),
  by: Name.optional(),
  /** The application that is filed; it opens the case. */
  files: Name.optional(),
  /** The application that is kept as a draft; it opens the case too. */
  drafts: Name.optional(),
  does: ActionName.optional(),
  branch: Name.optional(),
  /** What the action says. */
  says: z.record(z.string(), z.unknown()).optional(),
  /** The code with which the action is refused. */
  refused: z
    .string()
    .regex(/^[A-Z0-9_]+$/)
    .optional(),
  expect: Expect.optional(),
});
export type ScenarioStep = z.infer<typeof Step>;

const Scenario = z.strictObject({
  title: Title,
  /** The scenario whose steps come first. */
  given: Name.optional(),
  steps: z.array(Step).min(1).max(1000),
});
export type Scenario = z.infer<typeof Scenario>;

/** A file of scenarios about one item, as an analyst writes it. */
export const ScenarioFile = z.strictObject({
  "banjian-scenarios": z.literal(1),
  /** The item file, as seen from this one. */
  item: words,
  /** The supervision file of the hall, as seen from this one; cards are raised as the item alone says without it. */
  supervision: words.optional(),
  people: z.record(Name, Person),
  applications: z.record(Name, Application),
  /** What the certificate library holds; without it the hall has none, and nothing is looked up. */
  library: z.array(Held).max(200).optional(),
  scenarios: z.record(Name, Scenario),
});
export type ScenarioFile = z.infer<typeof ScenarioFile>;
/** A scenario file as it is written. */
export type ScenarioFileInput = z.input<typeof ScenarioFile>;

/** What a scenario file holds, as JSON Schema, with English keys and words. */
export const scenarioFileSchema = (): JsonSchema => jsonSchemaOf(ScenarioFile);

/** The schema of scenario files for editors, as JSON Schema. */
export const scenarioJsonSchema = (): JsonSchema => inBothLanguages(scenarioFileSchema());
