import type { Instant } from "@banjian/calendar";
import { checkDraft, checkMove, checkRemoval, isNewVersion } from "./item-versions.js";
import type { CaseStore, ItemAct, ItemStore, ItemVersion, ItemWord, KeptVersion } from "./ports.js";

type Options = { readonly now: () => Instant; readonly cases?: Pick<CaseStore, "uses"> };

/** A catalogue in memory: by this clock, and for these cases, which keep the versions they need. */
export function memoryItemStore(options?: Options): ItemStore {
  const { now = () => new Date().toISOString() as Instant, cases } = options ?? {};
  // By digest, in the order in which they came.
  const versions = new Map<string, KeptVersion>();
  const acts: ItemAct[] = [];

  const all = () => [...versions.values()];
  const named = ({ code, version }: Pick<ItemVersion, "code" | "version">) =>
    all().find((one) => one.code === code && one.version === version);
  const current = (code: string) =>
    all().find((one) => one.code === code && one.status === "published");

  function record(act: ItemAct["act"], item: ItemVersion, word: ItemWord & Successor): void {
    const { code, version, digest } = item;
    acts.push({ code, version, digest, act, at: now(), ...word });
  }

  function put(item: ItemVersion, status: KeptVersion["status"], more: Successor = {}): void {
    const { code, version, digest, source } = item;
    versions.set(digest, { code, version, digest, source, status, ...more });
  }

  function makePublished(item: ItemVersion, word: ItemWord): void {
    const before = current(item.code);
    if (before !== undefined) {
      put(before, "retired");
      record("retired", before, word);
    }
    put(item, "published");
    record("published", item, word);
  }

  return {
    async publish(items, word) {
      const fresh = items.filter((item) => isNewVersion(item, named(item), acts));
      for (const item of fresh) {
        const draft = named(item);
        if (draft !== undefined) versions.delete(draft.digest);
        makePublished(item, word);
      }
    },
    async draft(item, word) {
      const taken = named(item);
      checkDraft(item, taken, acts);
      if (taken !== undefined) versions.delete(taken.digest);
      put(item, "draft");
      record("drafted", item, word);
    },
    async move(name, to, word) {
      const found = checkMove(name, named(name), to);
      if (to === "published") return makePublished(found, word);
      const { successor } = word;
      put(found, to, successor === undefined ? {} : { successor });
      record(to, found, word);
    },
    async remove(name, word) {
      const found = named(name);
      const use = (found && (await cases?.uses(found.digest))) ?? { open: 0, closed: 0 };
      checkRemoval(name, found, use);
      if (found === undefined) return;
      versions.delete(found.digest);
      record("removed", found, word);
    },
    published: async () => all().filter(({ status }) => status === "published"),
    inForce: async (code) => current(code)?.digest,
    byDigest: async (digest) => versions.get(digest),
    versions: async (code) => all().filter((one) => code === undefined || one.code === code),
    acts: async (code) => acts.filter((act) => act.code === code),
  };
}

type Successor = { readonly successor?: string };
