export {
  Announcer,
  type HallEventName,
  type HallEvents,
  type ListenerFailure,
} from "./announcer.js";
export type { Application } from "./application.js";
export { randomCaseIds } from "./case-ids.js";
export { CaseView } from "./case-view.js";
export { type Catalogue, catalogueOver, type ItemSource } from "./catalogue.js";
export { Engine } from "./engine.js";
export { engineError } from "./errors.js";
export type { Inbox, InboxEntry, Urgency } from "./inbox.js";
export { ManualClock } from "./manual-clock.js";
export { memoryCaseStore, memoryItemStore } from "./memory-store.js";
export type { EngineParts } from "./parts.js";
export type {
  Calendars,
  CaseStore,
  CommitAnswer,
  CommitRequest,
  Decide,
  DueMark,
  Effects,
  Ids,
  ItemStore,
  ItemVersion,
  Loaded,
  Receipt,
  SweptCase,
  TaskInCase,
  TaskQuery,
  WaitRow,
} from "./ports.js";
export type { Caller, Command } from "./request.js";
export type { SweepReport } from "./sweep.js";
