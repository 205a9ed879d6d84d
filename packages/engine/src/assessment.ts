import { type LocalDate, localDateAt, parseLocalDate, plusDays } from "@banjian/calendar";
import { type Card, departmentTitle, type Item, type Supervision, scoreOf } from "@banjian/core";
import { engineError } from "./errors.js";
import { momentOf } from "./frame-at.js";
import type { Assessment } from "./measure-store.js";
import type { EngineParts } from "./parts.js";
import { reportOf } from "./report.js";
import { refuseNoText } from "./request.js";

/** Who audits an assessment, and what they say with it. */
export type AuditWord = { readonly by: string; readonly reason: string };

/** How the departments did in a month: as it was audited, else computed now by these rules. Refuses what is no month (MONTH_INVALID). */
export async function assessmentOf(
  parts: EngineParts,
  month: string,
  supervision: Supervision,
): Promise<Assessment> {
  const days = daysOf(month);
  const kept = await parts.store.assessment(month);
  if (kept !== undefined) return kept;
  const { figures } = supervision;
  const report = await reportOf(parts, { ...days, by: "department", figures });
  const cards = await cardsIn(parts, days);
  const items = await parts.catalogue.list();
  const names = new Set([
    ...report.parts.map(({ key }) => key),
    ...cards.map(({ department }) => department),
  ]);
  return {
    month,
    departments: [...names].toSorted().map((department) => ({
      department,
      title: titleOf(items, department),
      ...scoreOf(supervision, {
        cards: cards.filter((card) => card.department === department),
        indicators: report.parts.find(({ key }) => key === department)?.indicators ?? [],
      }),
    })),
  };
}

/** Computes the assessment of a month that is over once more and keeps it for good; refuses one that was audited (ASSESSMENT_AUDITED) and a month that is not over (MONTH_RUNNING). */
export async function auditedAssessment(
  parts: EngineParts,
  month: string,
  { supervision, by, reason }: AuditWord & { readonly supervision: Supervision },
): Promise<Assessment> {
  refuseNoText("by", by);
  refuseNoText("reason", reason);
  const { to } = daysOf(month);
  const { now } = await momentOf(parts);
  if (localDateAt(now, parts.zone) <= to) throw engineError("MONTH_RUNNING", { month, to });
  const computed = await assessmentOf(parts, month, supervision);
  const audited = { ...computed, audited: { at: now, by, reason } };
  if (computed.audited !== undefined || !(await parts.store.keepAssessment(audited))) {
    throw engineError("ASSESSMENT_AUDITED", { month });
  }
  return audited;
}

function daysOf(month: string): { readonly from: LocalDate; readonly to: LocalDate } {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw engineError("MONTH_INVALID", { month });
  const from = parseLocalDate(`${month}-01`);
  const next = parseLocalDate(`${plusDays(from, 32).slice(0, 7)}-01`);
  return { from, to: plusDays(next, -1) };
}

// Day by day: a card comes with its case, and those of a month may be many.
async function cardsIn(
  { store }: EngineParts,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<readonly Card[]> {
  const cards: Card[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) {
    const found = await store.cards({ from: day, to: day, count: Number.MAX_SAFE_INTEGER });
    cards.push(...found.map(({ card }) => card));
  }
  return cards;
}

function titleOf(items: readonly Item[], department: string) {
  const titles = items.map((item) => departmentTitle(item, department));
  return titles.find(({ zh }) => zh !== department) ?? { zh: department, en: department };
}
