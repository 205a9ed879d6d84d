import { engineError } from "./errors.js";
import type { ItemStatus, ItemUse, ItemVersion, KeptVersion, VersionName } from "./ports.js";

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

/** Whether a version is new to the catalogue as published; a draft gives way. Refuses other content under a version that is taken. */
export function isNewVersion(item: ItemVersion, taken: KeptVersion | undefined): boolean {
  if (taken === undefined || taken.status === "draft" || taken.status === "reviewed") return true;
  if (taken.digest === item.digest) return false;
  throw engineError("ITEM_VERSION_TAKEN", { code: item.code, version: item.version });
}

/** Refuses a draft under a version that is no draft any more (ITEM_VERSION_TAKEN). */
export function checkDraft(item: ItemVersion, taken: KeptVersion | undefined): void {
  if (taken === undefined || taken.status === "draft") return;
  throw engineError("ITEM_VERSION_TAKEN", { code: item.code, version: item.version });
}
