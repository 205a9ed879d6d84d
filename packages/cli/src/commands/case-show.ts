import type { LimitView } from "@banjian/core";
import type { CaseView } from "@banjian/engine";
import { caseJson } from "../case-json.js";
import { command, values } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { caseOperand, latest } from "../latest-case.js";
import { jsonText, textOfLines } from "../print.js";
import { caseLines } from "../print-case.js";

/** One case from its first day: the one asked for, else the latest. */
export const caseShow = command({
  name: "case show",
  about: { zh: "查看一个办件的全过程", en: "show a case from its first day" },
  operands: [caseOperand],
  options: {
    ...hallOptions,
    ledger: values(
      "--ledger <limit>",
      {
        zh: "列出该期限的计时明细（默认 statutory），可重复",
        en: "a limit whose ledger stands at the end (else statutory); may be repeated",
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
    const text = await withHall(options, env, async (hall) => {
      const view = id === undefined ? latest(await hall.recent(1)) : await hall.case(id);
      const story = await view.timeline();
      const ledgers = ledgersOf(view, options.ledger);
      if (json) return jsonText(caseJson(view, story, ledgers, lang));
      return textOfLines(
        caseLines(view, story, ledgers, { lang, colours, width, zone: hall.zone }),
      );
    });
    await context.out(text);
    return 0;
  },
});

/** The limits asked for; without any the statutory limit, where it has begun. */
function ledgersOf(view: CaseView, asked: readonly string[]): readonly LimitView[] {
  if (asked.length > 0) return asked.map((key) => view.limit(key));
  return view.limits.filter(({ key }) => key === "statutory");
}
