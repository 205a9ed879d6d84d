import path from "node:path";
import type { Text } from "@banjian/base";
import { explore as explored, trailScenarios } from "@banjian/sim";
import { checkedItem } from "../checked-item.js";
import { command, value } from "../command.js";
import { cliError } from "../errors.js";
import { itemFile } from "../item-files.js";
import { jsonText, textOfLines } from "../print.js";
import { explorationJson, explorationLines, problems, toldWays } from "../print-exploration.js";
import { readableYaml } from "../readable-yaml.js";
import { writeText } from "../write-text.js";

// A Monday with no long holiday near.
const ordinaryDay = "2026-03-02 09:00";

const soFar = (tried: number): Text => ({
  zh: `已试走 ${tried} 种情形`,
  en: `${tried} situations tried`,
});

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
    most: value(
      "--most <count>",
      {
        zh: "试走多少种情形后停下（默认 20000）",
        en: "how many situations are tried before it is given up (default 20000)",
      },
      mostOf,
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
    zh: "时间只看期限届满的先后。每个部门轮流作各种选择，其余当即同意；另试人人做法相同。一个部门至多开一次特别程序，或者告知一次听证权利，或者征求一次意见；后两样在第一个环节；大厅里可以有几样同时进行，那样的路不试。告知后申请人当即申请或放弃，或者到期不答；听证一经申请即开启、通知，并在所通知之日举行。",
    en: "Time counts only by the order in which limits run out. Each department in turn takes its choices while the others agree at once; and all do the same. A department opens one procedure at most, or tells of one right to a hearing, or asks for one view; the last two at its first step; in a hall it can have several at once, and such ways are not tried. Whoever was told of the right asks for the hearing or waives it at once, or lets the time pass; what was asked for is opened, invited to and held on the day of the invitation.",
  },
  examples: [
    "banjian explore examples/items/restaurant-opening.yaml",
    "banjian explore --scenarios ways.scenarios.yaml examples/items/food-business-licence.yaml",
  ],
  run: async (context, { operands: [named = ""], options }) => {
    const item = await checkedItem(named);
    const it = await explored(item, options.at ?? ordinaryDay, {
      ...(options.most === undefined ? {} : { most: options.most }),
      watch: (tried) => {
        if (tried % 100 === 0) void context.progress(soFar(tried)[context.lang]);
      },
    });
    await context.progress("");
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
    return problems(it).length === 0 && !it.more && !it.chart.more ? 0 : 1;
  },
});

function mostOf(given: string): number {
  if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
  throw cliError("OPTION_INVALID", { option: "--most", given, allowed: ["1…9999999"] });
}
