import type { Instant } from "@banjian/calendar";
import type { HallOwnEvent } from "./hall-event.js";
import type { Incident, IncidentWord } from "./incident.js";
import type { MemoryOutbox } from "./memory-outbox.js";
import { afterWord, type Stall, type Stalls } from "./stall.js";

/** What has failed in this process's memory; `versionOf` says how far a case is. */
export class MemoryStalls implements Stalls {
  readonly #stalls = new Map<string, Stall>();
  #incidents: Incident[] = [];
  readonly #versionOf: (caseId: string) => number;
  readonly #post: MemoryOutbox["post"];

  constructor(versionOf: (caseId: string) => number, post: MemoryOutbox["post"]) {
    this.#versionOf = versionOf;
    this.#post = post;
  }

  async of(work: string) {
    return [...this.#stalls.values()]
      .filter((stall) => stall.work === work)
      .map((stall) => ({ ...stall, version: this.#versionOf(stall.caseId) }));
  }

  async keep(stall: Stall): Promise<void> {
    this.#stalls.set(nameOf(stall), stall);
  }

  async begin(stall: Stall, told: HallOwnEvent, at: Instant): Promise<boolean> {
    if (this.#stalls.has(nameOf(stall))) return false;
    this.#stalls.set(nameOf(stall), stall);
    await this.#post(told, at);
    return true;
  }

  async clear(work: string, caseId: string, at: Instant): Promise<Incident | undefined> {
    this.#stalls.delete(nameOf({ work, caseId }));
    const open = this.#incidents.find((one) => isOpenOf(one, { work, caseId }));
    return open && this.#end(open, { outcome: "recovered", by: work, reason: "" }, at);
  }

  async park(stall: Stall, { id, at }: { id: string; at: Instant }): Promise<Incident> {
    const { next: _, ...parked } = stall;
    this.#stalls.set(nameOf(stall), parked);
    const open = this.#incidents.find((one) => isOpenOf(one, stall));
    if (open !== undefined) return open;
    const { work, caseId, position, error } = stall;
    const incident = { id, work, caseId, position, error, openedAt: at };
    this.#incidents.unshift(incident);
    await this.#post({ name: "incident:opened", event: incident }, at);
    return incident;
  }

  async incidents(all = false): Promise<readonly Incident[]> {
    return this.#incidents.filter(({ closed }) => all || closed === undefined);
  }

  async close(id: string, word: IncidentWord, at: Instant): Promise<Incident | undefined> {
    const open = this.#incidents.find((one) => one.id === id && one.closed === undefined);
    if (open === undefined) return undefined;
    const stall = this.#stalls.get(nameOf(open));
    const again = stall && afterWord(stall, word, at);
    if (again !== undefined) this.#stalls.set(nameOf(open), again);
    return this.#end(open, word, at);
  }

  async #end(open: Incident, word: IncidentWord, at: Instant): Promise<Incident> {
    const closed = { ...open, closed: { ...word, at } };
    this.#incidents = this.#incidents.map((one) => (one === open ? closed : one));
    await this.#post({ name: "incident:closed", event: closed }, at);
    return closed;
  }
}

function nameOf({ work, caseId }: Pick<Stall, "work" | "caseId">): string {
  return `${work} ${caseId}`;
}

function isOpenOf(one: Incident, { work, caseId }: Pick<Stall, "work" | "caseId">): boolean {
  return one.closed === undefined && one.work === work && one.caseId === caseId;
}
