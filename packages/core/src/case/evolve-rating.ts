import type { CaseState } from "./case-state.js";
import type { Fact } from "./fact.js";

type OfRating = Extract<Fact, { readonly type: "rating-given" | "rating-answered" }>;

/** What applicants say of a case, and what they are answered. */
export function evolveRating({ ratings = [] }: CaseState, fact: OfRating): Partial<CaseState> {
  if (fact.type === "rating-given") return { ratings: [...ratings, fact.rating] };
  const { act, answer, effectiveOn: answeredOn } = fact;
  return {
    ratings: ratings.map((one) => (one.act === act ? { ...one, answer, answeredOn } : one)),
  };
}
