import { type Item, readItem, rereadItem } from "@banjian/core";
import { engineError } from "./errors.js";
import { isStorable, unfit } from "./plain-data.js";
import type { ItemStore, ItemVersion } from "./ports.js";
import { wordsOf } from "./words-of.js";

/** An item file: its text or its bytes, and its name for findings. */
export type ItemSource = { readonly source: string | Uint8Array; readonly file: string };

/** The items of a hall, compiled once for each version. */
export type Catalogue = {
  /** Publishes an item file; refuses one with findings (ITEM_REFUSED). */
  publish(source: string | Uint8Array, file: string): Promise<Item>;
  /** Publishes several files once all are sound and none is of the same item as another (ITEM_TWICE). */
  publishAll(files: readonly ItemSource[]): Promise<void>;
  /** The published version of a code (ITEM_UNKNOWN). */
  published(code: string): Promise<Item>;
  /** Every published item. */
  list(): Promise<readonly Item[]>;
  /** The version a case is pinned to, if it has been compiled here. */
  compiled(digest: string): Item | undefined;
  /** The same, compiled now if need be. */
  pinned(digest: string): Promise<Item>;
  /** The same catalogue, which reads another store of the same items: one inside a transaction. */
  over(store: ItemStore): Catalogue;
};

/** A catalogue over a store of item versions. */
export function catalogueOver(store: ItemStore, items = new Map<string, Item>()): Catalogue {
  function compile({ source, file }: ItemSource): Item {
    if (typeof source !== "string" && !isBytes(source)) {
      throw unfit({
        zh: `${wordsOf(file)} 应为文字或字节`,
        en: `${wordsOf(file)} must be text or bytes`,
      });
    }
    const read = readItem(source, file);
    if (!read.ok) throw engineError("ITEM_REFUSED", { file, findings: read.findings });
    items.set(read.item.digest, read.item);
    return read.item;
  }

  function itemOf({ code, version, digest, source }: ItemVersion): Item {
    const item = items.get(digest) ?? rereadItem(source, code);
    items.set(item.digest, item);
    if (item.digest === digest) return item;
    throw new Error(
      `the item ${code} ${version} is stored as ${digest} and reads as ${item.digest}`,
    );
  }

  return {
    async publish(source, file) {
      const item = compile({ source, file });
      await store.publish([versionOf(item, source)]);
      return item;
    },
    async publishAll(files) {
      const read = files.map((file) => ({ item: compile(file), file }));
      refuseTwins(read);
      await store.publish(read.map(({ item, file }) => versionOf(item, file.source)));
    },
    async published(code) {
      const found = isStorable(code) ? await store.find(code) : undefined;
      if (found !== undefined) return itemOf(found);
      const known = await store.published();
      throw engineError("ITEM_UNKNOWN", {
        code: wordsOf(code),
        known: known.map((version) => version.code),
      });
    },
    async list() {
      const versions = await store.published();
      return versions.map(itemOf);
    },
    compiled: (digest) => items.get(digest),
    async pinned(digest) {
      const known = items.get(digest);
      if (known !== undefined) return known;
      const version = await store.byDigest(digest);
      if (version === undefined) throw new Error(`the item version ${digest} is not stored`);
      return itemOf(version);
    },
    over: (other) => catalogueOver(other, items),
  };
}

// `instanceof` would ask the value itself, which may throw.
function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value);
}

function versionOf({ code, version, digest }: Item, source: ItemSource["source"]): ItemVersion {
  const text = typeof source === "string" ? source : new TextDecoder().decode(source);
  return { code, version, digest, source: text };
}

// Of two files the later name would win, and "2026.10" comes before "2026.2".
function refuseTwins(files: readonly { readonly item: Item; readonly file: ItemSource }[]): void {
  const first = new Map<string, string>();
  for (const { item, file } of files) {
    const other = first.get(item.code);
    if (other !== undefined) {
      throw engineError("ITEM_TWICE", { code: item.code, files: [other, file.file] });
    }
    first.set(item.code, file.file);
  }
}
