import type { Notice } from "@banjian/calendar";
import { engineError } from "./errors.js";
import type { KnownNotice, NoticeStore } from "./ports.js";

/** Notices in this process's memory, and how many there are. */
export type MemoryNoticeStore = NoticeStore & { size(): number };

/** A store of notices in memory; it begins with these, each known from its publication on. */
export function memoryNoticeStore(notices: readonly Notice[]): MemoryNoticeStore {
  const known: KnownNotice[] = notices.map(knownOnPublication);
  return {
    size: () => known.length,
    all: async () => [...known],
    async add(more, after) {
      if (after !== known.length) throw engineError("CALENDAR_CHANGED", {});
      known.push(...more);
    },
  };
}

/** A notice that nobody had to wait for. */
export function knownOnPublication(notice: Notice): KnownNotice {
  return { notice, knownOn: notice.publishedOn };
}
