import type { Hall } from "banjian";
import { command, value } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { cliError } from "../errors.js";
import { latestCases } from "../latest-cases.js";
import { jsonText } from "../print.js";

/** Cases with all their facts, for a replay elsewhere. */
export const caseExport = command({
  name: "case export",
  about: {
    zh: "导出办件的全部事实（JSON），供 banjian replay 试算",
    en: "export all facts of cases (JSON), for banjian replay",
  },
  operands: [
    {
      syntax: "[case...]",
      about: { zh: "办件编号；不写则为最新的若干件", en: "case numbers; without any the latest" },
    },
  ],
  options: {
    ...hallOptions,
    count: value(
      "--count <n>",
      { zh: "最新的多少件（默认 1000）", en: "how many of the latest (default 1000)" },
      countOf,
    ),
  },
  notes: {
    zh: "其中有申请人和办理人的姓名等个人信息，请按规定保管。",
    en: "It holds the names of applicants and officers: keep it as the law asks.",
  },
  examples: ["banjian case export --db pglite://./data > cases.json"],
  run: async (context, { operands, options }) => {
    const text = await withHall(options, context.env, async (hall) => {
      const views = await viewsOf(hall, operands, options.count ?? 1000);
      return jsonText(
        await Promise.all(
          views.map(async (view) => ({ caseId: view.id, facts: await view.facts() })),
        ),
      );
    });
    await context.out(text);
    return 0;
  },
});

function viewsOf(hall: Hall, named: readonly string[], count: number) {
  if (named.length === 0) return latestCases(hall, count);
  return Promise.all(named.map((caseId) => hall.case(caseId)));
}

function countOf(given: string): number {
  if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
  throw cliError("OPTION_INVALID", { option: "--count", given, allowed: ["1…9999999"] });
}
