import type { Text } from "@banjian/base";
import { inHours, sayAllowance } from "../../definition/allowance.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { mergedLimits } from "../item-limits.js";
import { placeOf } from "./place-of.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** What an item says of itself in one place and takes back in another, or says twice. */
export function factTroubles(file: ItemFile): Trouble[] {
  return [
    ...instantTroubles(file),
    ...promiseless(file),
    ...visitTroubles(file),
    ...repeated(file),
  ];
}

/** What is decided on the spot is promised for the same day, or the next at most. */
function instantTroubles(file: ItemFile): Trouble[] {
  const within = mergedLimits(file).get("promised")?.within;
  if (file.item.kind !== "instant" || within === undefined) return [];
  const most = inHours(within) ? 24 : 1;
  if (within.count <= most && within.unit !== "months" && within.unit !== "years") return [];
  const { zh, en } = sayAllowance(within);
  const what = {
    zh: `即办件承诺 ${zh}`,
    en: `it is decided on the spot, and promised within ${en}`,
  };
  const hint = {
    zh: "写 kind: promised，或承诺 0 business-days（当日）。",
    en: "Write kind: promised, or promise 0 business-days (the same day).",
  };
  return [{ ...defRules.factContradiction(what, hint), path: placeOf(file, "promised", "within") }];
}

/** What is promised within a time says within which: its own, or what the law gives. */
function promiseless(file: ItemFile): Trouble[] {
  const limits = mergedLimits(file);
  if (file.item.kind !== "promised" || limits.has("promised") || limits.has("statutory")) return [];
  const what = {
    zh: "它是承诺件，却既没有承诺期限，也没有法定期限",
    en: "it is decided within a promised time, and has neither a promise nor a limit of the law",
  };
  const hint = {
    zh: "在 limits 中写 promised: { within: 10 个工作日 }。",
    en: "Write promised: { within: 10 business-days } under limits.",
  };
  return [
    { ...defRules.factContradiction(what, hint), path: ["item", "kind"], severity: "warning" },
  ];
}

function visitTroubles({ item: { online, visits } }: ItemFile): Trouble[] {
  if (visits === undefined) return [];
  const path = ["item", "visits"];
  if (online === "full" && visits > 0) {
    const what = {
      zh: `全程网办，却要到场 ${visits} 次`,
      en: `all of it is done online, with ${visits} visits`,
    };
    const hint = {
      zh: "写 visits: 0，或 online: partial。",
      en: "Write visits: 0, or online: partial.",
    };
    return [{ ...defRules.factContradiction(what, hint), path }];
  }
  return [];
}

/** Lists in which a value that stands twice says nothing the second time. */
function repeated({ item }: ItemFile): Trouble[] {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ["audience", item.audience],
    ["collect", item.collect],
    ["themes", item.themes],
    ["keywords", item.keywords],
  ];
  return lists.flatMap(([key, values]) => {
    const index = values.findIndex((one, at) => values.indexOf(one) < at);
    if (index < 0) return [];
    const said = values[index] ?? "";
    const what: Text = { zh: `“${said}”写了两次`, en: `"${said}" is written twice` };
    const hint = { zh: "删除一个。", en: "Delete one." };
    return [{ ...defRules.factContradiction(what, hint), path: ["item", key, index] }];
  });
}
