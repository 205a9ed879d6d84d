import type { Text } from "@banjian/base";
import type { ListName } from "./lists.js";

/** How a formula comes to its value: a count, a share of the denominator, or so many for each of it. */
type Unit = "count" | "share" | "mean";

/** A formula as data: what is divided by what. `version` rises when its meaning changes. */
export type Formula = {
  readonly version: number;
  readonly title: Text;
  readonly unit: Unit;
  readonly numerator: ListName;
  readonly denominator?: ListName;
  /** Counted over licences (行政许可) alone. */
  readonly licences?: true;
  readonly section: Section;
};

/** What a formula is about, in the order of a report. */
export const sections = {
  business: { zh: "业务量", en: "business" },
  online: { zh: "网上办理", en: "online" },
  time: { zh: "时限", en: "time" },
  ratings: { zh: "评价（好差评）", en: "ratings" },
  open: { zh: "在办（期末）", en: "under way at the end" },
  apart: { zh: "单列（不计入以上）", en: "shown apart, and in none of the above" },
  catalogue: { zh: "事项与证照", en: "items and certificates" },
} as const satisfies Record<string, Text>;
type Section = keyof typeof sections;

/** Every indicator by its name (domain 4.1 of the seed plans): numerator and denominator are lists, so that each figure can be looked into. */
export const formulas = {
  "business-volume": count("business", "completed", "业务量", "business completed"),
  filed: count("business", "filed", "申办量", "filed"),
  accepted: count("business", "accepted", "受理量", "accepted"),
  "completion-share": share("business", "accepted-and-completed", "accepted", {
    zh: "办结率",
    en: "completed of those accepted",
  }),
  "online-share": licences(
    share("online", "completed-online", "completed", {
      zh: "上网办理率",
      en: "applied for online",
    }),
  ),
  "online-completed-share": licences(
    share("online", "completed-end-to-end", "completed", {
      zh: "网上办结率",
      en: "completed online end to end",
    }),
  ),
  "visits-mean": {
    ...share("online", "visits", "completed", {
      zh: "到现场办理次数（每件）",
      en: "visits for each case",
    }),
    unit: "mean",
  },
  "no-visit-share": share("online", "completed-without-visit", "completed", {
    zh: "零跑动办结率",
    en: "completed without a visit",
  }),
  early: count("time", "early", "提前办结", "completed early"),
  "on-time": count("time", "on-time", "按期办结（到期当日）", "completed on the last day"),
  overdue: count("time", "overdue", "超期办结", "completed overdue"),
  instant: count("time", "instant-completed", "即办件办结", "completed on the spot"),
  "early-share": share("time", "early", "completed", {
    zh: "提前办结率",
    en: "completed early",
  }),
  "overdue-share": share("time", "overdue", "completed", {
    zh: "超期办结率",
    en: "completed overdue",
  }),
  "promised-early-share": share("time", "early", "promised-completed", {
    zh: "承诺件提前办结率",
    en: "promised ones completed early",
  }),
  "promise-kept-share": share("time", "kept", "with-promise", {
    zh: "按时办结率（承诺时限）",
    en: "on time by the promise",
  }),
  "statute-kept-share": share("time", "statute-kept", "with-statute", {
    zh: "按时办结率（法定时限）",
    en: "on time by the statute",
  }),
  "statute-overdue": count("time", "statute-overdue", "超法定时限", "past the statute"),
  "same-day-share": share("time", "completed-same-day", "completed", {
    zh: "当日受理办结率",
    en: "accepted and completed on one day",
  }),
  "on-the-spot-share": share("time", "completed-on-the-spot", "completed", {
    zh: "现场办结率",
    en: "completed on the spot, at the window",
  }),
  "branch-kept-share": share("time", "branches-kept", "branches-done", {
    zh: "部门环节按时率",
    en: "departments' parts on time",
  }),
  ratings: count("ratings", "ratings", "评价数", "ratings given"),
  "bad-ratings": count("ratings", "ratings-bad", "差评数", "bad ratings"),
  "satisfaction-share": share("ratings", "ratings-good", "ratings", {
    zh: "满意率（非常满意、满意、基本满意）",
    en: "satisfied (the three good levels)",
  }),
  "rectified-share": share("ratings", "bad-ratings-rectified", "bad-ratings-settled", {
    zh: "差评按期整改率",
    en: "bad ratings put right in time",
  }),
  "active-rating-share": share("ratings", "acts-rated-by-applicant", "acts", {
    zh: "主动评价率",
    en: "acts rated by the applicants themselves",
  }),
  "open-not-due": count("open", "open-not-due", "在办未到期", "not yet due"),
  "open-paused": count("open", "open-paused", "在办暂停计时", "paused"),
  "open-overdue": count("open", "open-overdue", "在办已超期", "overdue and open"),
  "accepted-by-silence": count(
    "apart",
    "accepted-by-silence",
    "其中视为受理",
    "of the accepted: by silence",
  ),
  deemed: count("apart", "deemed", "视为决定", "decided by silence"),
  withdrawn: count("apart", "withdrawn", "撤回", "withdrawn"),
  void: count("apart", "void", "作废", "void"),
  "ended-otherwise": count(
    "apart",
    "ended-otherwise",
    "其他终结（不予受理、转送、终止）",
    "ended otherwise (refused, forwarded, terminated)",
  ),
  "online-items-share": licences(
    share("catalogue", "items-online", "items", {
      zh: "网上全流程办理率",
      en: "items handled online end to end",
    }),
  ),
  "one-visit-items-share": share("catalogue", "items-one-visit", "items-with-visits", {
    zh: "最多跑一次事项占比",
    en: "items with one visit at most",
  }),
  "no-visit-items-share": share("catalogue", "items-no-visit", "items-with-visits", {
    zh: "零跑动事项占比",
    en: "items without a visit",
  }),
  "promise-compression": share("catalogue", "days-saved", "statutory-days", {
    zh: "承诺时限压缩比",
    en: "time saved by the promises",
  }),
  "items-present-share": share("catalogue", "items", "items-due", {
    zh: "事项进驻率",
    en: "items that are in the hall",
  }),
  "items-claimed-share": share("catalogue", "items-claimed", "items-to-claim", {
    zh: "事项认领率",
    en: "items claimed of those to be claimed",
  }),
  "e-certificate-share": share(
    "catalogue",
    "certificate-kinds-electronic",
    "certificate-kinds-due",
    { zh: "证照电子化率", en: "kinds of certificates issued electronically" },
  ),
  "versions-submitted": {
    ...share("catalogue", "items-submitted", "items-due", {
      zh: "事项报送率",
      en: "items submitted of those due",
    }),
    version: 2,
  },
  "versions-confirmed-share": share("catalogue", "versions-confirmed", "versions", {
    zh: "事项确认率",
    en: "versions confirmed",
  }),
  "versions-passed-share": share("catalogue", "versions-passed", "versions", {
    zh: "事项通过率",
    en: "versions put in force",
  }),
  "person-page-share": share("catalogue", "person-page-users", "population", {
    zh: "市民个人网页使用率",
    en: "inhabitants who use a page of their own",
  }),
  "enterprise-page-share": share("catalogue", "enterprise-page-users", "enterprises", {
    zh: "企业专属网页使用率",
    en: "enterprises that use a page of their own",
  }),
} as const satisfies Record<string, Formula>;

export type IndicatorName = keyof typeof formulas;

/** What formulas once were: a report made by one of these can be made again. Nothing here is ever changed; a formula that changes moves here with its version. */
const earlierFormulas: { readonly [Name in IndicatorName]?: readonly Formula[] } = {
  "versions-submitted": [count("catalogue", "versions", "已报送的事项版本", "versions submitted")],
};

/** Which version of a formula to use; the latest where nothing is said. */
export type FormulaVersions = { readonly [Name in IndicatorName]?: number };

/** Every version of a formula there is, the latest first. */
export function versionsOf(name: IndicatorName): readonly Formula[] {
  return [formulas[name], ...(earlierFormulas[name] ?? [])];
}

function count(section: Section, numerator: ListName, zh: string, en: string): Formula {
  return { version: 1, section, unit: "count", title: { zh, en }, numerator };
}

function share(
  section: Section,
  numerator: ListName,
  denominator: ListName,
  title: Text,
): Formula & { readonly denominator: ListName } {
  return { version: 1, section, unit: "share", title, numerator, denominator };
}

function licences(formula: Formula): Formula {
  return { ...formula, licences: true };
}
