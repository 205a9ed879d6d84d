import { command, value } from "../command.js";
import { databaseOptions, databaseUrl, withHall } from "../database.js";
import { cliError } from "../errors.js";
import { jsonText, textOfLines } from "../print.js";
import { holdLines } from "../print-hold.js";

const text = (given: string) => given;

/** Lets limits fall due again after a person has looked at the clock. */
export const holdRelease = command({
  name: "hold release",
  about: {
    zh: "核对时钟后解除暂停，恢复到期处理",
    en: "let limits fall due again once the clock has been looked at",
  },
  options: {
    ...databaseOptions,
    by: value("--by <person>", { zh: "由谁解除", en: "who releases it" }, text),
    reason: value("--reason <text>", { zh: "理由", en: "the reason" }, text),
  },
  examples: [
    'banjian hold release --by "Zhao, data centre" --reason "clock checked against the time server"',
  ],
  run: async (context, { options }) => {
    const by = needed("--by", options.by);
    const reason = needed("--reason", options.reason);
    const url = databaseUrl(options.db, context.env);
    const hold = await withHall(url, (hall) => hall.release({ by, reason }));
    await context.out(context.json ? jsonText({ hold }) : textOfLines(holdLines(hold, context)));
    return 0;
  },
});

function needed(option: string, given: string | undefined): string {
  if (given !== undefined) return given;
  throw cliError("OPTION_MISSING", { option });
}
