import type { Allowance } from "../definition/allowance.js";
import { stageOf } from "../item/file-parts.js";
import type { Item } from "../item/item.js";
import { type ItemMark, markOf } from "./measure.js";

/** What is measured of an item in force. */
export type CatalogueMark = ItemMark & {
  /** How often its guide says that an applicant has to come. */
  readonly visits?: number;
  readonly promised?: Allowance;
  readonly statutory?: Allowance;
  /** The kind of certificate that it issues electronically. */
  readonly eCertificate?: string;
};

/** A version of an item and how far it has come: entered, looked at, put in force. */
export type VersionMark = Pick<ItemMark, "code"> &
  Partial<ItemMark> & {
    readonly version: string;
    readonly reviewed: boolean;
    readonly published: boolean;
  };

/** What is measured of an item in force. */
export function catalogueMark(item: Item): CatalogueMark {
  const { visits, collect } = item.file.item;
  const certificate = stageOf(item.file, "completion")?.certificate;
  const promised = item.limits.get("promised")?.within;
  const statutory = item.limits.get("statutory")?.within;
  const isElectronic = collect.includes("e-certificate");
  return {
    ...markOf(item),
    ...(visits === undefined ? {} : { visits }),
    ...(promised === undefined ? {} : { promised }),
    ...(statutory === undefined ? {} : { statutory }),
    ...(isElectronic && certificate !== undefined ? { eCertificate: certificate } : {}),
  };
}
