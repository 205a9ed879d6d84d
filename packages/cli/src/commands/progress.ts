import { command, text, value } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { cliError } from "../errors.js";
import { type Cell, jsonText, tableLines, textOfLines } from "../print.js";
import { harmless } from "../text-width.js";

/** What the public may see of a case. */
export const progress = command({
  name: "progress",
  about: {
    zh: "凭办件编号和核对码查询进度：公众可见的内容，别无其他",
    en: "how a case is going, by its number and a code: what the public may see and nothing else",
  },
  operands: [{ syntax: "<case>", about: { zh: "办件编号", en: "the number of the case" } }],
  options: {
    ...hallOptions,
    code: value(
      "--code <code>",
      {
        zh: "核对码：个人为证件号码的最后六位，其他申请人为收件凭证上的查询码",
        en: "of a person the last six characters of the number, of anybody else the query code on the receipt",
      },
      text,
    ),
  },
  examples: ["banjian progress 20260914-h26weyxkyz --code XAMPLE"],
  run: async (context, { operands: [caseId = ""], options: { db, tenant, code } }) => {
    const { lang, env, json } = context;
    if (code === undefined) throw cliError("ARGUMENT_MISSING", { argument: "--code" });
    const seen = await withHall({ db, tenant }, env, (hall) => hall.progress(caseId, code));
    const words = labels[lang];
    const rows: [string, string | undefined][] = [
      [words.item, seen.item[lang]],
      [words.standing, seen.standing[lang]],
      [words.filed, seen.filedOn],
      [words.accepted, seen.acceptedOn],
      [words.due, seen.due && `${seen.due}${seen.paused ? words.paused : ""}`],
      [words.decided, seen.decidedOn],
      [words.missing, seen.missing.map((one) => one[lang]).join(words.comma) || undefined],
      ...seen.fees.map(({ title, yuan, since, number, url }): [string, string] => [
        words.fee,
        [`${title[lang]}  ${words.yuan(yuan)}`, since, number, url].filter(Boolean).join("  "),
      ]),
      [words.late, seen.lateBecause ?? (seen.late && words.unsaid)],
    ];
    const told = rows.flatMap(([name, said]): Cell[][] =>
      said === undefined ? [] : [[name, harmless(said)]],
    );
    await context.out(json ? jsonText(seen) : textOfLines(tableLines(told)));
    return 0;
  },
});

const labels = {
  zh: {
    item: "事项",
    standing: "进度",
    filed: "收件",
    accepted: "受理",
    due: "办理期限",
    paused: "（暂停计时）",
    decided: "决定",
    missing: "待补材料",
    fee: "应缴费用",
    yuan: (amount: string) => `${amount} 元`,
    late: "超期说明",
    unsaid: "已过承诺期限，尚未公开说明理由",
    comma: "、",
  },
  en: {
    item: "item",
    standing: "stands at",
    filed: "received",
    accepted: "accepted",
    due: "due by",
    paused: " (paused)",
    decided: "decided",
    missing: "still to hand in",
    fee: "to be paid",
    yuan: (amount: string) => `${amount} yuan`,
    late: "late because",
    unsaid: "past the promise, no reason published yet",
    comma: ", ",
  },
} as const;
