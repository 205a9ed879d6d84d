import type { CaseStore } from "@banjian/engine";
import type { Random } from "../random.js";

/** A worker has died, or nobody knows what became of what it sent. */
export class Lost extends Error {}

/** How often the ports of a store fail, as shares. */
export type Frailty = {
  /** The worker dies before anything was written. */
  readonly before: number;
  /** It dies after everything was written: the reply is lost. */
  readonly after: number;
};

/** The same store behind a network that loses what is sent and what is answered; `turn` is waited for before each call. */
export function faultyStore(
  store: CaseStore,
  random: Random,
  frailty: () => Frailty,
  turn: () => Promise<void>,
): CaseStore {
  const frail = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    await turn();
    const { before, after } = frailty();
    const fate = random.share();
    if (fate < before) throw new Lost("the worker died before it wrote");
    const answer = await call();
    if (fate < before + after) throw new Lost("the worker died after it wrote");
    await turn();
    return answer;
  };
  return {
    ...store,
    moment: async () => {
      await turn();
      return store.moment();
    },
    commit: (requests, decide) => frail(() => store.commit(requests, decide)),
    sweep: (mark, take, decide) => frail(() => store.sweep(mark, take, decide)),
    revise: (ids, decide) => frail(() => store.revise(ids, decide)),
    keepPass: (pass) => frail(() => store.keepPass(pass)),
  };
}
