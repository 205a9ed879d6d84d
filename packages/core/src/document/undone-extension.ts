import type { Fact, FactOf } from "../case/fact.js";
import { limitTitle } from "../item/limit-of.js";
import { reasonText } from "./reason-text.js";
import type { FactAt, SaidDocument } from "./said-document.js";

/** The extensions that a correction has undone, by the places of their facts: what was told of them holds no more. */
export function undoneExtensions(facts: readonly Fact[]): ReadonlySet<number> {
  const standing = new Map<string, number[]>();
  const undone = new Set<number>();
  facts.forEach((fact, index) => {
    if (fact.type === "limit-started") standing.delete(fact.limit);
    if (fact.type === "limit-extended") {
      standing.set(fact.limit, [...(standing.get(fact.limit) ?? []), index]);
    }
    const left = undoneBy(facts, index) === undefined ? undefined : correctionOf(facts, index);
    if (left === undefined) return;
    const [gone] = (standing.get(left.limit) ?? []).splice(left.number - 1, 1);
    if (gone !== undefined) undone.add(gone);
  });
  return undone;
}

/** That an extension is undone the applicant is told as the extension was, with the day on which the limit ends now. */
export function extensionUndone({ item, facts, index }: FactAt): SaidDocument | undefined {
  const fact = undoneBy(facts, index);
  if (fact === undefined) return undefined;
  const title = limitTitle(item, fact.limit, undefined);
  const reason = correctionOf(facts, index)?.reason ?? "";
  return {
    kind: "extension-notice",
    says: () => [
      {
        zh: `此前告知的${title.zh}延长已撤销，${title.zh}至 ${fact.told.due} 止。`,
        en: `The extension of the ${title.en} that was told before is undone: it ends on ${fact.told.due}.`,
      },
      reasonText(reason),
    ],
  };
}

function undoneBy(facts: readonly Fact[], index: number): FactOf<"limit-corrected"> | undefined {
  const fact = facts[index];
  return fact?.type === "limit-corrected" && fact.extended !== undefined ? fact : undefined;
}

type Undoing = { readonly limit: string; readonly number: number; readonly reason: string };

function correctionOf(facts: readonly Fact[], index: number): Undoing | undefined {
  const deed = facts.slice(0, index).findLast(({ type }) => type === "action-taken");
  return deed?.type === "action-taken" && deed.kind === "correct"
    ? (deed.payload as unknown as Undoing)
    : undefined;
}
