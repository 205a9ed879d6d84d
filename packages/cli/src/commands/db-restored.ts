import type { Restored } from "@banjian/engine";
import { command, text, value } from "../command.js";
import type { Context } from "../context.js";
import {
  activeHallOptions,
  databaseUrl,
  opened,
  refuseMissing,
  withDatabase,
} from "../database.js";
import { cliError } from "../errors.js";
import { jsonText, textOfLines } from "../print.js";
import { wordOf } from "../word-options.js";

/** To be run once after a backup was restored, before any worker is started. */
export const dbRestored = command({
  name: "db restored",
  about: {
    zh: "从备份恢复之后运行一次：事件编号不再重复，期限暂停到人核对为止（hold release）",
    en: "after a backup was restored: no event id is used again, and limits are held until a person has looked (hold release)",
  },
  options: {
    ...activeHallOptions,
    by: value("--by <person>", { zh: "由谁恢复", en: "who restored it" }, text),
    reason: value("--reason <text>", { zh: "理由", en: "the reason" }, text),
  },
  notes: {
    zh: "对数据库中的每个厅各做一次，除非用 --tenant 指明一个；不看 BANJIAN_TENANT。可以重复运行。",
    en: "Every hall of the database is seen to, unless --tenant names one; BANJIAN_TENANT is not asked. It may be run again.",
  },
  examples: ['banjian db restored --by "Zhao, data centre" --reason "disk lost, backup of 02:00"'],
  run: async (context, { options }) => {
    const word = wordOf(options);
    const url = databaseUrl(options.db, context.env);
    const supervision = options.supervision || context.env.BANJIAN_SUPERVISION;
    refuseMissing(url);
    const { checkSchema, tenantsOf } = await import("banjian");
    const known = await withDatabase(url, async ({ db }) => {
      await checkSchema(db);
      return tenantsOf(db);
    });
    const tenants = options.tenant === undefined ? known : [options.tenant];
    if (tenants.length === 0) throw cliError("TENANTS_NONE", {});
    const halls: RestoredHall[] = [];
    for (const tenant of tenants) {
      const named = { url, tenant, supervision };
      const restored = await opened(named, (hall) => hall.restored(word));
      halls.push({ tenant, isNew: !known.includes(tenant), ...restored });
    }
    await context.out(
      context.json
        ? jsonText({ restored: halls })
        : textOfLines(halls.flatMap((one) => linesOf(one, known, context))),
    );
    return 0;
  },
});

/** What became of one hall, and whether the backup had anything of it. */
type RestoredHall = Restored & { readonly tenant: string; readonly isNew: boolean };

function linesOf(
  { tenant, isNew, epoch, hold }: RestoredHall,
  known: readonly string[],
  { lang, colours }: Context,
): string[] {
  const said = {
    zh: `第 ${epoch} 纪元；期限已暂停（${hold.id}），核对后以 hold release --tenant ${tenant} 解除`,
    en: `epoch ${epoch}; limits are held (${hold.id}) until hold release --tenant ${tenant}`,
  }[lang];
  const nothing = {
    zh: `备份中没有这个厅的任何内容；备份中有：${known.join("、") || "无"}`,
    en: `the backup has nothing of this hall; it has: ${known.join(", ") || "none"}`,
  }[lang];
  return [`${colours.bold(tenant)}  ${said}`, ...(isNew ? [`    ${colours.yellow(nothing)}`] : [])];
}
