import type { ItemFile } from "../definition/item-schema.js";
import type { Item } from "../item/item.js";
import { compareFacts } from "./compare-facts.js";
import { compareFlow } from "./compare-flow.js";
import { compareLimits } from "./compare-limits.js";
import { changed, type ItemChange, plain } from "./item-change.js";
import { placeInWords, sayValue } from "./place-in-words.js";

/**
 * What is different in `after`, in words and for those who will notice: limits first, then what the item asks for, then the
 * work. A difference that no sentence covers is named by its place in the file, so that none is passed over.
 */
export function compareItems(before: Item, after: Item): ItemChange[] {
  const said = [
    ...compareLimits(before, after),
    ...compareFacts(before, after),
    ...compareFlow(before, after),
    ...compareRules(before.file, after.file),
  ];
  const rest = leavesApart(byName(before.file), byName(after.file)).filter(
    ({ path }) => !covered.test(path),
  );
  return [...said, ...rest.map(({ path, was, is }) => restChange(path, was, is))];
}

function compareRules(before: ItemFile, after: ItemFile): ItemChange[] {
  return [
    ...changed(
      ["supervisor"],
      { zh: "版本", en: "version" },
      plain(before.item.version),
      plain(after.item.version),
    ),
    ...changed(
      ["supervisor"],
      { zh: "黄红牌规则", en: "the rules of cards" },
      plain(before.supervision.preset),
      plain(after.supervision.preset),
    ),
  ];
}

/** The places whose differences are said in words above. */
const covered = new RegExp(
  [
    "item\\.(version|title|type|kind|level|authority\\.name|audience|online|visits|collect|basis)\\b",
    "item\\.materials\\.[^.]+(\\.(id|title|required|form|source|review|basis)\\b.*)?$",
    "item\\.form\\.[^.]+(\\.(title|required)\\b.*)?$",
    "limits\\.preset$",
    "limits\\.[^.]+(\\.(title|within|starts|ends|owner|basis|rungs)\\b.*)?$",
    "limits\\.[^.]+\\.excluded-while\\b.*",
    "limits\\.[^.]+\\.extend(\\.(by|times|approver)\\b.*)?$",
    "limits\\.[^.]+\\.becomes(\\.\\d+(\\.(on|within)\\b.*)?)?$",
    "limits\\.[^.]+\\.on-expiry(\\.(outcome|to))?$",
    "supervision\\.preset$",
    "(departments|roles)\\.",
    "flow\\.states\\.[^.]+$",
    "flow\\.states\\.[^.]+\\.(title|on|next|by|steps|use|final|branches)\\b",
    "flow\\.states\\.[^.]+\\.procedures\\.[^.]+(\\.(title|excludes)\\b.*)?$",
    "flow\\.states\\.[^.]+\\.supplement\\.(answer-within|silence)\\b",
  ]
    .map((place) => `^${place}`)
    .join("|"),
);

/** A file whose materials stand by name, so that a new one in front is not taken for a change of all. */
function byName(file: ItemFile): object {
  const materials = Object.fromEntries(file.item.materials.map((one) => [one.id, one]));
  return { ...file, item: { ...file.item, materials } };
}

type Leaf = { readonly path: string; readonly was: unknown; readonly is: unknown };

function leavesApart(was: unknown, is: unknown, path = ""): Leaf[] {
  if (isObject(was) && isObject(is)) {
    const keys = new Set([...Object.keys(was), ...Object.keys(is)]);
    return [...keys].flatMap((key) =>
      leavesApart(was[key], is[key], path === "" ? key : `${path}.${key}`),
    );
  }
  return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ path, was, is }];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function restChange(path: string, was: unknown, is: unknown): ItemChange {
  const { zh, en } = placeInWords(path);
  return {
    readers: ["supervisor"],
    what: {
      zh: `${zh}（${path}）：由 ${sayValue(was)} 改为 ${sayValue(is)}`,
      en: `${en} (${path}): from ${sayValue(was)} to ${sayValue(is)}`,
    },
  };
}
