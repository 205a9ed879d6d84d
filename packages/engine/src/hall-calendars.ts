import { canonicalJson, type Text } from "@banjian/base";
import {
  type LocalDate,
  localDateAt,
  type Notice,
  noticeDoubts,
  parseNotice,
} from "@banjian/calendar";
import { type AmendedCase, amendedCases } from "./amended-cases.js";
import { type PassReport, settleCases } from "./calendar-pass.js";
import { engineError } from "./errors.js";
import { momentOf } from "./frame-at.js";
import type { EngineParts } from "./parts.js";
import { plainRequest } from "./request.js";

/** A notice that has been read and held against the others, and is not in force yet. */
export type LoadedNotice = {
  readonly notice: Notice;
  /** The edition that the calendar would have. */
  readonly edition: string;
  /** What in it is lawful and probably a slip of the pen. */
  readonly doubts: readonly Text[];
  /** What it would move, case by case; changes nothing. */
  preview(): Promise<readonly AmendedCase[]>;
  /** Puts it in force, for every reader and every sweep at once, and settles the cases it concerns; once more, it goes on where that was cut off. */
  apply(): Promise<PassReport>;
};

/** The business calendar of a hall and its notices. */
export class HallCalendars {
  readonly #parts: EngineParts;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  /** The edition that dates are made from now. */
  async edition(): Promise<string> {
    return this.#parts.calendars.at(await momentOf(this.#parts)).edition;
  }

  /**
   * Reads a notice and holds it against the others. Refuses what is no notice (NOTICE_INVALID), one that contradicts another
   * (NOTICES_CONFLICT), says something else than the one known under its number (NOTICE_KNOWN), belongs to another calendar (NOTICE_ELSEWHERE) or has not been
   * published yet (NOTICE_UNPUBLISHED).
   */
  async load(value: unknown): Promise<LoadedNotice> {
    const { calendars, zone } = this.#parts;
    const moment = await momentOf(this.#parts);
    const notice = parseNotice(plainRequest({ notice: value }).notice);
    const knownOn = localDateAt(moment.now, zone);
    refuseUnfit(notice, { knownOn, layers: calendars.layers });
    const isKnown = () => knows(calendars.notices, notice);
    const calendar = isKnown() ? calendars.at(moment) : calendars.with({ notice, knownOn });
    const after = calendars.notices.length;
    return {
      notice,
      edition: calendar.edition,
      doubts: isKnown() ? [] : noticeDoubts(notice, calendars.at(moment)),
      preview: () => amendedCases(this.#parts, calendar),
      apply: async () => {
        if (!isKnown()) await calendars.add([{ notice, knownOn }], after);
        return settleCases(this.#parts);
      },
    };
  }

  /** Goes on with what an amended calendar moves, where that was cut off; a worker does the same by itself. */
  settle(signal?: AbortSignal): Promise<PassReport> {
    return settleCases(this.#parts, signal);
  }
}

/** Whether the very same notice has been loaded; refuses another one under its number (NOTICE_KNOWN). */
function knows(known: readonly Notice[], notice: Notice): boolean {
  const { calendar, number } = notice;
  const same = known.find((one) => one.calendar === calendar && one.number === number);
  if (same === undefined || canonicalJson(same) === canonicalJson(notice))
    return same !== undefined;
  throw engineError("NOTICE_KNOWN", { number });
}

function refuseUnfit(
  { calendar, number, publishedOn }: Notice,
  it: { knownOn: LocalDate; layers: readonly string[] },
): void {
  const { knownOn, layers } = it;
  if (!layers.includes(calendar))
    throw engineError("NOTICE_ELSEWHERE", { number, calendar, layers });
  if (publishedOn > knownOn) {
    throw engineError("NOTICE_UNPUBLISHED", { number, publishedOn, today: knownOn });
  }
}
