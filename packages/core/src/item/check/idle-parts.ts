import type { Text } from "@banjian/base";
import { allArrows, type Chart } from "../../chart/chart.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { proceduresOf, stageOf } from "../file-parts.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** Parts of an approval, and ways to collect, that the rest of the file leaves without any effect. */
export function idlePartTroubles(file: ItemFile, chart: Chart): Trouble[] {
  return [...collectTroubles(file, chart), ...deciderTroubles(file), ...siteTroubles(file)];
}

/** A way to collect what nobody hands over. */
function collectTroubles({ item }: ItemFile, chart: Chart): Trouble[] {
  const handsOver = allArrows(chart.states).some(
    ({ kind }) => kind === "collect" || kind === "deliver",
  );
  const way = item.collect.findIndex((one) => one !== "window");
  if (handsOver || way < 0) return [];
  const what = {
    zh: "流程中没有领取，collect",
    en: "nothing is handed over in this flow, and collect",
  };
  const hint = {
    zh: "写上 use: collection 的状态，或删除 collect。",
    en: "Write a state with use: collection, or delete collect.",
  };
  return [{ ...defRules.carriedOutByNothing(what, hint), path: ["item", "collect"], onKey: true }];
}

/** Where the branches decide, nobody else does. */
function deciderTroubles(file: ItemFile): Trouble[] {
  return approvals(file).flatMap(([name, { decide, by }]) => {
    if (decide !== "by-join" || (by.length === 1 && by[0] === "head")) return [];
    const what: Text = { zh: "由各分支办毕即决定，by", en: "the branches decide, and by" };
    const hint = { zh: "删除 by，或写 decide: head。", en: "Delete by, or write decide: head." };
    return [{ ...defRules.carriedOutByNothing(what, hint), path: [...name, "by"] }];
  });
}

/** Nobody goes to any site, so nobody goes there alone. */
function siteTroubles(file: ItemFile): Trouble[] {
  const cause = "too-few-inspectors";
  if (file.supervision.watch?.[cause] === undefined) return [];
  const goes = [...proceduresOf(stageOf(file, "approval")).values()];
  if (goes.some((one) => one["on-site"])) return [];
  const what = {
    zh: `没有到现场办理的特别程序，${cause}`,
    en: `no procedure is carried out on a site, and ${cause}`,
  };
  const hint = {
    zh: "给到现场办理的程序写 on-site: true，或删除这一项。",
    en: "Write on-site: true at the procedure that is carried out on the site, or delete it.",
  };
  const path = ["supervision", "watch", cause];
  return [{ ...defRules.carriedOutByNothing(what, hint), path, onKey: true }];
}

function approvals(file: ItemFile) {
  return Object.entries(file.flow.states).flatMap(([name, state]) =>
    state.use === "approval" ? [[["flow", "states", name], state] as const] : [],
  );
}
