import { command, text, value } from "../command.js";
import { hallOptions, withActiveHall } from "../database.js";
import { cliError } from "../errors.js";
import { jsonText, textOfLines } from "../print.js";

/** To be run once after a backup was restored, before any worker is started. */
export const dbRestored = command({
  name: "db restored",
  about: {
    zh: "从备份恢复之后运行一次：事件编号不再重复，期限暂停到人核对为止（hold release）",
    en: "after a backup was restored: no event id is used again, and limits are held until a person has looked (hold release)",
  },
  options: {
    ...hallOptions,
    by: value("--by <person>", { zh: "由谁恢复", en: "who restored it" }, text),
    reason: value("--reason <text>", { zh: "理由", en: "the reason" }, text),
  },
  examples: ['banjian db restored --by "Zhao, data centre" --reason "disk lost, backup of 02:00"'],
  run: async (context, { options }) => {
    const by = needed("--by", options.by);
    const reason = needed("--reason", options.reason);
    const restored = await withActiveHall(options, context.env, (hall) =>
      hall.restored({ by, reason }),
    );
    const { epoch, hold } = restored;
    const said = {
      zh: `第 ${epoch} 纪元；期限已暂停（${hold.id}），核对后以 hold release 解除`,
      en: `epoch ${epoch}; limits are held (${hold.id}) until hold release`,
    }[context.lang];
    await context.out(context.json ? jsonText({ restored }) : textOfLines([said]));
    return 0;
  },
});

function needed(option: string, given: string | undefined): string {
  if (given !== undefined) return given;
  throw cliError("OPTION_MISSING", { option });
}
