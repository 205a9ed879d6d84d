import type { Text } from "@banjian/base";
import { parseLocalDate } from "@banjian/calendar";
import { type Absence, checkActor } from "@banjian/core";
import { engineError } from "./errors.js";
import { NotReady } from "./not-ready.js";
import type { CaseStore, Moment } from "./ports.js";
import { plainRequest, refuseNoText, refuseStray } from "./request.js";

/** An absence as the host gives it; its last day may be known later and is recorded again then. */
export type AbsenceInput = Omit<Absence, "id" | "from" | "to"> & {
  readonly from: string;
  readonly to: string;
};

const fields = ["person", "deputy", "from", "to", "reason"];

/** Who of a hall is away when, and who acts meanwhile. The host is trusted for it as for everything it says of persons. */
export class Absences {
  readonly #store: CaseStore;
  #records: readonly Absence[] = [];

  constructor(store: CaseStore) {
    this.#store = store;
  }

  /** What is on record at that moment; to be asked again when more has been recorded than was read here. */
  at({ absences }: Moment): readonly Absence[] {
    if (absences > this.#records.length) throw new NotReady("absences", () => this.#read());
    return this.#records;
  }

  /** Reads the records unless so many have been read. */
  async upTo(count: number): Promise<void> {
    if (count > this.#records.length) await this.#read();
  }

  /** Every absence as it stands now. */
  async list(): Promise<readonly Absence[]> {
    await this.#read();
    return [...new Map(this.#records.map((one) => [one.id, one])).values()];
  }

  /** Records that somebody is away from one day through another, and who acts meanwhile (ABSENCE_INVALID). */
  async record(input: AbsenceInput): Promise<Absence> {
    const plain = plainRequest({ input }).input;
    refuseStray("absence", plain, fields);
    refuseNoText("reason", plain.reason);
    for (const person of [plain.person, { roles: [], ...plain.deputy }]) checkActor(person);
    const { from, to, ...rest } = plain;
    return this.#add((id) =>
      sound({ ...rest, id, from: parseLocalDate(from), to: parseLocalDate(to) }),
    );
  }

  /** Records that an absence lasts through another day than was known: the person is back earlier, or later (ABSENCE_UNKNOWN). */
  async until(id: string, to: string): Promise<Absence> {
    const known = (await this.list()).find((one) => one.id === id);
    if (known === undefined) throw engineError("ABSENCE_UNKNOWN", { absence: String(id) });
    return this.#add(() => sound({ ...known, to: parseLocalDate(to) }));
  }

  // Two that record at the same time want the same place: whoever comes second takes the next one.
  async #add(make: (id: string) => Absence): Promise<Absence> {
    for (;;) {
      await this.#read();
      const after = this.#records.length;
      const absence = make(`a${after + 1}`);
      if (await this.#store.addAbsence(absence, after)) return absence;
    }
  }

  async #read(): Promise<void> {
    this.#records = await this.#store.absences();
  }
}

function sound(absence: Absence): Absence {
  const { person, deputy, from, to } = absence;
  if (to < from) {
    throw invalid({ zh: `${to} 早于 ${from}`, en: `${to} is before ${from}` });
  }
  if (person.id === deputy.id) {
    throw invalid({ zh: "代理人就是本人", en: "the deputy is the same person" });
  }
  return absence;
}

function invalid(problem: Text) {
  return engineError("ABSENCE_INVALID", { problem });
}
