import type { OfficeHours, TimeZone } from "@banjian/calendar";
import type { Announcer } from "./announcer.js";
import type { Calendars } from "./calendars.js";
import type { Catalogue } from "./catalogue.js";
import type { CaseStore, Ids } from "./ports.js";
import type { StormGuard } from "./storm-guard.js";

/** What an engine is made of. Each part can be replaced by another that keeps the same promise. */
export type EngineParts = {
  readonly store: CaseStore;
  readonly catalogue: Catalogue;
  readonly calendars: Calendars;
  readonly zone: TimeZone;
  readonly hours: OfficeHours;
  readonly ids: Ids;
  readonly announcer: Announcer;
  /** Holds due limits when the store's clock jumps; none over a clock that is moved by hand. */
  readonly guard?: StormGuard;
};
