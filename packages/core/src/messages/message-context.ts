import {
  type Instant,
  type LocalDate,
  localDateAt,
  type TimeZone,
  timeOfDayAt,
} from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import type { Fact, Stamp } from "../case/fact.js";
import type { MessageKey } from "../case/message-keys.js";
import { type Allowance, inHours } from "../definition/allowance.js";
import type { Item } from "../item/item.js";
import { departmentTitle } from "../item/item.js";

/** The numbers under which a case goes outside. */
export type CaseNumbers = {
  /** 申办流水号. */
  readonly application: string;
  /** 业务流水号. */
  readonly business: string;
};

/** What messages are made from beside the facts: the item, the zone of the hall, and the numbers of a case. */
export type MessageFrame = {
  readonly item: Item;
  readonly zone: TimeZone;
  /** The division of the hall, for items whose authority names none. */
  readonly division?: string;
  readonly numbersOf?: (caseId: string) => CaseNumbers;
  /** Which fields of the form go into the spare fields that the hall and its exchange have agreed on; what a form has not, is left out. */
  readonly spare?: SpareFields;
};

/** By each spare field that is free, the name of the form's field that goes into it. */
type SpareFields = { readonly BYZDC?: string; readonly BYZDD?: string };

/** One message to be made: by which fact, and how the case stood before and after it. */
export type MessageContext = MessageFrame & {
  readonly key: MessageKey;
  readonly fact: Fact;
  readonly before: CaseState;
  readonly after: CaseState;
};

/** Fields as a maker gives them: what the facts do not say is left out. */
export type MadeFields = Readonly<Record<string, string | undefined>>;

/** When a fact took effect, by the wall clock of the hall: a day that is not that of its recording begins at midnight. */
export function timeOf({ at, effectiveOn }: Stamp, zone: TimeZone): string {
  return effectiveOn === localDateAt(at, zone) ? wallTime(at, zone) : midnight(effectiveOn);
}

/** "2026-09-14 10:00:00" for a moment. */
function wallTime(at: Instant, zone: TimeZone): string {
  const seconds = Math.floor(timeOfDayAt(at, zone) / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${localDateAt(at, zone)} ${parts.map((part) => String(part).padStart(2, "0")).join(":")}`;
}

/** The beginning of a day. */
export function midnight(day: LocalDate): string {
  return `${day} 00:00:00`;
}

/** The name of whoever did it; undefined where nobody did. */
export function officerOf({ by }: Stamp): string | undefined {
  return by?.name ?? by?.id;
}

/** The department of whoever did it, else the authority of the item. */
export function departmentOf(item: Item, branch?: string): string {
  const { authority } = item.file.item;
  const department = item.branches.get(branch ?? "")?.department ?? authority.department;
  return departmentTitle(item, department).zh;
}

/** The code of the authority; of a department of a joint item only where it is the authority itself. */
export function departmentCodeOf(item: Item, branch?: string): string | undefined {
  const { authority } = item.file.item;
  const department = item.branches.get(branch ?? "")?.department ?? authority.department;
  return department === authority.department ? authority.code : undefined;
}

const units: { readonly [Unit in Allowance["unit"]]?: string } = {
  "business-days": "G",
  "calendar-days": "Z",
  hours: "H",
};

/** A length and its unit, where the exchange has a code for it. */
export function lengthOf(allowance: Allowance | undefined): readonly [string?, string?] {
  const unit = allowance && units[allowance.unit];
  if (allowance === undefined || unit === undefined) return [];
  return [String(allowance.count), inHours(allowance) ? "H" : unit];
}

/** Where the item is handled. */
export function placeOf({ file }: Item): string | undefined {
  return file.item.place?.address.zh;
}

/** The division that is competent: that of the authority, else that of the hall. */
export function divisionOf({ item, division }: MessageFrame): string | undefined {
  return item.file.item.authority.division ?? division;
}

/** What was written into a field of the form; nothing where it was left empty. */
export function textOf(value: unknown): string | undefined {
  return value === undefined || value === "" ? undefined : String(value);
}

/** Several in one field. */
export function joined(all: readonly string[]): string {
  return all.length === 0 ? "无" : all.map((one) => one.replaceAll(";", "；")).join(";");
}
