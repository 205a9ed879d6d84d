import type { DatabaseFinding } from "banjian";
import { command } from "../command.js";
import type { Context } from "../context.js";
import { databaseOptions, databaseUrl, patient, refuseMissing, withDatabase } from "../database.js";
import { jsonText, textOfLines } from "../print.js";

/** What is wrong with a database, and how to put it right. */
export const dbDoctor = command({
  name: "db doctor",
  about: {
    zh: "检查数据库：结构、设置、权限、停滞、办件",
    en: "find what is wrong with a database: schema, settings, rights, what is stuck, cases",
  },
  options: databaseOptions,
  notes: {
    zh: "什么都不改。有错误时以 1 退出；各项编号见 docs/RULES.md。办件抽查每厅前 500 个，全部核对用 banjian verify。",
    en: "Nothing is changed. The exit code is 1 when there is an error; docs/RULES.md lists the numbers. Of each hall 500 cases are looked at; banjian verify looks at all.",
  },
  examples: ["banjian db doctor --db postgres://hall@db/hall"],
  run: async (context, { options }) => {
    const url = databaseUrl(options.db, context.env);
    refuseMissing(url);
    const { examine } = await import("banjian");
    const { tier, findings } = await withDatabase(patient(url), (it) => examine(it, Date.now));
    const told = findings.map(({ weight, said }) => ({
      rule: said.code,
      weight,
      problem: said.says[context.lang],
      hint: said.hint[context.lang],
      details: said.details,
    }));
    await context.out(
      context.json
        ? jsonText({ tier, findings: told })
        : textOfLines([tierLine(tier, context), ...findings.flatMap((it) => lines(it, context))]),
    );
    return findings.some(({ weight }) => weight === "error") ? 1 : 0;
  },
});

function tierLine(tier: string, { lang }: Context): string {
  return { zh: `持久性级别 ${tier}`, en: `durability tier ${tier}` }[lang];
}

function lines({ weight, said }: DatabaseFinding, { lang, colours }: Context): readonly string[] {
  const mark = {
    error: colours.red({ zh: "错误", en: "error" }[lang]),
    warning: colours.yellow({ zh: "留意", en: "warning" }[lang]),
  }[weight];
  return [`${said.code}  ${mark}  ${said.says[lang]}`, `     ${said.hint[lang]}`];
}
