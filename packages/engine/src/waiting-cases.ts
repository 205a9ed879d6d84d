/** Something that waits for its case, by itself or with others. */
type Waits = { readonly caseId: string; readonly turn: number; readonly alone?: true };

/**
 * What waits, case by case, so that neither coming nor going costs more the more there is. Requests of one case keep their
 * order, and nobody gets one of a case that another is at work on.
 */
export class WaitingCases<One extends Waits> {
  readonly #queues = new Map<string, One[]>();
  /** Cases that nobody is at work on, in the order in which they may be taken: by whether their first goes alone. */
  readonly #together = new Set<string>();
  readonly #alone = new Set<string>();
  readonly #busy = new Set<string>();
  #size = 0;

  /** How many wait. */
  get size(): number {
    return this.#size;
  }

  add(one: One): void {
    const queue = this.#queues.get(one.caseId);
    if (queue === undefined) this.#queues.set(one.caseId, [one]);
    else queue.push(one);
    this.#size++;
    this.#sort(one.caseId);
  }

  /** Before everything else of their case, in the order given. */
  putBack(ones: readonly One[]): void {
    for (const one of ones.toReversed()) {
      this.#queues.set(one.caseId, [one, ...(this.#queues.get(one.caseId) ?? [])]);
      this.#size++;
      this.#sort(one.caseId);
    }
  }

  /** Whether it still waited. */
  remove(one: One): boolean {
    const queue = this.#queues.get(one.caseId) ?? [];
    const at = queue.indexOf(one);
    if (at === -1) return false;
    this.#cut(one.caseId, queue, { from: at, count: 1 });
    this.#sort(one.caseId);
    return true;
  }

  /** The next that go together, in the order in which they came; their cases are taken until they are freed. */
  takeTogether(most: number): One[] {
    const taken: One[] = [];
    for (const caseId of this.#together) {
      const queue = this.#queues.get(caseId) ?? [];
      const first = queue.findIndex(({ alone }) => alone === true);
      const fits = Math.min(first === -1 ? queue.length : first, most - taken.length);
      taken.push(...this.#cut(caseId, queue, { from: 0, count: fits }));
      this.#take(caseId);
      if (taken.length === most) break;
    }
    return taken.sort((a, b) => a.turn - b.turn);
  }

  /** The next that goes alone, likewise. */
  takeAlone(): One[] {
    const [caseId] = this.#alone;
    if (caseId === undefined) return [];
    const taken = this.#cut(caseId, this.#queues.get(caseId) ?? [], { from: 0, count: 1 });
    this.#take(caseId);
    return taken;
  }

  /** Nobody is at work on these cases any more. */
  free(ones: readonly One[]): void {
    for (const { caseId } of ones) {
      this.#busy.delete(caseId);
      this.#sort(caseId);
    }
  }

  #take(caseId: string): void {
    this.#busy.add(caseId);
    this.#sort(caseId);
  }

  #cut(caseId: string, queue: One[], { from, count }: { from: number; count: number }): One[] {
    const cut = queue.splice(from, count);
    if (queue.length === 0) this.#queues.delete(caseId);
    this.#size -= cut.length;
    return cut;
  }

  // A set keeps the place of what is in it already.
  #sort(caseId: string): void {
    const first = this.#busy.has(caseId) ? undefined : this.#queues.get(caseId)?.[0];
    const isAlone = first?.alone === true;
    if (first === undefined || isAlone) this.#together.delete(caseId);
    else this.#together.add(caseId);
    if (isAlone) this.#alone.add(caseId);
    else this.#alone.delete(caseId);
  }
}
