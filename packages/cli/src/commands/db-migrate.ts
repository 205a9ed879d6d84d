import { command } from "../command.js";
import { databaseOptions, databaseUrl, withDatabase } from "../database.js";
import { jsonText, textOfLines } from "../print.js";

/** Brings the schema of a database up to date. */
export const dbMigrate = command({
  name: "db migrate",
  about: { zh: "更新数据库结构", en: "bring the schema of a database up to date" },
  options: databaseOptions,
  examples: [
    "banjian db migrate --db pglite://./data",
    "BANJIAN_DB=postgres://hall@db/hall banjian db migrate",
  ],
  run: async (context, { options }) => {
    const { migrate } = await import("banjian");
    const url = databaseUrl(options.db, context.env);
    const taken = await withDatabase(url, ({ db }) => migrate(db));
    const none = { zh: "已是最新，无需更新", en: "up to date: nothing to do" }[context.lang];
    const did = { zh: "已执行", en: "done" }[context.lang];
    await context.out(
      context.json
        ? jsonText({ taken })
        : textOfLines(taken.length === 0 ? [none] : taken.map((name) => `${did}  ${name}`)),
    );
    return 0;
  },
});
