import type { Text } from "@banjian/base";
import { sayAllowance } from "../definition/allowance.js";
import { itemKinds, levels } from "../definition/item-schema.js";
import type { Item } from "../item/item.js";
import type { NationalTask } from "./national-task.js";

/** One thing in which an item differs from the national tables. */
export type Drift = { readonly what: Text; readonly national: Text; readonly here: Text };

/** How a catalogue stands to the national tables: what differs, what is missing here, what is no longer in force there. */
export type DriftReport = {
  readonly differing: readonly { readonly item: Item; readonly drifts: readonly Drift[] }[];
  readonly missing: readonly NationalTask[];
  readonly gone: readonly Item[];
};

/**
 * Holds the items that have a basic code (catalog-code) against the tables; others are the hall's own. What is `begun` under
 * a basic code but cannot be compared yet is not missing.
 */
export function driftOf(
  items: readonly Item[],
  tasks: readonly NationalTask[],
  begun: ReadonlySet<string> = new Set(),
): DriftReport {
  const national = items.filter(({ file }) => file.item["catalog-code"] !== undefined);
  const pairs = national.map((item) => ({ item, task: taskFor(item, tasks) }));
  const found = new Set(pairs.map(({ task }) => task));
  return {
    differing: pairs.flatMap(({ item, task }) => {
      const drifts = task?.inForce ? driftsBetween(item, task) : [];
      return drifts.length === 0 ? [] : [{ item, drifts }];
    }),
    missing: tasks.filter(
      (task) => task.inForce && !found.has(task) && !begun.has(task.catalogCode),
    ),
    gone: pairs.flatMap(({ item, task }) => (task?.inForce ? [] : [item])),
  };
}

/** The row of the same basic code; of several the one whose implementation code the authority bears. */
function taskFor({ file }: Item, tasks: readonly NationalTask[]): NationalTask | undefined {
  const { authority } = file.item;
  const same = tasks.filter(({ catalogCode }) => catalogCode === file.item["catalog-code"]);
  return same.find(({ department }) => department === authority.name.zh) ?? same[0];
}

function driftsBetween({ file, limits, title }: Item, task: NationalTask): Drift[] {
  const { item } = file;
  const within = (name: string) => {
    const limit = limits.get(name);
    return limit === undefined ? none : sayAllowance(limit.within);
  };
  const asked = new Set(item.materials.map((material) => material.title.zh));
  const wanted = new Set(task.materials.map((material) => material.title));
  const rows: readonly (readonly [Text, Text, Text])[] = [
    [{ zh: "名称", en: "title" }, plain(task.title), plain(title.zh)],
    [{ zh: "办件类型", en: "kind" }, itemKinds[task.kind], itemKinds[item.kind]],
    [{ zh: "行使层级", en: "level" }, levels[task.level], levels[item.level]],
    [{ zh: "实施主体", en: "authority" }, plain(task.department), plain(item.authority.name.zh)],
    [{ zh: "法定期限", en: "statutory limit" }, said(task.statutory), within("statutory")],
    [{ zh: "承诺期限", en: "promise" }, said(task.promised), within("promised")],
    ...[...wanted]
      .filter((name) => !asked.has(name))
      .map((name) => [material, plain(name), none] as const),
    ...[...asked]
      .filter((name) => !wanted.has(name))
      .map((name) => [material, none, plain(name)] as const),
  ];
  return rows
    .filter(([, national, here]) => national.zh !== here.zh)
    .map(([what, national, here]) => ({ what, national, here }));
}

const none: Text = { zh: "无", en: "none" };
const material: Text = { zh: "材料", en: "document" };

function said(allowance: NationalTask["statutory"]): Text {
  return allowance === undefined ? none : sayAllowance(allowance);
}

function plain(text: string): Text {
  return { zh: text, en: text };
}
