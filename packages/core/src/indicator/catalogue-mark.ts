import type { LocalDate } from "@banjian/calendar";
import type { Allowance } from "../definition/allowance.js";
import { stageOf } from "../item/file-parts.js";
import type { Item } from "../item/item.js";
import { type ItemMark, markOf } from "./measure.js";

/** Days at whose end a version was in force: from the first, and up to the day on which another took its place or none did. */
export type InForce = { readonly from: LocalDate; readonly until?: LocalDate };

/** What is measured of a version of an item that is or was in force. */
export type CatalogueMark = ItemMark & {
  readonly inForce: readonly InForce[];
  /** How often its guide says that an applicant has to come. */
  readonly visits?: number;
  readonly promised?: Allowance;
  readonly statutory?: Allowance;
  /** The kind of certificate that it issues electronically. */
  readonly eCertificate?: string;
};

/** A version of an item and how far it has come: the days it was entered, looked at, put in force. */
export type VersionMark = Pick<ItemMark, "code"> &
  Partial<ItemMark> & {
    readonly version: string;
    readonly submittedOn: LocalDate;
    readonly reviewedOn?: LocalDate;
    readonly publishedOn?: LocalDate;
  };

/** What is measured of a version of an item that was in force on some days. */
export function catalogueMark(item: Item, inForce: readonly InForce[]): CatalogueMark {
  const { visits, collect } = item.file.item;
  const certificate = stageOf(item.file, "completion")?.certificate;
  const promised = item.limits.get("promised")?.within;
  const statutory = item.limits.get("statutory")?.within;
  const isElectronic = collect.includes("e-certificate");
  return {
    ...markOf(item),
    inForce,
    ...(visits === undefined ? {} : { visits }),
    ...(promised === undefined ? {} : { promised }),
    ...(statutory === undefined ? {} : { statutory }),
    ...(isElectronic && certificate !== undefined ? { eCertificate: certificate } : {}),
  };
}
