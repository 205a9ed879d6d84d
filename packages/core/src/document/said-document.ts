import type { Text } from "@banjian/base";
import type { Fact } from "../case/fact.js";
import type { Basis } from "../definition/field-schemas.js";
import type { Item } from "../item/item.js";
import type { DocumentKind } from "./document-kinds.js";

/** A fact of a case among the others. */
export type FactAt = {
  readonly item: Item;
  readonly caseId: string;
  readonly facts: readonly Fact[];
  readonly index: number;
};

/** Which document follows from a fact, and what it says. */
export type SaidDocument = {
  readonly kind: DocumentKind;
  readonly says: () => readonly Text[];
  /** The paper that it is about, where it is about another. */
  readonly about?: Text;
  /** By what, where that is not the law of the item as a whole. */
  readonly basis?: readonly Basis[];
};
