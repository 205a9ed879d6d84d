import type { Backlog, CommitQueue, EngineParts } from "@banjian/engine";
import { type OpenDatabase, type StoreTier, storeTier, type Tables } from "@banjian/postgres";

/** How a hall fares. */
export type Health = Omit<StoreTier, "version"> & {
  /** The database answers, and takes decisions. */
  readonly ok: boolean;
  readonly database: string;
  /** Requests that wait for their turn. */
  readonly waiting: number;
  /** What is on its way to its place in the events, and how far each sink has been served. */
  readonly backlog: Backlog;
  /** What waits for a person. */
  readonly incidents: number;
  /** Nothing falls due while the clock is doubted. */
  readonly held: boolean;
};

/** Looks at the database over connections kept for that; throws where it does not answer. */
export async function healthOf(
  { store, worker = store }: EngineParts,
  it: { readonly database: OpenDatabase<Tables>; readonly queue: CommitQueue },
): Promise<Health> {
  const { version, ...survives } = await storeTier(it.database.reserved, it.database);
  const { held } = await worker.moment();
  return {
    ...survives,
    ok: !survives.readOnly,
    database: `${it.database.backend} ${version}`,
    waiting: it.queue.waiting,
    backlog: await worker.outbox.backlog(),
    incidents: (await worker.stalls.incidents()).length,
    held,
  };
}
