import type { Text } from "@banjian/base";
import type { LocalDate } from "@banjian/calendar";

/** The acts of handling that can be rated (好差评), each once. */
export const ratedActs = {
  filing: { zh: "接件", en: "filing" },
  acceptance: { zh: "受理", en: "acceptance" },
  completion: { zh: "办结", en: "completion" },
} as const satisfies Record<string, Text>;

/** One of them. */
export type RatedActName = keyof typeof ratedActs;

/** The five levels (GB/T 39046 A.8): the last two are bad, and need a reason. */
export const ratingLevels: readonly Text[] = [
  { zh: "非常满意", en: "very satisfied" },
  { zh: "满意", en: "satisfied" },
  { zh: "基本满意", en: "fairly satisfied" },
  { zh: "不满意", en: "dissatisfied" },
  { zh: "非常不满意", en: "very dissatisfied" },
];

/** What an applicant says of an act, and what was answered. */
export type Rating = {
  readonly act: RatedActName;
  /** 1, very satisfied, to 5. */
  readonly level: number;
  readonly reason?: string;
  readonly ratedOn: LocalDate;
  /** An agent gave it for the applicant. */
  readonly byAgent?: true;
  readonly answer?: string;
  readonly answeredOn?: LocalDate;
};

/** Whether something has to be put right and answered. */
export function isBad({ level }: Pick<Rating, "level">): boolean {
  return level >= 4;
}

/** The limit in which a bad rating is put right and answered. It runs on when the case has ended. */
export function limitOfRating(act: RatedActName): string {
  return `rating:${act}`;
}

/** Whether a limit is one of those. */
export function isOfRating(limit: string): boolean {
  return limit.startsWith("rating:");
}
