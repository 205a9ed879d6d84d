import type { OfficeHours, TimeZone } from "@banjian/calendar";
import type { MessageRules } from "@banjian/core";
import type { Absences } from "./absences.js";
import type { Announcer } from "./announcer.js";
import type { Calendars } from "./calendars.js";
import type { Ids } from "./case-ids.js";
import type { Catalogue } from "./catalogue.js";
import type { CertificateLibrary } from "./certificate-library.js";
import type { FeeOffice } from "./fee-office.js";
import type { Guesses } from "./guesses.js";
import type { HistoryLimit } from "./history-limit.js";
import type { NotificationOptions } from "./notification-sinks.js";
import type { CaseStore } from "./ports.js";
import type { RelayOptions } from "./relay-options.js";
import type { RetryPolicy } from "./retry-policy.js";
import type { RewindGuard } from "./rewind-guard.js";
import type { Sink } from "./sink.js";
import type { StormGuard } from "./storm-guard.js";

/** What an engine is made of. Each part can be replaced by another that keeps the same promise. */
export type EngineParts = {
  readonly store: CaseStore;
  /** The same store over connections of its own, so that sweeps and deliveries go on when many requests wait. */
  readonly worker?: CaseStore;
  readonly catalogue: Catalogue;
  readonly calendars: Calendars;
  readonly zone: TimeZone;
  readonly hours: OfficeHours;
  /** How many facts a case may have; 50,000 unless said otherwise. */
  readonly history?: HistoryLimit;
  readonly ids: Ids;
  readonly announcer: Announcer;
  /** Where certificates are found that nobody is asked for; without it nothing is looked up. */
  readonly certificates?: CertificateLibrary;
  /** Who issues payment notices; without it fees are due all the same, and paid as the host reports. */
  readonly fees?: FeeOffice;
  /** Who is away when; an engine makes its own over its store. */
  readonly absences?: Absences;
  /** Counts wrong second factors of the public; without it everybody may try for ever. */
  readonly guesses?: Guesses;
  /** Holds due limits when the store's clock jumps; none over a clock that is moved by hand. */
  readonly guard?: StormGuard;
  /** Keeps workers from going on in a database that has gone back to an earlier time. */
  readonly rewind?: RewindGuard;
  /** Where events are taken to, beside the listeners of this process. */
  readonly sinks?: readonly Sink[];
  readonly relay?: RelayOptions;
  /** Makes the ten process messages and announces them with their causes; without it they are only made when asked for. */
  readonly messages?: MessageRules;
  /** Makes notifications with their causes and takes them to people. */
  readonly notifications?: NotificationOptions;
  /** How often a case that cannot be swept is tried again before a person is asked. */
  readonly sweepRetries?: RetryPolicy;
};
