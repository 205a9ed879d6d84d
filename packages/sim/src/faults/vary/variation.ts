import type { Random } from "../../random.js";

/** A part of an item file as plain data. */
export type Part = { readonly [key: string]: unknown };

/** An item file before it is varied, and what variations ask of it. */
export type Plain = {
  /** Those of the branches that it has; none where one department decides. */
  readonly branches: readonly string[];
  readonly materials: readonly Part[];
  /** The state that follows acceptance. */
  readonly afterAcceptance: string;
};

/** What makes an item file richer: a patch over it, or nothing where it does not fit. */
export type Variation = (random: Random, plain: Plain) => Part | undefined;

/** A law of nobody, for whatever needs one. */
export const basis = { law: "某条例", article: 1 };

/** A title in both languages. */
export function title(zh: string, en: string): Part {
  return { zh, en };
}

/** A patch over the approval. */
export function approval(patch: Part): Part {
  return { flow: { states: { approval: patch } } };
}

/** A patch over a limit. */
export function limit(name: string, patch: Part): Part {
  return {
    limits: { [name]: { title: title("另一期限", name), owner: "head", basis: [basis], ...patch } },
  };
}

/** A patch that puts states between acceptance and what follows it, the first of them first. */
export function after(states: Part): Part {
  return { flow: { states: { acceptance: { next: Object.keys(states)[0] }, ...states } } };
}
