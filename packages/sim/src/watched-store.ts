import type { CaseStore, Effects, SweptCase } from "@banjian/engine";

/** The same store; `seen` is told of everything it has written, after it was written. */
export function watchedStore(store: CaseStore, seen: (effects: Effects) => void): CaseStore {
  return {
    ...store,
    async commit(requests, decide) {
      const answers = await store.commit(requests, decide);
      for (const answer of answers) {
        if ("receipt" in answer && answer.effects !== undefined) seen(answer.effects);
      }
      return answers;
    },
    sweep: async (mark, take, decide) => each(await store.sweep(mark, take, decide), seen),
    revise: async (ids, decide) => each(await store.revise(ids, decide), seen),
  };
}

function each(swept: readonly SweptCase[], seen: (effects: Effects) => void): readonly SweptCase[] {
  for (const one of swept) if ("effects" in one) seen(one.effects);
  return swept;
}
