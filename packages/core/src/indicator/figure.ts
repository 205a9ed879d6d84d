import type { Text } from "@banjian/base";
import * as z from "zod";
import { choice, described } from "../definition/described.js";
import { DayText, Name } from "../definition/field-schemas.js";
import { figureWords } from "./figure-words.js";

/** What the hall itself cannot count: it comes from others, with a day and a source. */
export const figureNames = {
  population: { zh: "本地区 20 至 49 岁人口", en: "inhabitants aged 20 to 49" },
  enterprises: { zh: "企业总数（不含个体工商户）", en: "enterprises without sole traders" },
  "person-page-users": {
    zh: "使用市民个人网页的人数",
    en: "persons who use a page of their own",
  },
  "enterprise-page-users": {
    zh: "使用企业专属网页的企业数",
    en: "enterprises that use a page of their own",
  },
  "certificate-kinds-due": {
    zh: "应开通电子证照的证照种数",
    en: "kinds of certificates that should be electronic",
  },
  "items-due": { zh: "应进驻大厅的事项数", en: "items that should be in the hall" },
  "items-claimed": {
    zh: "已认领和无需认领的事项数",
    en: "items claimed, or with no need to be claimed",
  },
  "items-to-claim": { zh: "应认领的事项数", en: "items that should be claimed" },
} as const satisfies Record<string, Text>;

/** One figure from outside: what it is, the day from which it holds, and who says so. */
export const Figure = described(
  z.strictObject({
    figure: choice(figureNames),
    value: z.int().min(0),
    on: DayText,
    source: z.string().trim().min(1).max(500),
    department: Name.optional(),
    division: z
      .string()
      .regex(/^\d{6,12}$/)
      .optional(),
  }),
  figureWords,
);
export type Figure = z.output<typeof Figure>;
