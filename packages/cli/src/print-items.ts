import type { Text } from "@banjian/base";
import { localDateAt, type TimeZone } from "@banjian/calendar";
import type { ItemAct, ItemStatus, KeptVersion } from "@banjian/engine";
import { clockText } from "./clock-text.js";
import type { Context } from "./context.js";
import { type Cell, tableLines } from "./print.js";

const statuses: { readonly [Status in ItemStatus]: Text } = {
  draft: { zh: "起草", en: "draft" },
  reviewed: { zh: "已审核", en: "reviewed" },
  published: { zh: "已发布", en: "published" },
  retired: { zh: "已停用", en: "retired" },
};

const acts: { readonly [Act in ItemAct["act"]]: Text } = {
  drafted: { zh: "起草", en: "drafted" },
  reviewed: { zh: "审核", en: "reviewed" },
  published: { zh: "发布", en: "published" },
  retired: { zh: "停用", en: "retired" },
  removed: { zh: "删除", en: "removed" },
};

/** The versions of items with where each stands. */
export function versionLines(
  versions: readonly KeptVersion[],
  { lang, colours }: Context,
): readonly string[] {
  const titles = {
    zh: ["事项", "版本", "状态", "接替事项", "内容摘要"],
    en: ["item", "version", "status", "successor", "digest"],
  }[lang];
  const rows = versions.map(({ code, version, status, successor = "", digest }): Cell[] => [
    code,
    version,
    statuses[status][lang],
    successor,
    digest.slice(0, 12),
  ]);
  return tableLines([titles.map((text) => ({ text, paint: colours.bold })), ...rows]);
}

/** What was done to the versions of an item, line by line, by the time of the hall. */
export function actLines(
  done: readonly ItemAct[],
  zone: TimeZone,
  { lang, colours }: Context,
): readonly string[] {
  const titles = {
    zh: ["时间", "版本", "操作", "何人", "理由"],
    en: ["when", "version", "act", "who", "why"],
  }[lang];
  const rows = done.map(({ at, version, act, by, reason }): Cell[] => [
    `${localDateAt(at, zone)} ${clockText(at, zone)}`,
    version,
    acts[act][lang],
    by,
    reason,
  ]);
  return tableLines([titles.map((text) => ({ text, paint: colours.bold })), ...rows]);
}
