import { command, flag, value } from "../command.js";
import { databaseOptions, databaseUrl, refuseMissing, withDatabase } from "../database.js";
import { printPlan } from "../print-plan.js";

/** The SQL of the steps that a database has not taken, for an administrator to read and to run. */
export const dbPlan = command({
  name: "db plan",
  about: {
    zh: "打印尚未执行的数据库结构 SQL 和授权语句",
    en: "print the SQL of the steps not taken, and the grants",
  },
  options: {
    ...databaseOptions,
    all: flag("--all", {
      zh: "打印全部步骤，不连接数据库",
      en: "print every step; no database is asked",
    }),
    role: value(
      "--role <role>",
      {
        zh: "并打印运行时角色所需的授权（无须建表、改表的权利）",
        en: "print what a role needs that runs a hall (it makes and changes no table)",
      },
      (text) => text,
    ),
  },
  notes: {
    zh: "什么都不改。输出可直接交给 psql：每个步骤是一个事务。",
    en: "Nothing is changed. What it prints is a script for psql: each step is a transaction.",
  },
  examples: [
    "banjian db plan --db postgres://hall@db/hall --role hall",
    "banjian db plan --all > schema.sql",
  ],
  run: async (context, { options: { all, db, role } }) => {
    const { planSchema } = await import("banjian");
    if (all) return printPlan(await planSchema(undefined, role), context);
    const url = databaseUrl(db, context.env);
    refuseMissing(url);
    return printPlan(await withDatabase(url, (it) => planSchema(it.db, role)), context);
  },
});
