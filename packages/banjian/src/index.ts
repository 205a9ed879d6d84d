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
  type HallEventName,
  type HallEvents,
  type Inbox,
  type InboxEntry,
  ManualClock,
  type Receipt,
  type SweepReport,
} from "@banjian/engine";
export {
  type BrokenCase,
  connect,
  type DatabaseFinding,
  examine,
  migrate,
  type OpenDatabase,
  planSchema,
  planScript,
  type SchemaPlan,
  schemaStatus,
  type Tables,
  verifyCases,
} from "@banjian/postgres";
export { Hall } from "./hall.js";
export type {
  ActionOf,
  ApplicationFor,
  CaseOf,
  CommandFor,
  DraftFor,
  HallOf,
  ReceiptOf,
} from "./hall-of.js";
export { type HallOptions, openHall } from "./open-hall.js";
