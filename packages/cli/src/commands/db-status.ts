import { command } from "../command.js";
import { databaseOptions, databaseUrl, refuseMissing, withDatabase } from "../database.js";
import { type Cell, jsonText, tableLines, textOfLines } from "../print.js";

/** Which steps of the schema a database has taken. */
export const dbStatus = command({
  name: "db status",
  about: { zh: "查看数据库结构是否最新", en: "show which steps of the schema are done" },
  options: databaseOptions,
  notes: {
    zh: "有未执行的步骤时以 1 退出。",
    en: "The exit code is 1 when a step has not been taken.",
  },
  examples: ["banjian db status --db pglite://./data"],
  run: async (context, { options }) => {
    const { colours, json, lang, env } = context;
    const url = databaseUrl(options.db, env);
    refuseMissing(url);
    const { schemaStatus } = await import("banjian");
    const steps = await withDatabase(url, ({ db }) => schemaStatus(db));
    const done = { text: { zh: "已执行", en: "done" }[lang], paint: colours.green };
    const missing = { text: { zh: "未执行", en: "missing" }[lang], paint: colours.red };
    const rows = steps.map((step): Cell[] => [step.done ? done : missing, step.name]);
    await context.out(json ? jsonText({ steps }) : textOfLines(tableLines(rows)));
    return steps.every((step) => step.done) ? 0 : 1;
  },
});
