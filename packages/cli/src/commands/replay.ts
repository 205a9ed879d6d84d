import { type History, type Replayed, readHistories, replayHistories } from "@banjian/sim";
import { checkedItem } from "../checked-item.js";
import { command } from "../command.js";
import type { Context } from "../context.js";
import { itemFile } from "../item-files.js";
import { jsonText, tableLines, textOfLines } from "../print.js";

/** Recorded cases under another version of their item: who would be refused, who late. */
export const replay = command({
  name: "replay",
  about: {
    zh: "把已办的件按事项的另一版本重走一遍：谁会被拒绝，谁会超期",
    en: "replay recorded cases under another version of their item: who would be refused, who late",
  },
  operands: [
    { syntax: "<item>", about: { zh: "事项文件", en: "an item file" } },
    {
      syntax: "<cases>",
      about: { zh: "banjian case export 导出的文件", en: "a file written by banjian case export" },
    },
  ],
  notes: {
    zh: "每人在同一时刻做同样的事，角色按新版本的要求；遇到第一个被拒绝的操作为止。退出码 1 表示有人会被拒绝，或有更多的期限超期。",
    en: "Everybody does the same at the same moment, in the role the item asks for; it stops at the first refusal. Exits with 1 when somebody would be refused, or more limits missed.",
  },
  examples: ["banjian replay examples/items/restaurant-opening.yaml cases.json"],
  run: async (context, { operands: [itemNamed = "", casesNamed = ""] }) => {
    const item = await checkedItem(itemNamed);
    const { file, bytes } = await itemFile(casesNamed);
    const histories = readHistories(new TextDecoder().decode(bytes), file);
    const all = await replayHistories(item, histories);
    const worse = all.filter(
      ({ refused, late }) => refused !== undefined || moreLate(late).length > 0,
    );
    const others = otherItems(histories, item.code);
    const foreign = others.length === 0 ? [] : ["", said[context.lang].foreign(item.code, others)];
    await context.out(
      context.json
        ? jsonText({ cases: all, otherItems: others })
        : textOfLines([...replayLines(all, worse, context), ...foreign]),
    );
    return worse.length === 0 ? 0 : 1;
  },
});

/** The items of which the cases are, beside the one they are replayed under. */
function otherItems(histories: readonly History[], code: string): readonly string[] {
  const codes = histories.flatMap(({ facts: [opened] }) =>
    opened?.type === "case-opened" ? [opened.item.code] : [],
  );
  return [...new Set(codes)].filter((one) => one !== code);
}

function moreLate({ recorded, replayed }: Replayed["late"]): readonly string[] {
  return replayed.filter((limit) => !recorded.includes(limit));
}

function replayLines(
  all: readonly Replayed[],
  worse: readonly Replayed[],
  { lang, colours }: Pick<Context, "lang" | "colours">,
): readonly string[] {
  const words = said[lang];
  const refused = all.filter((one) => one.refused !== undefined).length;
  const late = all.filter((one) => moreLate(one.late).length > 0).length;
  const total = words.total(all.length, refused, late);
  const rows = worse.map(({ caseId, refused: there, late: limits }) => [
    caseId,
    there === undefined
      ? ""
      : `${there.action}${there.branch ? `@${there.branch}` : ""} ${there.code}`,
    moreLate(limits).join(", "),
  ]);
  if (rows.length === 0) return [colours.green(total)];
  const [head = "", ...lines] = tableLines([words.heads, ...rows]);
  return [colours.dim(head), ...lines, "", total];
}

const said = {
  zh: {
    heads: ["办件", "会被拒绝", "会超期"],
    total: (all: number, refused: number, late: number) =>
      `${all} 件：${refused} 件会被拒绝，${late} 件会有更多期限超期`,
    foreign: (code: string, others: readonly string[]) =>
      `! 其中有 ${others.join("、")} 的办件，不是 ${code} 的：它们照样按这个事项重走`,
  },
  en: {
    heads: ["case", "would be refused", "would be late"],
    total: (all: number, refused: number, late: number) =>
      `${all} ${all === 1 ? "case" : "cases"}: ${refused} would be refused, ${late} would miss more limits`,
    foreign: (code: string, others: readonly string[]) =>
      `! there are cases of ${others.join(", ")} among them, which are not of ${code}: they were replayed under it all the same`,
  },
} as const;
