import type { Text } from "@banjian/base";
import type { FactOf } from "../case/fact.js";
import { isSingle } from "./document-kinds.js";
import type { FactAt, SaidDocument } from "./said-document.js";

/** A decision, or a refusal of acceptance, as it was with what has been put right in it: it takes the place of the one before. */
export function correctedDocument(
  { facts, index, ...at }: FactAt,
  { document, text }: FactOf<"document-corrected">,
  saidIn: (at: FactAt) => SaidDocument | undefined,
): SaidDocument | undefined {
  for (let earlier = index - 1; earlier >= 0; earlier--) {
    const said = saidIn({ ...at, facts, index: earlier });
    if (said === undefined || !isCalled(said.kind, document)) continue;
    return { kind: said.kind, says: () => [...said.says(), ...text.split("\n").map(putRight)] };
  }
  return undefined;
}

function isCalled(kind: SaidDocument["kind"], document: string): boolean {
  const isDecision = kind === "grant-decision" || kind === "deny-decision";
  return isSingle(kind) && (isDecision ? document === "decision" : document === kind);
}

function putRight(text: string): Text {
  return { zh: `更正：${text}`, en: `Correction: ${text}` };
}
