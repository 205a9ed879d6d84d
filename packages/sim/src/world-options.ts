import {
  chinaNotices,
  type Instant,
  type Notice,
  parseOfficeHours,
  type TimeZone,
} from "@banjian/calendar";
import { type Supervision, supervised } from "@banjian/core";
import {
  Announcer,
  Calendars,
  type CaseStore,
  type CertificateLibrary,
  catalogueOver,
  type Effects,
  type EngineParts,
  type FeeOffice,
  type ItemSource,
  type ItemStore,
  type Keeps,
  memoryCaseStore,
  memoryItemStore,
  memoryNoticeStore,
  type NoticeStore,
} from "@banjian/engine";
import { countingIds } from "./counting-ids.js";

/** Where a world keeps its cases, its items, and the notices its calendar is made from. */
export type WorldStores = {
  readonly cases: CaseStore;
  readonly items: ItemStore;
  readonly notices: NoticeStore;
};

/** How a world begins. */
export type WorldOptions = {
  /** When: "2026-09-14" is its midnight, "2026-09-14 09:30" the wall clock of the hall. */
  readonly at: string;
  /** Item files to publish at once. */
  readonly items?: readonly ItemSource[];
  /** What the dice of the world begin with; 1 unless said otherwise. */
  readonly seed?: number;
  /** Stores of the caller's own, which judge by the clock they are given; in memory without. */
  readonly stores?: (now: () => Instant) => WorldStores;
  /** Notices beside those of the State Council. */
  readonly notices?: readonly Notice[];
  /** The layers of the business calendar; the State Council's, `cn`, without. */
  readonly layers?: readonly string[];
  /** The time zone of the hall; Asia/Shanghai without. */
  readonly zone?: string;
  /** When the window is open; 9 to 12 and 13:30 to 17:30 without. */
  readonly hours?: unknown;
  /** The certificate library of the hall; without it nothing is looked up. */
  readonly certificates?: CertificateLibrary;
  /** Who issues payment notices in the hall; nobody without. */
  readonly fees?: FeeOffice;
  /** How the hall is supervised: its rules raise cards in every item, beside the item's own. */
  readonly supervision?: Supervision | undefined;
  /** What its stores in memory keep of the past; all but events unless said otherwise. */
  readonly keeps?: Keeps;
  /** Is told of everything that is written, after it was written. */
  readonly watch?: (effects: Effects) => void;
};

const ordinaryHours = {
  ordinary: [
    ["09:00", "12:00"],
    ["13:30", "17:30"],
  ],
};

/** The parts of a new engine over a clock, none of them shared with another. */
export function worldParts(options: WorldOptions, zone: TimeZone, now: () => Instant): EngineParts {
  const { stores, notices: more = [], layers = ["cn"], hours } = options;
  const { certificates, fees, supervision, keeps } = options;
  const { cases, items, notices } = stores?.(now) ?? inMemory(now, more, keeps);
  return {
    store: cases,
    catalogue: catalogueOver(
      items,
      supervision === undefined ? {} : { lay: (item) => supervised(item, supervision) },
    ),
    calendars: new Calendars(notices, layers, zone),
    zone,
    hours: parseOfficeHours(hours ?? ordinaryHours),
    ids: countingIds(),
    announcer: new Announcer(),
    ...(fees === undefined ? {} : { fees }),
    ...(certificates === undefined ? {} : { certificates }),
  };
}

function inMemory(
  now: () => Instant,
  more: readonly Notice[],
  keeps: Keeps = "facts",
): WorldStores {
  const notices = memoryNoticeStore([...chinaNotices, ...more]);
  const cases = memoryCaseStore(now, notices, { keeps });
  return { cases, items: memoryItemStore({ now, cases }), notices };
}
