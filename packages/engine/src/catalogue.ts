import { type Item, readItem } from "@banjian/core";
import { engineError } from "./errors.js";
import type { ItemStore, ItemVersion } from "./ports.js";

/** The items of a hall, compiled once for each version. */
export type Catalogue = {
  /** Publishes an item file; refuses one with findings (ITEM_REFUSED). */
  publish(source: string, file: string): Promise<Item>;
  /** The published version of a code (ITEM_UNKNOWN). */
  published(code: string): Promise<Item>;
  /** Every published item. */
  list(): Promise<readonly Item[]>;
  /** The version a case is pinned to, if it has been compiled here. */
  compiled(digest: string): Item | undefined;
  /** The same, compiled now if need be. */
  pinned(digest: string): Promise<Item>;
};

/** A catalogue over a store of item versions. */
export function catalogueOver(store: ItemStore): Catalogue {
  const items = new Map<string, Item>();

  function compile(version: Pick<ItemVersion, "source" | "code">, file = version.code): Item {
    const read = readItem(version.source, file);
    if (!read.ok) throw engineError("ITEM_REFUSED", { file, findings: read.findings });
    items.set(read.item.digest, read.item);
    return read.item;
  }

  const itemOf = (version: ItemVersion): Item => items.get(version.digest) ?? compile(version);

  return {
    async publish(source, file) {
      const item = compile({ source, code: file });
      const { code, version, digest } = item;
      await store.publish({ code, version, digest, source });
      return item;
    },
    async published(code) {
      const found = await store.find(code);
      if (found !== undefined) return itemOf(found);
      const known = await store.published();
      throw engineError("ITEM_UNKNOWN", { code, known: known.map((version) => version.code) });
    },
    async list() {
      const versions = await store.published();
      return versions.map(itemOf);
    },
    compiled: (digest) => items.get(digest),
    async pinned(digest) {
      const version = await store.byDigest(digest);
      if (version === undefined) throw new Error(`the item version ${digest} is not stored`);
      return itemOf(version);
    },
  };
}
