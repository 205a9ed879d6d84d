import {
  type BusinessCalendar,
  calendarFrom,
  changedDays,
  type DaySpan,
  editionNamed,
  type LocalDate,
  localDateAt,
  type Notice,
  type TimeZone,
} from "@banjian/calendar";
import { NotReady } from "./not-ready.js";
import type { KnownNotice, Moment, NoticeStore } from "./ports.js";

/** The business calendar of a hall, in every edition that its notices have given: one for each stretch of days on which the same were known. */
export class Calendars {
  readonly #store: NoticeStore;
  readonly #layers: readonly string[];
  readonly #zone: TimeZone;
  /** As they became known. */
  #notices: readonly KnownNotice[] = [];
  /** By how many notices are known. */
  readonly #editions = new Map<number, BusinessCalendar>();
  readonly #counts = new Map<string, number>();
  /** How many notices were known on a day. */
  readonly #knownOn = new Map<LocalDate, number>();
  /** An edition by its name; nothing for one that these notices have never given. The same function for every frame made of it. */
  readonly known = (edition: string): BusinessCalendar | undefined => {
    const count = this.#countOf(edition);
    return count === undefined ? undefined : this.#edition(count);
  };

  constructor(store: NoticeStore, layers: readonly string[], zone: TimeZone) {
    this.#store = store;
    this.#layers = layers;
    this.#zone = zone;
  }

  /** The calendar as it is known at that moment; to be asked again when notices have been added that were not read here. */
  at({ now, notices }: Moment): BusinessCalendar {
    if (notices > this.#notices.length) throw new NotReady("notices", () => this.read());
    return this.asOf(localDateAt(now, this.#zone));
  }

  /** The calendar as it was known on a day. */
  asOf(day: LocalDate): BusinessCalendar {
    const known = this.#knownOn.get(day);
    if (known !== undefined) return this.#edition(known);
    const count = this.#notices.filter(({ knownOn }) => knownOn <= day).length;
    this.#knownOn.set(day, count);
    return this.#edition(count);
  }

  /** The span of days that any edition since that one has changed; all days when it is not known. */
  changedSince(edition: string, until: BusinessCalendar): DaySpan | undefined {
    const first = this.#countOf(edition);
    const last = this.#countOf(until.edition);
    if (first === undefined || last === undefined)
      return { first: until.firstDay, last: until.lastDay };
    const steps = Array.from(
      { length: Math.abs(last - first) },
      (_, step) => Math.min(first, last) + step,
    );
    return steps
      .map((count) => changedDays(this.#edition(count), this.#edition(count + 1)))
      .reduce(joined, undefined);
  }

  /** The calendar that one more notice would give; refuses it where it contradicts the others (NOTICES_CONFLICT). */
  with(known: KnownNotice): BusinessCalendar {
    const all = [...this.#notices, known].filter(({ knownOn }) => knownOn <= known.knownOn);
    return this.#calendarOf(all);
  }

  /** The same calendars, which read another store of the same notices: one inside a transaction. What it learns there these do not. */
  over(store: NoticeStore): Calendars {
    const same = new Calendars(store, this.#layers, this.#zone);
    same.#notices = this.#notices;
    for (const [count, edition] of this.#editions) same.#editions.set(count, edition);
    for (const [edition, count] of this.#counts) same.#counts.set(edition, count);
    for (const [day, count] of this.#knownOn) same.#knownOn.set(day, count);
    return same;
  }

  get notices(): readonly Notice[] {
    return this.#notices.map(({ notice }) => notice);
  }

  get layers(): readonly string[] {
    return this.#layers;
  }

  /** Reads the notices unless so many have been read. */
  async upTo(count: number): Promise<void> {
    if (count > this.#notices.length) await this.read();
  }

  /** Reads what has been added. */
  async read(): Promise<void> {
    const all = await this.#store.all();
    if (all.length === this.#notices.length) return;
    const before = this.#notices;
    this.#notices = all.toSorted((a, b) =>
      a.knownOn < b.knownOn ? -1 : Number(a.knownOn > b.knownOn),
    );
    const same = before.findIndex((one, index) => one !== this.#notices[index]);
    // What was known before the first that is new gives the same editions as ever.
    if (same !== -1) {
      for (const count of this.#editions.keys()) if (count > same) this.#editions.delete(count);
      for (const [edition, count] of this.#counts) if (count > same) this.#counts.delete(edition);
    }
    this.#knownOn.clear();
  }

  /** Adds notices to those that were there when these were looked at, and knows them from then on (CALENDAR_CHANGED). */
  async add(notices: readonly KnownNotice[], after = this.#notices.length): Promise<void> {
    await this.#store.add(notices, after);
    await this.read();
  }

  #edition(count: number): BusinessCalendar {
    const found = this.#editions.get(count);
    if (found !== undefined) return found;
    const edition = this.#calendarOf(this.#notices.slice(0, count));
    this.#editions.set(count, edition);
    return edition;
  }

  #countOf(edition: string): number | undefined {
    // There are as many as notices, from the first on.
    for (let count = this.#counts.size + 1; count <= this.#notices.length; count++) {
      this.#counts.set(this.#editions.get(count)?.edition ?? this.#nameOf(count), count);
    }
    return this.#counts.get(edition);
  }

  #nameOf(count: number): string {
    const notices = this.#notices.slice(0, count).map(({ notice }) => notice);
    return editionNamed({ notices, layers: this.#layersOf(notices) });
  }

  #calendarOf(known: readonly KnownNotice[]): BusinessCalendar {
    const notices = known.map(({ notice }) => notice);
    const layers = this.#layersOf(notices);
    return calendarFrom({ notices, layers, id: idOf(this.#layers, known) });
  }

  // A region's layer is there as soon as the region has published a notice.
  #layersOf(notices: readonly Notice[]): [string, ...string[]] {
    const [first = "cn", ...more] = this.#layers;
    return [first, ...more.filter((layer) => notices.some(({ calendar }) => calendar === layer))];
  }
}

// Limits wait as positions counted from the calendar's first day. A notice that changes days past shifts them all: under
// another name each is derived again before it is trusted.
function idOf(layers: readonly string[], known: readonly KnownNotice[]): string {
  const late = known.filter(({ notice, knownOn }) =>
    notice.holidays.some(({ off, work }) => [...off, ...work].some((day) => day <= knownOn)),
  );
  return `${layers.join("+")}~${late.length}`;
}

function joined(a: DaySpan | undefined, b: DaySpan | undefined): DaySpan | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return { first: a.first < b.first ? a.first : b.first, last: a.last > b.last ? a.last : b.last };
}
