import { engineError } from "./errors.js";
import type { ItemStore, ItemVersion } from "./ports.js";

/** Published items in memory. */
export function memoryItemStore(): ItemStore {
  const versions: ItemVersion[] = [];
  const current = new Map<string, ItemVersion>();
  return {
    async publish(items) {
      const fresh = items.filter((item) => isNew(item, versions));
      versions.push(...fresh);
      for (const item of fresh) current.set(item.code, item);
    },
    published: async () => [...current.values()],
    find: async (code) => current.get(code),
    byDigest: async (digest) => versions.find((one) => one.digest === digest),
  };
}

/** Whether a version has not been published; refuses other content under a version that has. */
function isNew({ code, version, digest }: ItemVersion, known: readonly ItemVersion[]): boolean {
  const taken = known.find((one) => one.code === code && one.version === version);
  if (taken === undefined) return true;
  if (taken.digest === digest) return false;
  throw engineError("ITEM_VERSION_TAKEN", { code, version });
}
