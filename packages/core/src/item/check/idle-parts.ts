import type { Text } from "@banjian/base";
import { allArrows, type Chart } from "../../chart/chart.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";

/** Parts of an approval, and ways to collect, that the rest of the file leaves without any effect. */
export function idlePartTroubles(file: ItemFile, chart: Chart): Trouble[] {
  return [...collectTroubles(file, chart), ...deciderTroubles(file)];
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

function approvals(file: ItemFile) {
  return Object.entries(file.flow.states).flatMap(([name, state]) =>
    state.use === "approval" ? [[["flow", "states", name], state] as const] : [],
  );
}
