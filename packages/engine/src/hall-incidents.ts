import { engineError } from "./errors.js";
import type { Incident, IncidentWord } from "./incident.js";
import { mendCase } from "./mend-case.js";
import type { EngineParts } from "./parts.js";
import { recordIncident } from "./record-incident.js";
import { plainRequest, refuseNoText } from "./request.js";
import { rewindWork } from "./rewind-watch.js";
import { foldWork } from "./whole-cases.js";

/** Who ends an incident, and why. */
export type Word = { readonly by: string; readonly reason: string };

/** What has failed too often or for too long and waits for a person. */
export class HallIncidents {
  readonly #parts: EngineParts;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  /** The incidents, the latest first; without `all` those that are open. */
  list({ all = false }: { readonly all?: boolean } = {}): Promise<readonly Incident[]> {
    return this.#parts.store.stalls.incidents(all);
  }

  /** Has the work tried again at once (INCIDENT_UNKNOWN); a case that is stopped goes on where it is what its facts add up to by now (CASE_DIFFERS). */
  retry(id: string, word: Word): Promise<Incident> {
    return this.#close(id, "retried", word);
  }

  /**
   * Leaves out what cannot be done: a sink goes on with the next event of the case; the sweep keeps away from the case until
   * somebody has acted in it (INCIDENT_UNKNOWN). Of a case that is stopped it leaves out what is stored beside its facts, and
   * takes it from them anew (CASE_DIFFERS where they do not add up).
   */
  skip(id: string, word: Word): Promise<Incident> {
    return this.#close(id, "skipped", word);
  }

  /** A case that is stopped goes on once it is whole: by itself, or taken from its facts. */
  async #mend(it: Incident | undefined, outcome: IncidentWord["outcome"]): Promise<void> {
    if (it?.work !== foldWork || it.caseId === "") return;
    if (outcome === "skipped") await mendCase(this.#parts, it.caseId);
    else await this.#parts.store.whole.release(it.caseId);
  }

  async #close(id: string, outcome: IncidentWord["outcome"], word: Word): Promise<Incident> {
    const { store, announcer } = this.#parts;
    const { by, reason } = plainRequest({ word }).word;
    refuseNoText("by", by);
    refuseNoText("reason", reason);
    const open = await store.stalls.incidents();
    // What ends it also brings new ids and places.
    if (open.some((one) => one.id === id && one.work === rewindWork)) {
      throw engineError("INCIDENT_OF_RESTORE", { id });
    }
    const found = open.find((one) => one.id === id);
    await this.#mend(found, outcome);
    if (found !== undefined) await recordIncident(this.#parts, found, { outcome, by, reason });
    const { now } = await store.moment();
    const incident = await store.stalls.close(id, { outcome, by, reason }, now);
    if (incident === undefined) throw engineError("INCIDENT_UNKNOWN", { id });
    announcer.announceOwn({ name: "incident:closed", event: incident });
    return incident;
  }
}
