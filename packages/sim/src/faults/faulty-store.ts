import type { CaseStore } from "@banjian/engine";
import type { Random } from "../random.js";

/** A worker has died, or nobody knows what became of what it sent. */
export class Lost extends Error {}

/** How often the ports of a store fail, as shares. */
type Frailty = {
  /** The worker dies before anything was written. */
  readonly before: number;
  /** It dies after everything was written: the reply is lost. */
  readonly after: number;
};

/** What goes wrong with a store. */
export type Faults = {
  frailty(): Frailty;
  /** The case that no sweep can take up, if there is one. */
  poisoned(): string | undefined;
  /** Waited for before each call. */
  turn(): Promise<void>;
};

/** The same store behind a network that loses what is sent and what is answered. */
export function faultyStore(store: CaseStore, random: Random, faults: Faults): CaseStore {
  const { turn } = faults;
  const frail = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    await turn();
    const { before, after } = faults.frailty();
    const fate = random.share();
    if (fate < before) throw new Lost("the worker died before it wrote");
    const answer = await call();
    if (fate < before + after) throw new Lost("the worker died after it wrote");
    await turn();
    return answer;
  };
  const { outbox } = store;
  return {
    ...store,
    moment: async () => {
      await turn();
      return store.moment();
    },
    commit: (requests, decide) => frail(() => store.commit(requests, decide)),
    sweep: (mark, take, decide) =>
      frail(() =>
        store.sweep(mark, take, (loaded) => {
          if (loaded.state.id === faults.poisoned()) throw new Error("this case is poisoned");
          return decide(loaded);
        }),
      ),
    revise: (ids, decide) => frail(() => store.revise(ids, decide)),
    keepPass: (pass) => frail(() => store.keepPass(pass)),
    outbox: {
      place: (most) => frail(() => outbox.place(most)),
      after: (position, most) => outbox.after(position, most),
      post: (told, at) => outbox.post(told, at),
      ofSubject: (subject, from, to) => outbox.ofSubject(subject, from, to),
      committed: (tickets) => outbox.committed(tickets),
      take: (sink, by) => frail(() => outbox.take(sink, by)),
      advance: (sink, position, by) => frail(() => outbox.advance(sink, position, by)),
      leave: (sink, owner) => outbox.leave(sink, owner),
      standing: (remembered) => outbox.standing(remembered),
      backlog: () => outbox.backlog(),
    },
  };
}
