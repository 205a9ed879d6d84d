import { compareItems, type ItemChange, type Reader } from "@banjian/core";
import { checkedItem } from "../checked-item.js";
import { command } from "../command.js";
import type { Context } from "../context.js";
import { cliError } from "../errors.js";
import { jsonText, textOfLines } from "../print.js";
import { wrap } from "../text-width.js";

const readers = {
  applicant: { zh: "申请人会注意到", en: "An applicant will notice" },
  clerk: { zh: "办理人会注意到", en: "A clerk will notice" },
  supervisor: { zh: "监察人员会注意到", en: "A supervisor will notice" },
} as const;

/** What is different in another version of an item, in plain words. */
export const diff = command({
  name: "diff",
  about: {
    zh: "比较一个事项的两个版本：申请人、办理人、监察人员会注意到什么，哪些期限改变",
    en: "compare two versions of an item: what an applicant, a clerk and a supervisor will notice",
  },
  operands: [
    { syntax: "<before>", about: { zh: "原来的事项文件", en: "the item file as it was" } },
    { syntax: "<after>", about: { zh: "现在的事项文件", en: "the item file as it is" } },
  ],
  notes: {
    zh: "两个文件须是同一事项（同一编码）。在办的办件留在其开始时的版本。",
    en: "Both files have to be the same item (one code). Cases stay with the version they began with.",
  },
  examples: ["banjian diff old/licence.yaml licence.yaml --lang zh"],
  run: async (context, { operands: [from = "", to = ""] }) => {
    const [before, after] = [await checkedItem(from), await checkedItem(to)];
    if (before.code !== after.code) {
      throw cliError("ITEMS_NOT_ONE", { before: before.code, after: after.code });
    }
    const changes = compareItems(before, after);
    const same = before.digest !== after.digest && before.version === after.version;
    const said = context.json ? jsonText(asData(changes, context)) : lines(changes, context);
    const doubt =
      same && !context.json ? `\n${textOfLines([sameVersion(before.version, context)])}` : "";
    await context.out(`${said}${doubt}`);
    return 0;
  },
});

function sameVersion(version: string, { lang, colours }: Context): string {
  return colours.yellow(
    {
      zh: `两个文件的版本都是 ${version}，内容却不同：发布改过的须另取版本号。`,
      en: `Both files are version ${version} with different content: give the changed one a version of its own before it is published.`,
    }[lang],
  );
}

function asData(changes: readonly ItemChange[], { lang }: Context): object {
  return { changes: changes.map(({ readers: who, what }) => ({ readers: who, what: what[lang] })) };
}

function lines(changes: readonly ItemChange[], { lang, colours, width }: Context): string {
  if (changes.length === 0) {
    return textOfLines([{ zh: "没有不同。", en: "There is no difference." }[lang]]);
  }
  const parts = (Object.keys(readers) as Reader[]).map((reader) => {
    const noticed = changes.filter((one) => one.readers.includes(reader));
    const none = { zh: "没有", en: "nothing" }[lang];
    return [
      colours.bold(readers[reader][lang]),
      ...(noticed.length === 0 ? [`  ${none}`] : []),
      ...noticed.flatMap(({ what }) =>
        wrap(what[lang], width - 4).map((line, index) => `${index === 0 ? "  - " : "    "}${line}`),
      ),
    ];
  });
  return parts.map(textOfLines).join("\n");
}
