import type { Fact } from "../case/fact.js";
import type { PersonRef } from "../case/person.js";

/** Why somebody was against what the departments' join then denied: whose branch, who, and in which words. */
export type ReasonAgainst = {
  readonly branch?: string;
  readonly by?: PersonRef;
  readonly text: string;
};

/** The reasons of a denial that the join made: those of each department that refused, else of the opinion it followed from. */
export function reasonsAgainst(before: readonly Fact[]): readonly ReasonAgainst[] {
  const deed = before.findLastIndex(({ type }) => type === "action-taken");
  const since = before.slice(Math.max(deed, 0));
  const listed = since.findLast(({ type }) => type === "opinions-listed");
  if (listed?.type === "opinions-listed") {
    return listed.opinions.flatMap(({ branch, result, says }) =>
      result === "refused"
        ? says.filter(({ agree }) => !agree).map(({ by, text }) => ({ branch, by, text }))
        : [],
    );
  }
  const [fact] = since;
  if (fact?.type !== "action-taken") return [];
  const { agree, opinion } = fact.payload as { agree?: boolean; opinion?: string };
  if (agree !== false || opinion === undefined) return [];
  const { branch, by } = fact;
  return [{ ...(branch && { branch }), ...(by && { by }), text: opinion }];
}
