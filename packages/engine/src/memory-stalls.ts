import type { Instant } from "@banjian/calendar";
import { afterWord, type Incident, type IncidentWord, type Stall, type Stalls } from "./stall.js";

/** What has failed in this process's memory; `versionOf` says how far a case is. */
export class MemoryStalls implements Stalls {
  readonly #stalls = new Map<string, Stall>();
  #incidents: Incident[] = [];
  readonly #versionOf: (caseId: string) => number;

  constructor(versionOf: (caseId: string) => number) {
    this.#versionOf = versionOf;
  }

  async of(work: string) {
    return [...this.#stalls.values()]
      .filter((stall) => stall.work === work)
      .map((stall) => ({ ...stall, version: this.#versionOf(stall.caseId) }));
  }

  async keep(stall: Stall): Promise<void> {
    this.#stalls.set(nameOf(stall), stall);
  }

  async clear(work: string, caseId: string, at: Instant): Promise<void> {
    this.#stalls.delete(nameOf({ work, caseId }));
    const word = { outcome: "recovered", by: work, reason: "", at } as const;
    const isIt = (one: Incident) => isOpenOf(one, { work, caseId });
    this.#incidents = this.#incidents.map((one) => (isIt(one) ? { ...one, closed: word } : one));
  }

  async park(stall: Stall, { id, at }: { id: string; at: Instant }): Promise<Incident> {
    const { next: _, ...parked } = stall;
    this.#stalls.set(nameOf(stall), parked);
    const open = this.#incidents.find((one) => isOpenOf(one, stall));
    if (open !== undefined) return open;
    const { work, caseId, position, error } = stall;
    const incident = { id, work, caseId, position, error, openedAt: at };
    this.#incidents.unshift(incident);
    return incident;
  }

  async incidents(all = false): Promise<readonly Incident[]> {
    return this.#incidents.filter(({ closed }) => all || closed === undefined);
  }

  async close(id: string, word: IncidentWord, at: Instant): Promise<Incident | undefined> {
    const open = this.#incidents.find((one) => one.id === id && one.closed === undefined);
    if (open === undefined) return undefined;
    const closed = { ...open, closed: { ...word, at } };
    this.#incidents = this.#incidents.map((one) => (one === open ? closed : one));
    const stall = this.#stalls.get(nameOf(open));
    const again = stall && afterWord(stall, word, at);
    if (again !== undefined) this.#stalls.set(nameOf(open), again);
    return closed;
  }
}

function nameOf({ work, caseId }: Pick<Stall, "work" | "caseId">): string {
  return `${work} ${caseId}`;
}

function isOpenOf(one: Incident, { work, caseId }: Pick<Stall, "work" | "caseId">): boolean {
  return one.closed === undefined && one.work === work && one.caseId === caseId;
}
