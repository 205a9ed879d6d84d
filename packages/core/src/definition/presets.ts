import { type LocalDate, parseLocalDate } from "@banjian/calendar";
import type { LimitInput, PresetName } from "./limit-schema.js";

/** A place in the licensing law. */
export const licensing = (article: number, paragraph?: number, item?: number) => [
  {
    law: "中华人民共和国行政许可法",
    article,
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(item === undefined ? {} : { item }),
  },
];
const registration = [
  { law: "中华人民共和国市场主体登记管理条例", article: 19, from: day("2022-03-01") },
];
const pollution = (article: number, item?: number) => [
  {
    law: "排污许可管理条例",
    article,
    from: day("2021-03-01"),
    ...(item === undefined ? {} : { item }),
  },
];

/** Where a limit of this name begins and ends, and whose duty it is, whatever its length. */
export const standardLimits = {
  completeness: {
    title: { zh: "材料审查期限", en: "completeness window" },
    starts: ["receipt"],
    ends: ["supplement-notice", "acceptance", "refusal"],
    again: "restart",
    owner: "window-clerk",
    "excluded-in": "nothing",
  },
  statutory: {
    title: { zh: "法定期限", en: "statutory limit" },
    starts: ["acceptance"],
    ends: ["decision"],
    owner: "head",
    "excluded-in": "procedures",
  },
  promised: {
    title: { zh: "承诺期限", en: "promised limit" },
    starts: ["acceptance"],
    ends: ["decision"],
    owner: "head",
    "excluded-in": "procedures",
  },
  delivery: {
    title: { zh: "送达期限", en: "delivery limit" },
    starts: ["granted"],
    ends: ["delivered"],
    owner: "window-clerk",
    "excluded-in": "nothing",
  },
} as const satisfies Record<string, LimitInput>;

const completeness = {
  within: { count: 5, unit: "business-days" },
  basis: licensing(32, 1, 4),
  "on-expiry": { outcome: "deemed-accepted", basis: licensing(32, 1, 4) },
} as const satisfies LimitInput;

const delivery = {
  within: { count: 10, unit: "business-days" },
  basis: licensing(44),
} as const satisfies LimitInput;

/** The limits a law sets by itself; an item writes only what differs. */
export const presets = {
  "licensing-law": {
    completeness,
    statutory: {
      within: { count: 20, unit: "business-days" },
      basis: licensing(42, 1),
      extend: {
        by: { count: 10, unit: "business-days" },
        times: 1,
        approver: "head",
        basis: licensing(42, 1),
      },
    },
    delivery,
  },
  "licensing-law-joint": {
    completeness,
    statutory: {
      within: { count: 45, unit: "business-days" },
      basis: licensing(42, 2),
      extend: {
        by: { count: 15, unit: "business-days" },
        times: 1,
        approver: "government-head",
        basis: licensing(42, 2),
      },
    },
    delivery,
  },
  /** Market entities: on the spot, else 3 business days, 3 more with the registrar's head. */
  registration: {
    statutory: {
      within: { count: 3, unit: "business-days" },
      basis: registration,
      extend: {
        by: { count: 3, unit: "business-days" },
        times: 1,
        approver: "head",
        basis: registration,
      },
    },
  },
  /** Pollution permits: 3 days to look through the papers, 30 days to decide, 45 once a site check is chosen; all calendar days. */
  "pollution-permit": {
    completeness: {
      within: { count: 3, unit: "calendar-days" },
      basis: pollution(9, 4),
      "on-expiry": { outcome: "deemed-accepted", basis: pollution(9, 4) },
    },
    statutory: {
      within: { count: 30, unit: "calendar-days" },
      basis: pollution(12),
      becomes: [
        {
          on: { opens: "site-check" },
          within: { count: 45, unit: "calendar-days" },
          basis: pollution(12),
        },
      ],
    },
  },
} as const satisfies Record<PresetName, Record<string, LimitInput>>;

/** The eight causes whose time is not counted (licensing law, art. 45). */
export const article45 = {
  hearing: { zh: "听证", en: "hearing" },
  tender: { zh: "招标", en: "tender" },
  auction: { zh: "拍卖", en: "auction" },
  inspection: { zh: "检验", en: "inspection" },
  testing: { zh: "检测", en: "testing" },
  quarantine: { zh: "检疫", en: "quarantine" },
  appraisal: { zh: "鉴定", en: "appraisal" },
  "expert-review": { zh: "专家评审", en: "expert review" },
} as const;

function day(text: string): LocalDate {
  return parseLocalDate(text);
}
