import type { Text } from "@banjian/base";
import type { Instant, LocalDate } from "@banjian/calendar";
import type { Measure, Score } from "@banjian/core";

/** Which measures are asked for: of cases that were under way or rated on one of these days, as they were known before a moment. */
export type MeasureQuery = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Left out: as they are known now. */
  readonly before?: Instant | undefined;
};

/** How the departments of a hall did in a month: the score of each with the rules and the arithmetic behind it. */
export type Assessment = {
  /** `2026-09`. */
  readonly month: string;
  readonly departments: readonly (Score & { readonly department: string; readonly title: Text })[];
  /** Who has audited it; from then on it stays as it is. */
  readonly audited?: { readonly at: Instant; readonly by: string; readonly reason: string };
};

/** The part of a store from which reports are made. */
export type MeasureStore = {
  /** What is measured of cases, in the order of their numbers, and on from one of them; drafts are left out. */
  measures(
    query: MeasureQuery,
    take: { readonly batch: number; readonly after?: string | undefined },
  ): Promise<readonly Measure[]>;
  /** The assessment of a month as it was audited; nothing before. */
  assessment(month: string): Promise<Assessment | undefined>;
  /** Keeps an assessment that was audited; false, and nothing is kept, where the month has one. */
  keepAssessment(assessment: Assessment): Promise<boolean>;
  /** Some cases of which nothing has been measured, because they were stored before anything was. */
  unmeasured(count: number): Promise<readonly string[]>;
};
