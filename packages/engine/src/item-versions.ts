import { engineError } from "./errors.js";
import type {
  ItemAct,
  ItemStatus,
  ItemUse,
  ItemVersion,
  KeptVersion,
  VersionName,
} from "./ports.js";

const before = {
  reviewed: ["draft"],
  published: ["reviewed"],
  retired: ["published"],
} as const satisfies Partial<Record<ItemStatus, readonly ItemStatus[]>>;

/** Refuses a version that is unknown (ITEM_VERSION_UNKNOWN), or that cannot go there from where it stands (ITEM_STATUS). */
export function checkMove(
  { code, version }: VersionName,
  found: KeptVersion | undefined,
  to: keyof typeof before,
): KeptVersion {
  if (found === undefined) throw engineError("ITEM_VERSION_UNKNOWN", { code, version });
  const from: readonly ItemStatus[] = before[to];
  if (from.includes(found.status)) return found;
  throw engineError("ITEM_STATUS", { code, version, status: found.status, needs: from });
}

/** Refuses to delete what is unknown, published, or needed by a case (ITEM_VERSION_UNKNOWN, ITEM_STATUS, ITEM_IN_USE). */
export function checkRemoval(
  { code, version }: VersionName,
  found: KeptVersion | undefined,
  use: ItemUse,
): void {
  if (found === undefined) throw engineError("ITEM_VERSION_UNKNOWN", { code, version });
  if (found.status === "published") {
    const needs = ["draft", "reviewed", "retired"] as const;
    throw engineError("ITEM_STATUS", { code, version, status: found.status, needs });
  }
  if (use.open + use.closed > 0) throw engineError("ITEM_IN_USE", { code, version, ...use });
}

type PastAct = Pick<ItemAct, "act" | "code" | "version" | "digest">;

/** Whether a version is new to the catalogue as published; a draft gives way. Refuses other content under a version that is taken (ITEM_VERSION_TAKEN). */
export function isNewVersion(
  item: ItemVersion,
  taken: KeptVersion | undefined,
  acts: readonly PastAct[],
): boolean {
  if (taken?.digest === item.digest && wasInForce(taken.status)) return false;
  checkContent(item, acts);
  if (taken === undefined || !wasInForce(taken.status)) return true;
  throw takenBy(item);
}

/** Refuses a draft under a version that is no draft any more, or once was in force (ITEM_VERSION_TAKEN). */
export function checkDraft(
  item: ItemVersion,
  taken: KeptVersion | undefined,
  acts: readonly PastAct[],
): void {
  checkContent(item, acts);
  if (taken !== undefined && taken.status !== "draft") throw takenBy(item);
}

/** What was in force under a version stays its content, also where the version has been deleted. */
function checkContent(item: ItemVersion, acts: readonly PastAct[]): void {
  const isOther = ({ act, code, version, digest }: PastAct) =>
    wasInForce(act) && code === item.code && version === item.version && digest !== item.digest;
  if (acts.some(isOther)) throw takenBy(item);
}

function wasInForce(act: ItemAct["act"] | ItemStatus): boolean {
  return act === "published" || act === "retired";
}

function takenBy({ code, version }: ItemVersion): Error {
  return engineError("ITEM_VERSION_TAKEN", { code, version });
}
