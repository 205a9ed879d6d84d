import * as z from "zod";
import { choice, described } from "../definition/described.js";
import { Name, Title } from "../definition/field-schemas.js";
import { jsonSchemaOf } from "../definition/json-schema.js";
import type { JsonSchema } from "../definition/worded-schema.js";
import { Figure } from "../indicator/figure.js";
import { formulas, type IndicatorName } from "../indicator/formulas.js";
import type { cardPresets } from "../supervision/rungs.js";
import { cardCauses, cardColours } from "../view/card-text.js";
import { CardRule } from "./card-rule-schema.js";
import { assessmentWords, ruleWords, supervisionFileWords } from "./supervision-words.js";

const metrics = {
  cards: { zh: "黄牌、红牌张数", en: "yellow and red cards" },
  ...(Object.fromEntries(Object.entries(formulas).map(([name, { title }]) => [name, title])) as {
    readonly [Name in IndicatorName]: (typeof formulas)[Name]["title"];
  }),
};

const presets = {
  early: {
    zh: "超期亮牌：一日黄牌，二日红牌",
    en: "yellow on the first day over, red on the second",
  },
  lean: {
    zh: "临期亮牌：剩一日黄牌，超期一日红牌",
    en: "yellow with one day left, red on the first day over",
  },
} as const satisfies { readonly [Preset in keyof typeof cardPresets]: object };

const compares = {
  "at-least": { zh: "不低于", en: "at least" },
  above: { zh: "高于", en: "above" },
  "at-most": { zh: "不高于", en: "at most" },
  below: { zh: "低于", en: "below" },
} as const;

/** What adds to the score of a department, or takes from it: each card of a kind, or an indicator past a threshold. */
const Rule = described(
  z.strictObject({
    title: Title,
    metric: choice(metrics),
    cause: choice(cardCauses).optional(),
    colour: choice(cardColours).optional(),
    compare: choice(compares).optional(),
    threshold: z.number().optional(),
    score: z.number().min(-100).max(100),
  }),
  ruleWords,
);
export type Rule = z.output<typeof Rule>;

/** What a hall says about its own supervision: figures from outside, and the rules by which departments are assessed. */
export const SupervisionFile = described(
  z.strictObject({
    "banjian-supervision": z.literal(1),
    figures: z.array(Figure).max(1000).default([]),
    assessment: described(
      z.strictObject({
        base: z.number().min(0).max(1000).default(100),
        most: z.number().min(0).max(1000).optional(),
        least: z.number().min(0).max(1000).default(0),
      }),
      assessmentWords,
    ).prefault({}),
    rules: z.record(Name, Rule).default({}),
    /** Instead of the preset that each item names. */
    preset: choice(presets).optional(),
    cards: z.record(Name, CardRule).default({}),
  }),
  supervisionFileWords,
);

/** How a hall is supervised, read and checked. */
export type Supervision = z.output<typeof SupervisionFile>;

/** What a supervision file holds, as JSON Schema, with English keys and words. */
export const supervisionFileSchema = (): JsonSchema => jsonSchemaOf(SupervisionFile);
