import { defineItem, type Item, type ItemFileInput } from "@banjian/core";
import type { PaperRule } from "./paper/diary.js";

const basis = { law: "样例", article: 1 };
const plain = { roll: "forward", backwards: false } as const;

/** The lengths that an item gives its limits, so that several items differ. */
export type Lengths = { readonly days: number; readonly months: number; readonly branch: number };

/** The limits of the item, as a clerk would put them. */
export function rulesOf({ days, months, branch }: Lengths): Readonly<Record<string, PaperRule>> {
  const inBusinessDays = { ...plain, count: days, unit: "business-days" } as const;
  return {
    plain: { ...inBusinessDays, starts: "acceptance", stops: "nothing" },
    business: { ...inBusinessDays, starts: "acceptance", stops: "every branch" },
    any: { ...inBusinessDays, starts: "acceptance", stops: "any branch" },
    restarting: { ...inBusinessDays, starts: "acceptance", stops: "every branch", restarts: true },
    inspected: {
      ...inBusinessDays,
      starts: "acceptance",
      stops: "every branch",
      inspected: days + 15,
    },
    received: {
      ...plain,
      count: days,
      unit: "calendar-days",
      starts: "receipt",
      stops: "every branch",
    },
    kept: {
      ...plain,
      roll: "stay",
      count: days,
      unit: "calendar-days",
      starts: "receipt",
      stops: "any branch",
    },
    monthly: {
      ...plain,
      roll: "backward",
      count: months,
      unit: "months",
      starts: "acceptance",
      stops: "every branch",
    },
    renewal: {
      backwards: true,
      roll: "stay",
      count: days,
      unit: "calendar-days",
      starts: "given day",
      stops: "nothing",
    },
    preparing: { ...inBusinessDays, backwards: true, starts: "given day", stops: "nothing" },
    "branch:fire": {
      ...plain,
      count: branch,
      unit: "business-days",
      starts: "acceptance",
      stops: { branch: "fire" },
    },
    "branch:health": {
      ...plain,
      count: branch,
      unit: "calendar-days",
      starts: "acceptance",
      stops: { branch: "health" },
    },
  };
}

/** The same item for the product. */
export function clocksItem(lengths: Lengths): Item {
  const rules = Object.entries(rulesOf(lengths));
  const limits = rules.filter(([name]) => !name.startsWith("branch:"));
  const within = (name: string) => {
    const found = rulesOf(lengths)[name];
    return `${found?.count} ${found?.unit}`;
  };
  return defineItem({
    banjian: 1,
    item: {
      code: "clocks",
      version: `${lengths.days}.${lengths.months}.${lengths.branch}`,
      title: "计时样例",
      type: "bundle",
      kind: "promised",
      level: "county",
      authority: { department: "market", name: "市场监督管理局" },
      basis: [basis],
      form: { expires: { type: "day", required: true } },
    },
    departments: { fire: { title: "消防" }, health: { title: "卫健" } },
    flow: { initial: "submission", states: statesOf(within) },
    limits: Object.fromEntries(limits.map(([name, rule]) => [name, writtenLimit(name, rule)])),
  });
}

function statesOf(within: (name: string) => string): ItemFileInput["flow"]["states"] {
  return {
    submission: {
      use: "submission",
      by: ["applicant", "window-clerk"],
      next: "acceptance",
      "back-date": "400 calendar-days",
    },
    acceptance: {
      use: "acceptance",
      next: "approval",
      supplement: { "answer-within": "5 business-days" },
    },
    approval: {
      use: "approval",
      branches: {
        fire: { department: "fire", within: within("branch:fire") },
        health: { department: "health", within: within("branch:health") },
      },
      procedures: { testing: { excludes: true }, "site-inspection": {} },
      next: "completion",
    },
    completion: { use: "completion", next: "archived" },
    archived: { final: true },
  };
}

type WrittenLimit = Exclude<NonNullable<ItemFileInput["limits"]>[string], string | undefined>;

const excludedIn = {
  nothing: "nothing",
  "every branch": "procedures",
  "any branch": "any-procedure",
} as const;

function writtenLimit(name: string, rule: PaperRule): WrittenLimit {
  const { count, unit, roll, backwards, starts, stops, restarts, inspected } = rule;
  const by = `${Math.max(1, Math.floor(count / 3))} ${unit}`;
  return {
    within: `${count} ${unit}`,
    starts: starts === "given day" ? { day: "expires" } : starts,
    ends: ["decision"],
    owner: "head",
    basis,
    ...(unit === "business-days" ? {} : { roll }),
    ...(backwards ? { counts: "before" } : {}),
    "excluded-in": typeof stops === "string" ? excludedIn[stops] : "nothing",
    ...(restarts ? { resume: "restart" } : {}),
    ...(inspected === undefined
      ? {}
      : { becomes: [{ on: { opens: "site-inspection" }, within: `${inspected} ${unit}` }] }),
    ...(backwards ? {} : { extend: { by, times: 9 } }),
    title: name,
    rungs: [
      { at: { used: 60 }, does: "warn" },
      { at: { left: 3 }, does: "warn" },
      { at: { over: 2 }, does: "warn" },
    ],
  };
}
