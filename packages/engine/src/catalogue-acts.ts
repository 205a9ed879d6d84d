import type { Item } from "@banjian/core";
import { engineError } from "./errors.js";
import type {
  ItemAct,
  ItemStore,
  ItemVersion,
  ItemWord,
  KeptVersion,
  VersionName,
} from "./ports.js";
import { plainRequest, refuseNoText } from "./request.js";

/** An item file: its text or its bytes, and its name for findings. */
export type ItemSource = { readonly source: string | Uint8Array; readonly file: string };

/** What persons do to the versions of items, each by their word and on record. */
export type CatalogueActs = {
  /** Keeps an item file as a draft, which no case begins with; refuses one with errors (ITEM_REFUSED). */
  draft(source: string | Uint8Array, file: string, word: ItemWord): Promise<Item>;
  /** Notes that somebody else than who drafted it has looked at a version (ITEM_REVIEW_OWN); refuses findings, warnings too. */
  review(name: VersionName, word: ItemWord): Promise<void>;
  /** Puts a reviewed version in force; the one before is retired, and its cases stay with it (ITEM_STATUS). */
  release(name: VersionName, word: ItemWord): Promise<void>;
  /** Takes an item out of force: no case begins any more (ITEM_RETIRED), those under way go on. Names the item that takes its place, if one does; never itself (ITEM_SUCCEEDS_ITSELF). */
  retire(code: string, word: ItemWord & { readonly successor?: string }): Promise<void>;
  /** Deletes a version that is not in force and that no case needs (ITEM_STATUS, ITEM_IN_USE). */
  remove(name: VersionName, word: ItemWord): Promise<void>;
  /** The versions of an item, or of all, with where each stands. */
  versions(code?: string): Promise<readonly KeptVersion[]>;
  /** What was done to the versions of an item: who, when, why. */
  acts(code: string): Promise<readonly ItemAct[]>;
};

/** An item that was read, and the version of it that is kept. */
export type Compiled = { readonly item: Item; readonly version: ItemVersion };

/** How the files of a catalogue are read. */
export type Reading = {
  /** Reads and compiles a file, an implementation with its base; refuses findings, of warnings only where it is strict (ITEM_REFUSED). */
  readonly read: (
    source: ItemSource,
    how: { readonly strict: boolean; readonly beside?: readonly ItemSource[] },
  ) => Promise<Compiled>;
  readonly published: (code: string) => Promise<Item>;
};

/** The acts over a store of item versions. */
export function catalogueActs(store: ItemStore, { read, published }: Reading): CatalogueActs {
  return {
    async draft(source, file, word) {
      const { item, version } = await read({ source, file }, { strict: false });
      await store.draft(version, checkedWord(word));
      return item;
    },
    async review(name, word) {
      const said = checkedWord(word);
      const kept = (await store.versions(name.code)).find((one) => one.version === name.version);
      if (kept !== undefined) {
        await read({ source: kept.source, file: name.code }, { strict: true });
      }
      const drafted = (await store.acts(name.code)).findLast(
        ({ act, version }) => act === "drafted" && version === name.version,
      );
      if (drafted?.by === said.by) throw engineError("ITEM_REVIEW_OWN", { ...name, by: said.by });
      await store.move(name, "reviewed", said);
    },
    release: (name, word) => store.move(name, "published", checkedWord(word)),
    async retire(code, { successor, ...word }) {
      const said = checkedWord(word);
      if (successor === code) throw engineError("ITEM_SUCCEEDS_ITSELF", { code });
      const { version } = await published(code);
      if (successor !== undefined) await published(successor);
      const place = successor === undefined ? {} : { successor };
      await store.move({ code, version }, "retired", { ...said, ...place });
    },
    remove: (name, word) => store.remove(name, checkedWord(word)),
    versions: (code) => store.versions(code),
    acts: (code) => store.acts(code),
  };
}

/** The word of whoever acts; refuses one without a person or a reason (BODY_INVALID). */
export function checkedWord(word: ItemWord): ItemWord {
  const { by, reason } = plainRequest({ word }).word;
  refuseNoText("by", by);
  refuseNoText("reason", reason);
  return { by, reason };
}

/** A version as it is kept. */
export function versionOf(
  { code, version, digest }: Item,
  source: ItemSource["source"],
): ItemVersion {
  const text = typeof source === "string" ? source : new TextDecoder().decode(source);
  return { code, version, digest, source: text };
}
