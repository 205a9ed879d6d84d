import type { Text } from "@banjian/base";
import type { Fact, FactOf } from "../case/fact.js";
import { type DocumentKind, isSingle } from "./document-kinds.js";
import type { SaidDocument } from "./said-document.js";

/** A decision, or a refusal of acceptance, with what has been put right in it: it takes the place of the one before. */
export function correctedDocument(
  facts: readonly Fact[],
  { document, text }: FactOf<"document-corrected">,
): SaidDocument | undefined {
  const kind = document === "decision" ? decisionIn(facts) : document;
  if (kind === undefined || !isSingle(kind)) return undefined;
  return { kind, says: () => text.split("\n").map((line) => correctedTo(line)) };
}

function decisionIn(facts: readonly Fact[]): DocumentKind | undefined {
  const last = facts.findLast(
    (fact) =>
      fact.type === "milestone-reached" &&
      (fact.milestone === "granted" || fact.milestone === "denied"),
  );
  if (last?.type !== "milestone-reached") return undefined;
  return last.milestone === "granted" ? "grant-decision" : "deny-decision";
}

function correctedTo(text: string): Text {
  return { zh: `更正：${text}`, en: `Correction: ${text}` };
}
