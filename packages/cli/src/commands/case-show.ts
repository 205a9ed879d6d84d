import { parseTimeZone } from "@banjian/calendar";
import type { CaseView } from "@banjian/engine";
import { caseJson } from "../case-json.js";
import { command, value } from "../command.js";
import { databaseOptions, databaseUrl, withHall } from "../database.js";
import { cliError } from "../errors.js";
import { jsonText, textOfLines } from "../print.js";
import { caseLines } from "../print-case.js";
import { storyRows } from "../story-rows.js";

/** One case from its first day: the one asked for, else the latest. */
export const caseShow = command({
  name: "case show",
  about: { zh: "查看一个办件的全过程", en: "show a case from its first day" },
  operands: [
    {
      syntax: "[id]",
      about: {
        zh: "办件编号，不给则为最新的办件",
        en: "the case's number; the latest without one",
      },
    },
  ],
  options: {
    ...databaseOptions,
    ledger: value(
      "--ledger <limit>",
      {
        zh: "列出该时限的计时明细（默认 statutory）",
        en: "the limit whose ledger stands at the end (else statutory)",
      },
      (text) => text,
    ),
  },
  examples: [
    "banjian case show --db pglite://./data",
    "banjian case show 20260914-h26weyxkyz --ledger branch:fire",
  ],
  run: async (context, { operands: [id], options }) => {
    const { lang, json, env, colours, width } = context;
    const text = await withHall(databaseUrl(options.db, env), async (hall) => {
      const view = id === undefined ? latest(await hall.recent(1)) : await hall.case(id);
      const story = storyRows(view.item, view.id, await view.facts());
      const ledger = ledgerOf(view, options.ledger);
      if (json) return jsonText(caseJson(view, story, ledger, lang));
      const look = { lang, colours, width, zone: parseTimeZone("Asia/Shanghai") };
      return textOfLines(caseLines(view, story, ledger, look));
    });
    await context.out(text);
    return 0;
  },
});

function latest([view]: readonly CaseView[]): CaseView {
  if (view !== undefined) return view;
  throw cliError("CASES_NONE", {});
}

/** The limit asked for; without one the statutory limit, where it has begun. */
function ledgerOf(view: CaseView, asked: string | undefined) {
  if (asked !== undefined) return view.limit(asked);
  return view.limits.find(({ key }) => key === "statutory");
}
