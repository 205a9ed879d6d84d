import type { Backlog, CommitQueue, EngineParts } from "@banjian/engine";
import {
  type OpenDatabase,
  rightsMissing,
  type StoreTier,
  storeTier,
  type Tables,
  whyNotStored,
} from "@banjian/postgres";

/** How a hall fares. */
export type Health = Omit<StoreTier, "version"> & {
  /** The database answers, takes decisions, and is where it was. */
  readonly ok: boolean;
  readonly database: string;
  /** What the role of this hall may no longer do; everything that needs it is refused (STORE_FORBIDDEN). */
  readonly rightsMissing: readonly string[];
  /** Requests that wait for their turn. */
  readonly waiting: number;
  /** What is on its way to its place in the events, and how far each sink has been served. */
  readonly backlog: Backlog;
  /** What waits for a person. */
  readonly incidents: number;
  /** The database has gone back to an earlier time: nothing is swept or delivered until it is said to be restored. */
  readonly rewound: boolean;
  /** Cases that are not what their facts add up to: nobody acts in them until a person has spoken. */
  readonly stopped: number;
  /** Nothing falls due while the clock is doubted. */
  readonly held: boolean;
};

/** Looks at the database over connections kept for that; throws STORE_UNAVAILABLE where it does not answer. */
export async function healthOf(
  { store, worker = store, announcer, sinks = [], rewind }: EngineParts,
  it: { readonly database: OpenDatabase<Tables>; readonly queue: CommitQueue },
): Promise<Health> {
  const { reserved } = it.database;
  const asked = Promise.all([storeTier(reserved, it.database), rightsMissing(reserved)]);
  const [{ version, ...survives }, lacking] = await asked.catch((error) => {
    throw whyNotStored(error);
  });
  const { held } = await worker.moment();
  const rewound = (await rewind?.isRewound({ store: worker, announcer, sinks })) ?? false;
  return {
    ...survives,
    rewound,
    rightsMissing: lacking,
    ok: !survives.readOnly && lacking.length === 0 && !rewound,
    database: `${it.database.backend} ${version}`,
    waiting: it.queue.waiting,
    backlog: await worker.outbox.backlog(),
    incidents: (await worker.stalls.incidents()).length,
    stopped: (await worker.whole.stopped()).length,
    held,
  };
}
