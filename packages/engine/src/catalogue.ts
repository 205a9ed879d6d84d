import {
  type Bases,
  baseNamedIn,
  basesIn,
  type Item,
  type ItemMatch,
  type ItemQuery,
  noBases,
  readItem,
  rereadItem,
  searchItems,
} from "@banjian/core";
import {
  type CatalogueActs,
  type Compiled,
  catalogueActs,
  checkedWord,
  type ItemSource,
  type Reading,
  versionOf,
} from "./catalogue-acts.js";
import { engineError } from "./errors.js";
import { isStorable, unfit } from "./plain-data.js";
import type { ItemStore, ItemVersion, ItemWord } from "./ports.js";
import { refuseStray } from "./request.js";
import { wordsOf } from "./words-of.js";

/** The items of a hall, compiled once for each version. */
export type Catalogue = CatalogueActs & {
  /** Publishes an item file at once, by the word of whoever does; refuses one with findings, warnings too (ITEM_REFUSED). */
  publish(source: string | Uint8Array, file: string, word?: ItemWord): Promise<Item>;
  /** Publishes several files once all are sound and none is of the same item as another (ITEM_TWICE). */
  publishAll(files: readonly ItemSource[], word?: ItemWord): Promise<void>;
  /** The published version of a code (ITEM_UNKNOWN, ITEM_RETIRED). */
  published(code: string): Promise<Item>;
  /** Every published item. */
  list(): Promise<readonly Item[]>;
  /** The published items that fit, the best first: by words of their titles, keywords, themes, departments, laws and materials, and by facts. */
  search(query: ItemQuery): Promise<readonly ItemMatch[]>;
  /** The version a case is pinned to, if it has been compiled here. */
  compiled(digest: string): Item | undefined;
  /** The same, compiled now if need be. */
  pinned(digest: string): Promise<Item>;
  /** The same catalogue, which reads another store of the same items: one inside a transaction. */
  over(store: ItemStore): Catalogue;
};

/** What a catalogue shares with another over the same items, and what a hall lays over each of them. */
export type CatalogueOptions = {
  readonly items?: Map<string, Item>;
  readonly lay?: (item: Item) => Item;
};

/** A catalogue over a store of item versions. */
export function catalogueOver(
  store: ItemStore,
  { items = new Map<string, Item>(), lay = (item) => item }: CatalogueOptions = {},
): Catalogue {
  const keep = (compiled: Item): Item => {
    const item = lay(compiled);
    items.set(item.digest, item);
    return item;
  };
  const read = readerOver(store, keep);

  function itemOf({ code, version, digest, source }: ItemVersion): Item {
    const item = items.get(digest) ?? keep(rereadItem(source, code));
    if (item.digest === digest) return item;
    throw new Error(
      `the item ${code} ${version} is stored as ${digest} and reads as ${item.digest}`,
    );
  }

  async function published(code: string): Promise<Item> {
    const digest = isStorable(code) ? await store.inForce(code) : undefined;
    if (digest === undefined) throw await notPublished(store, code);
    return pinned(digest);
  }

  async function pinned(digest: string): Promise<Item> {
    const known = items.get(digest);
    if (known !== undefined) return known;
    const version = await store.byDigest(digest);
    if (version === undefined) throw new Error(`the item version ${digest} is not stored`);
    return itemOf(version);
  }

  return {
    ...catalogueActs(store, { read, published }),
    async publish(source, file, word = atStart) {
      const { item, version } = await read({ source, file }, { strict: true });
      await store.publish([version], checkedWord(word));
      return item;
    },
    async publishAll(files, word = atStart) {
      const all: (Compiled & { readonly file: ItemSource })[] = [];
      for (const file of files) {
        all.push({ ...(await read(file, { strict: false, beside: files })), file });
      }
      refuseTwins(all);
      const versions = all.map(({ version }) => version);
      await store.publish(versions, checkedWord(word));
    },
    published,
    async list() {
      const versions = await store.published();
      return versions.map(itemOf);
    },
    async search(query) {
      refuseStray("query", query, queryFields);
      return searchItems(await this.list(), query);
    },
    compiled: (digest) => items.get(digest),
    pinned,
    over: (other) => catalogueOver(other, { items, lay }),
  };
}

/** Reads item files against what a store has published; refuses what has findings (ITEM_REFUSED). */
function readerOver(store: ItemStore, keep: (compiled: Item) => Item): Reading["read"] {
  return async ({ source, file }, { strict, beside = [] }) => {
    if (typeof source !== "string" && !isBytes(source)) {
      throw unfit({
        zh: `${wordsOf(file)} 应为文字或字节`,
        en: `${wordsOf(file)} must be text or bytes`,
      });
    }
    const it = readItem(source, file, await basesOf(store, source, beside));
    if (!it.ok || (strict && it.findings.length > 0)) {
      throw engineError("ITEM_REFUSED", { file, findings: it.findings });
    }
    return { item: keep(it.item), version: versionOf(it.item, it.whole ?? source) };
  };
}

/** An implementation finds its base among the files beside it, else among what is published. */
async function basesOf(
  store: ItemStore,
  source: ItemSource["source"],
  beside: readonly ItemSource[],
): Promise<Bases> {
  if (baseNamedIn(source) === undefined) return noBases;
  const published = await store.published();
  const files = published.map(({ code, source: text }) => ({ file: code, source: text }));
  return basesIn(() => [...files, ...beside]);
}

async function notPublished(store: ItemStore, code: string) {
  const kept = isStorable(code) ? await store.versions(code) : [];
  const retired = kept.findLast(({ status }) => status === "retired");
  if (retired !== undefined) {
    return engineError("ITEM_RETIRED", { code, successor: retired.successor });
  }
  const known = (await store.published()).map((version) => version.code);
  return engineError("ITEM_UNKNOWN", { code: wordsOf(code), known });
}

// `instanceof` would ask the value itself, which may throw.
function isBytes(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value);
}

const queryFields = Object.keys({
  text: true,
  theme: true,
  type: true,
  level: true,
  audience: true,
  department: true,
} satisfies Record<keyof ItemQuery, true>);

/** What is recorded of files that a program publishes when it starts. */
const atStart = { by: "program", reason: "published at start" };

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
