import { type LocalDate, parseLocalDate } from "@banjian/calendar";
import type { CaseView } from "@banjian/engine";
import { caseSummaryJson, explainedJson } from "../case-json.js";
import { command, flag, value } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { caseOperand, latest } from "../latest-case.js";
import { jsonText, textOfLines } from "../print.js";
import { type Explained, explanationLines } from "../print-explanation.js";
import type { Look } from "../print-timeline.js";

/** Why a limit of a case is due when it is. */
export const caseExplain = command({
  name: "case explain",
  about: { zh: "逐段说明办件的期限为何在那天到期", en: "why a limit of a case is due when it is" },
  operands: [
    caseOperand,
    {
      syntax: "[limit]",
      about: {
        zh: "期限名，如 statutory、branch:fire；不给则为全部期限",
        en: "the limit, such as statutory or branch:fire; all of them without one",
      },
    },
  ],
  options: {
    ...hallOptions,
    days: flag("--days", { zh: "逐日列出，不归并", en: "a line for each day, not each stretch" }),
    on: value(
      "--on <day>",
      {
        zh: "按该日结束时的情况和当时已公布的放假通知（默认今天）",
        en: "as it stood at the end of that day, by the notices published by then (else today)",
      },
      parseLocalDate,
    ),
  },
  examples: [
    "banjian case explain 20260914-h26weyxkyz statutory",
    "banjian case explain 20260914-h26weyxkyz branch:food --days --on 2026-09-28",
    "banjian case explain --json",
  ],
  run: async (context, { operands: [id, limit], options }) => {
    const { lang, json, env, colours, width } = context;
    const text = await withHall(options, env, async (hall) => {
      const found = id === undefined ? latest(await hall.recent(1)) : await hall.case(id);
      const view = await readOn(found, options.on);
      const explained = await explainedLimits(view, limit);
      if (json) {
        return jsonText({
          case: caseSummaryJson(view, lang),
          limits: explained.map((one) => explainedJson(one, options.days, lang)),
        });
      }
      const look = { lang, colours, width, zone: hall.zone, daily: options.days };
      return textOfLines([
        titleLine(view, look),
        ...explained.flatMap((one) => ["", ...explanationLines(view, one, look)]),
      ]);
    });
    await context.out(text);
    return 0;
  },
});

async function readOn(view: CaseView, day: LocalDate | undefined): Promise<CaseView> {
  return day === undefined ? view : view.asOf(day);
}

async function explainedLimits(view: CaseView, key: string | undefined): Promise<Explained[]> {
  const limits = key === undefined ? view.limits : [view.limit(key)];
  return Promise.all(limits.map(async (limit) => ({ limit, moves: await view.moves(limit.key) })));
}

function titleLine({ id, item, state }: CaseView, { lang, colours }: Look): string {
  return `${colours.bold(id)}  ${item.title[lang]}  ${state.applicant.name}`;
}
