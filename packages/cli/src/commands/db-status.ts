import type { SchemaStep } from "banjian";
import { command } from "../command.js";
import { databaseOptions, databaseUrl, refuseMissing, withDatabase } from "../database.js";
import { type Cell, jsonText, tableLines, textOfLines } from "../print.js";

/** Which steps of the schema a database has taken. */
export const dbStatus = command({
  name: "db status",
  about: { zh: "查看数据库结构是否最新", en: "show which steps of the schema are done" },
  options: databaseOptions,
  notes: {
    zh: "有未执行的步骤，或有本程序不能用的新步骤时以 1 退出；结构不是本程序的、无权读取的或已被改动的，以 2 退出并说明。",
    en: "The exit code is 1 when a step has not been taken, or a newer one ended the time of this program; 2, with the reason, when the schema is somebody else's, may not be read, or was changed past its steps.",
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
    const there = {
      text: { zh: "未登记，却已存在", en: "not in the book, and yet there" }[lang],
      paint: colours.red,
    };
    const unknown = {
      text: { zh: "本程序不认识", en: "of a newer program" }[lang],
      paint: colours.red,
    };
    const word = (it: SchemaStep) =>
      it.known === false ? unknown : it.done ? done : it.there ? there : missing;
    const rows = steps.map((step): Cell[] => [word(step), step.name]);
    await context.out(json ? jsonText({ steps }) : textOfLines(tableLines(rows)));
    return steps.every((step) => step.done && step.closes !== true) ? 0 : 1;
  },
});
