import { engineError } from "./errors.js";
import { KeySample } from "./key-sample.js";
import { clearStall, parkStall } from "./park-stall.js";
import type { CaseStore } from "./ports.js";
import type { GuardedParts, RewindGuard } from "./rewind-guard.js";
import type { Standing } from "./standing.js";

type Known = Pick<Standing, "epoch" | "last" | "lastMark">;

/** Under which the incident stands, and keeps every worker of the hall from going on. */
export const rewindWork = "rewind";

/**
 * What this process remembers of its database, so that it finds out when that has gone back to an earlier time: a backup was
 * put in its place, or a standby that had not got everything. It asks once a round, and never on the way of a commit.
 */
export class RewindWatch implements RewindGuard {
  #known: Known | undefined;
  readonly #keys = new KeySample();
  #hasAskedSinks = false;

  /** A request was accepted under this key: it has to be found from now on. */
  accepted(key: string): void {
    this.#keys.add(key);
  }

  /** Takes note of how far the store has come. */
  async begin(store: CaseStore): Promise<void> {
    this.#known = await store.outbox.standing({ position: 0 });
  }

  /** Refuses to go on in a database that has gone back (HALL_REWOUND), until a person has said that it was restored. */
  async refuse(parts: GuardedParts): Promise<void> {
    if (await this.isRewound(parts)) throw engineError("HALL_REWOUND", {});
  }

  /** Whether the database has gone back, as this process remembers it, its sinks say or another worker has found; then a person is asked. */
  async isRewound(parts: GuardedParts): Promise<boolean> {
    const { outbox, stalls } = parts.store;
    const keys = this.#keys.keys;
    // Sweeps, deliveries and health look at the same time: each judges by what was known when it began to look.
    const known = this.#known;
    const now = await outbox.standing({ position: known?.last ?? 0, keys });
    const isConfirmed = known !== undefined && now.epoch > known.epoch;
    const lost = isConfirmed ? undefined : (missing(known, now) ?? (await this.#ahead(parts, now)));
    const isStopped = (await stalls.of(rewindWork)).length > 0;
    if (lost !== undefined && !isStopped) await park(parts, lost);
    if (lost !== undefined || isStopped) return true;
    this.#hasAskedSinks = true;
    if (this.#known === known) this.#known = now;
    this.#lookedFor(keys, isConfirmed);
    return false;
  }

  /** What came meanwhile is still to be looked for, and the last of the others again, unless it may be lost. */
  #lookedFor(keys: readonly string[], isConfirmed: boolean): void {
    const since = this.#keys.keys.filter((key) => !keys.includes(key));
    this.#keys.restart([...(isConfirmed ? [] : keys.slice(-1)), ...since]);
  }

  /** What a sink has been given and what is not there; asked once, by a process that remembers nothing itself. */
  async #ahead({ sinks = [], store }: GuardedParts, now: Standing): Promise<Lost | undefined> {
    if (this.#hasAskedSinks) return undefined;
    for (const { name, last } of sinks) {
      const mark = await last?.().catch(() => undefined);
      const [hall, epoch] = mark?.id.split("/") ?? [];
      if (mark === undefined || hall !== now.hall || Number(epoch) < now.epoch) continue;
      const [there] = await store.outbox.after(mark.position - 1, 1);
      if (there?.id === mark.id) continue;
      const { position, id } = mark;
      return { position, error: `${name}: ${position} ${id} > ${now.epoch}/${now.last}` };
    }
    return undefined;
  }
}

/** What this process has seen and what is not there. */
function missing(known: Known | undefined, now: Standing): Lost | undefined {
  if (known !== undefined) {
    const { epoch, last, lastMark } = known;
    const isOther = now.epoch < epoch || now.last < last || (last > 0 && now.mark !== lastMark);
    if (isOther) return { position: last, error: `${epoch}/${last} > ${now.epoch}/${now.last}` };
  }
  if (now.missing === undefined) return undefined;
  return { position: now.last, error: `${now.missing} > ${now.epoch}/${now.last}` };
}

/** At which place, and in figures: what is missing, and how far the database is. */
type Lost = { readonly position: number; readonly error: string };

async function park(parts: GuardedParts, lost: Lost): Promise<void> {
  const { now } = await parts.store.moment();
  await parkStall(parts, { work: rewindWork, caseId: "", tries: 1, since: now, ...lost }, now);
}

/** A person has said that it was restored: workers go on. */
export async function clearRewind(parts: GuardedParts): Promise<void> {
  const { now } = await parts.store.moment();
  await clearStall(parts, { work: rewindWork, caseId: "" }, now);
}

/** The same store, which tells the watch what was accepted. */
export function watchedStore(store: CaseStore, watch: RewindWatch): CaseStore {
  return {
    ...store,
    async commit(requests, decide) {
      const answers = await store.commit(requests, decide);
      const accepted = requests.findLast((_, index) => "receipt" in (answers[index] ?? {}));
      if (accepted !== undefined) watch.accepted(accepted.key);
      return answers;
    },
  };
}
