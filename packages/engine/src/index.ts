export { type AbsenceInput, Absences } from "./absences.js";
export type { ManyAnswer } from "./act-on-many.js";
export type { AmendedCase, AmendedLimit } from "./amended-cases.js";
export {
  Announcer,
  type HallEventName,
  type HallEvents,
  type ListenerFailure,
} from "./announcer.js";
export type { Application } from "./application.js";
export type { AuditWord } from "./assessment.js";
export type { PassReport } from "./calendar-pass.js";
export { Calendars } from "./calendars.js";
export type { CardEntry, CardFilter } from "./cards.js";
export { type Ids, randomCaseIds, schemeCaseIds } from "./case-ids.js";
export { type CardView, CaseView } from "./case-view.js";
export { type Catalogue, type CatalogueOptions, catalogueOver } from "./catalogue.js";
export type { ItemSource } from "./catalogue-acts.js";
export type { CertificateLibrary } from "./certificate-library.js";
export type { ClockHold, Restored } from "./clock-hold.js";
export type { ClockHolds } from "./clock-holds.js";
export { type CloudEvent, cloudEvent } from "./cloud-event.js";
export { type BatchOptions, batchedStore, CommitQueue } from "./commit-queue.js";
export { Engine } from "./engine.js";
export { engineError } from "./errors.js";
export type { EventLog, EventPage } from "./event-log.js";
export type { FeeAsked, FeeOffice } from "./fee-office.js";
export type { GapReport, MessageGap } from "./gap-report.js";
export { Guesses, type GuessLimit } from "./guesses.js";
export type { HallCalendars, LoadedNotice } from "./hall-calendars.js";
export {
  type HallOwnEvent,
  type HallOwnEventName,
  type HallOwnEvents,
  hallSubject,
  type StoredHallEvent,
} from "./hall-event.js";
export { hallEventTitles } from "./hall-event-titles.js";
export type { HallIncidents, Word } from "./hall-incidents.js";
export { HallMessages, type ReceivedFilter } from "./hall-messages.js";
export type {
  HallMoves,
  MovePlan,
  MoveReport,
  MoveRequest,
  PlannedMove,
} from "./hall-moves.js";
export { type HistoryLimit, historyLimit } from "./history-limit.js";
export { inTime, TooLate } from "./in-time.js";
export type { Fate, InboundStore, Received, UnreadRow } from "./inbound-store.js";
export type { Inbox, InboxFilter } from "./inbox.js";
export type { Held, InboxEntry, Urgency } from "./inbox-entry.js";
export type { Incident, IncidentWord } from "./incident.js";
export { checkDraft, checkMove, checkRemoval, isNewVersion } from "./item-versions.js";
export { ManualClock } from "./manual-clock.js";
export type { Assessment, MeasureQuery, MeasureStore } from "./measure-store.js";
export { memoryItemStore } from "./memory-item-store.js";
export {
  knownOnPublication,
  type MemoryNoticeStore,
  memoryNoticeStore,
} from "./memory-notice-store.js";
export { type Keeps, memoryCaseStore } from "./memory-store.js";
export type { NotificationDigest, OutgoingNotification } from "./notification-digest.js";
export { isNotificationSink, type NotificationOptions } from "./notification-sinks.js";
export { type Backlog, type Outbox, type PlacedEvent, placedEvent, type Turn } from "./outbox.js";
export { newIncidentId, parkStall } from "./park-stall.js";
export type { EngineParts } from "./parts.js";
export type { Period } from "./period.js";
export type {
  AwaitedQuery,
  CalendarPass,
  CardInCase,
  CardQuery,
  CaseStore,
  CommitAnswer,
  CommitRequest,
  Decide,
  DueMark,
  Effects,
  ItemAct,
  ItemStatus,
  ItemStore,
  ItemUse,
  ItemVersion,
  ItemWord,
  KeptVersion,
  KnownNotice,
  Loaded,
  Moment,
  NoticeStore,
  Receipt,
  SweptCase,
  TaskInCase,
  TaskQuery,
  VersionName,
} from "./ports.js";
export type { PublicResult } from "./progress.js";
export type { RelayReport } from "./relay.js";
export type { RelayOptions } from "./relay-options.js";
export type { Report, ReportQuery } from "./report.js";
export type { Caller, Command } from "./request.js";
export { type RetryPolicy, sinkRetries, sweepRetries } from "./retry-policy.js";
export { RewindWatch, rewindWork, watchedStore } from "./rewind-watch.js";
export { sharedReadOf } from "./shared-read.js";
export type { Digest, Sink } from "./sink.js";
export type { SinkDeliveries } from "./sink-deliveries.js";
export { afterWord, type Stall, type Stalls } from "./stall.js";
export type { Remembered, Standing } from "./standing.js";
export { type ClockJump, StormGuard } from "./storm-guard.js";
export type { SweepReport, WorkOptions } from "./sweep.js";
export { foldWork, type Looked, type WholeCases } from "./whole-cases.js";
