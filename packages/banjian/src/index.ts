export { CodedError, type Lang, type Text } from "@banjian/base";
export type { Instant, LocalDate } from "@banjian/calendar";
export {
  type ActionPayloads,
  type Actor,
  type Applicant,
  type Card,
  type CaseState,
  type CatalogueTypes,
  type DefinedItem,
  defineItem,
  type Fact,
  type ItemTypes,
  type ItemTypesOf,
  type LimitView,
  type Offer,
  readItem,
  type SlaEventName,
  type SlaEvents,
  type Task,
  type TimelineRow,
} from "@banjian/core";
export {
  type Application,
  type Caller,
  type CaseView,
  type Command,
  type EventPage,
  type HallEventName,
  type HallEvents,
  type Inbox,
  type InboxEntry,
  type Incident,
  ManualClock,
  type PlacedEvent,
  type Receipt,
  type RelayReport,
  type RetryPolicy,
  type Sink,
  type SweepReport,
} from "@banjian/engine";
export {
  type BrokenCase,
  connect,
  type DatabaseFinding,
  examine,
  type HostClient,
  type HostTransaction,
  migrate,
  type OpenDatabase,
  pgTypes,
  planSchema,
  planScript,
  type SchemaPlan,
  schemaStatus,
  type Tables,
  type Tier,
  verifyCases,
} from "@banjian/postgres";
export { closeOnSignal } from "./close-on-signal.js";
export { Hall, type HallWithin } from "./hall.js";
export type {
  ActionOf,
  ApplicationFor,
  CaseOf,
  CommandFor,
  DraftFor,
  HallOf,
  ReceiptOf,
} from "./hall-of.js";
export type { Health } from "./health.js";
export { type HallOptions, openHall } from "./open-hall.js";
