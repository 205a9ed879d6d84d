import path from "node:path";
import { explore as explored, trailScenarios } from "@banjian/sim";
import { checkedItem } from "../checked-item.js";
import { command, value } from "../command.js";
import { itemFile } from "../item-files.js";
import { jsonText, textOfLines } from "../print.js";
import { explorationJson, explorationLines, problems, toldWays } from "../print-exploration.js";
import { readableYaml } from "../readable-yaml.js";
import { writeText } from "../write-text.js";

// A Monday with no long holiday near.
const ordinaryDay = "2026-03-02 09:00";

/** Tries out everything that can happen in cases of an item. */
export const explore = command({
  name: "explore",
  about: {
    zh: "试走事项的每一种情形：死路、循环、最快最慢、承诺能否守住",
    en: "try out what can happen in an item: dead ends, circles, soonest and latest, whether promises hold",
  },
  operands: [{ syntax: "<file>", about: { zh: "事项文件", en: "an item file" } }],
  options: {
    at: value(
      "--at <moment>",
      {
        zh: `何时申办（默认 ${ordinaryDay}）`,
        en: `when the application is filed (default ${ordinaryDay})`,
      },
      (text) => text,
    ),
    scenarios: value(
      "--scenarios <file>",
      {
        zh: "把找到的路写成情景文件，可用 banjian test 运行",
        en: "write the ways that were found as a scenario file for banjian test",
      },
      (text) => text,
    ),
  },
  notes: {
    zh: "时间只看期限届满的先后。每个部门轮流作各种选择，其余当即同意；另试人人做法相同。一个部门至多开一次特别程序。",
    en: "Time counts only by the order in which limits run out. Each department in turn takes its choices while the others agree at once; and all do the same. A department opens one procedure at most.",
  },
  examples: [
    "banjian explore examples/items/restaurant-opening.yaml",
    "banjian explore --scenarios ways.scenarios.yaml examples/items/food-business-licence.yaml",
  ],
  run: async (context, { operands: [named = ""], options }) => {
    const it = await explored(await checkedItem(named), options.at ?? ordinaryDay);
    await context.out(
      context.json
        ? jsonText(explorationJson(it, context.lang))
        : textOfLines(explorationLines(it, context)),
    );
    if (options.scenarios !== undefined) {
      const { file } = await itemFile(named);
      const beside = path.relative(path.dirname(options.scenarios), file);
      await writeText(options.scenarios, readableYaml(trailScenarios(beside, toldWays(it))));
    }
    return problems(it).length === 0 ? 0 : 1;
  },
});
