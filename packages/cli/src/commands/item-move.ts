import type { MovePlan, MoveReport, MoveRequest } from "@banjian/engine";
import { command, flag, text, value, values } from "../command.js";
import { activeHallOptions, withActiveHall } from "../database.js";
import { cliError } from "../errors.js";
import { inOneLanguage } from "../in-one-language.js";
import { jsonText, textOfLines } from "../print.js";
import { moveLines, moveReportLines } from "../print-moves.js";
import { needed, wordOf, wordOptions } from "../word-options.js";

/** Plan who of the open cases goes on under another version of their item, and move them. */
export const itemMove = command({
  name: "item move",
  about: {
    zh: "在办件移至另一版本：谁移、谁留、期限如何变化；加 --apply 才移",
    en: "move open cases to another version: who moves, who stays, which dates change; with --apply do it",
  },
  operands: [{ syntax: "<code>", about: { zh: "事项编码", en: "the code of the item" } }],
  options: {
    ...activeHallOptions,
    to: value("--to <version>", { zh: "移至的版本", en: "the version they go to" }, text),
    from: value("--from <version>", { zh: "原来的版本", en: "the version they have" }, text),
    case: values(
      "--case <id>",
      {
        zh: "只移这些；权益受损或将立即逾期的须点名",
        en: "only these; who is worse off or late at once has to be named",
      },
      text,
    ),
    state: values(
      "--state <old=new>",
      { zh: "改了名的状态", en: "a state that has another name now" },
      renaming,
    ),
    apply: flag("--apply", { zh: "移转", en: "move them" }),
    ...wordOptions,
    authority: value(
      "--authority <text>",
      { zh: "凭什么决定", en: "the power by which it is done" },
      text,
    ),
  },
  notes: {
    zh: "不加 --apply 时只列出，不作任何改动。办件默认留在开始时的版本。",
    en: "Without --apply nothing is changed. By default a case stays with the version it began with.",
  },
  examples: [
    "banjian item move food-business-licence",
    'banjian item move food-business-licence --apply --by qian --reason "shorter promise" --authority "decision 9 of 2026"',
  ],
  run: async (context, { operands: [code = ""], options }) => {
    const { to, from, case: cases, state } = options;
    const asked: MoveRequest = {
      code,
      ...(to === undefined ? {} : { to }),
      ...(from === undefined ? {} : { from }),
      ...(cases.length === 0 ? {} : { cases }),
      states: Object.fromEntries(state),
    };
    const word = options.apply
      ? { ...wordOf(options), authority: needed("--authority", options.authority) }
      : undefined;
    const done: MovePlan & Partial<MoveReport> = await withActiveHall(
      options,
      context.env,
      async ({ moves }) => (word === undefined ? moves.plan(asked) : moves.apply(asked, word)),
    );
    await context.out(
      context.json
        ? jsonText(inOneLanguage(done, context.lang))
        : textOfLines([...moveLines(done, context), ...moveReportLines(done, context)]),
    );
    return (done.failed ?? []).length === 0 ? 0 : 1;
  },
});

function renaming(given: string): readonly [string, string] {
  const [old, now, ...rest] = given.split("=");
  if (old && now && rest.length === 0) return [old, now];
  throw cliError("OPTION_INVALID", { option: "--state", given, allowed: ["old=new"] });
}
