import { command, flag } from "../command.js";
import { databaseOptions, databaseUrl, patient, refuseMissing, withDatabase } from "../database.js";
import { jsonText, textOfLines } from "../print.js";
import { nothingToDo, printPlan } from "../print-plan.js";

/** Brings the schema of a database up to date. */
export const dbMigrate = command({
  name: "db migrate",
  about: { zh: "更新数据库结构", en: "bring the schema of a database up to date" },
  options: {
    ...databaseOptions,
    dryRun: flag("--dry-run", {
      zh: "只打印将执行的 SQL，不作改动",
      en: "only print the SQL that would be run",
    }),
  },
  notes: {
    zh: "每个步骤是一个事务：中断后再运行即继续；几处同时运行时，每个步骤只执行一次。",
    en: "Each step is a transaction: after an interruption run it again; of several at once each step is taken by one.",
  },
  examples: [
    "banjian db migrate --db pglite://./data",
    "BANJIAN_DB=postgres://hall@db/hall banjian db migrate --dry-run",
  ],
  run: async (context, { options: { db, dryRun } }) => {
    const { migrate, planSchema } = await import("banjian");
    const url = databaseUrl(db, context.env);
    if (dryRun) {
      refuseMissing(url);
      return printPlan(await withDatabase(url, (it) => planSchema(it.db)), context);
    }
    const taken = await withDatabase(patient(url), (it) => migrate(it.db, context.progress));
    await context.progress("");
    const did = { zh: "已执行", en: "done" }[context.lang];
    const none = nothingToDo[context.lang];
    await context.out(
      context.json
        ? jsonText({ taken })
        : textOfLines(taken.length === 0 ? [none] : taken.map((name) => `${did}  ${name}`)),
    );
    return 0;
  },
});
