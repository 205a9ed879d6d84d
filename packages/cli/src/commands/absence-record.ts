import { command, text, value, values } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { jsonText, textOfLines } from "../print.js";
import { absenceLines } from "../print-absence.js";
import { needed } from "../word-options.js";

/** Puts on record that somebody is away, and who acts meanwhile. */
export const absenceRecord = command({
  name: "absence record",
  about: {
    zh: "登记外出：期间由代理人办理其一切工作，期满自然终止",
    en: "record that somebody is away: the deputy does all of their work until then",
  },
  options: {
    ...hallOptions,
    person: value("--person <id>", { zh: "外出人员", en: "who is away" }, personOf),
    role: values(
      "--role <role>",
      {
        zh: "代理人以其何种角色办理；可重复",
        en: "in which role the deputy acts; may be repeated",
      },
      text,
    ),
    department: value("--department <id>", { zh: "其部门", en: "their department" }, text),
    deputy: value("--deputy <id>", { zh: "代理人", en: "who acts meanwhile" }, personOf),
    from: value("--from <day>", { zh: "第一日", en: "the first day" }, text),
    to: value("--to <day>", { zh: "最后一日，含当日", en: "the last day, itself included" }, text),
    reason: value("--reason <text>", { zh: "理由", en: "the reason" }, text),
  },
  notes: {
    zh: "人员写作 编号 或 编号:姓名。角色和部门由登记的人负责，与厅中其他人员信息一样。",
    en: "A person is written id or id:name. Roles and department are trusted, like all a host says of persons.",
  },
  examples: [
    "banjian absence record --person f-12 --role reviewer --department fire-rescue --deputy f-14 --from 2026-09-21 --to 2026-09-25 --reason training",
  ],
  run: async (context, { options }) => {
    const { role: roles, department } = options;
    const input = {
      person: {
        ...needed("--person", options.person),
        roles,
        ...(department === undefined ? {} : { department }),
      },
      deputy: needed("--deputy", options.deputy),
      from: needed("--from", options.from),
      to: needed("--to", options.to),
      reason: needed("--reason", options.reason),
    };
    needed("--role", roles[0]);
    const absence = await withHall(options, context.env, (hall) => hall.absences.record(input));
    await context.out(
      context.json ? jsonText({ absence }) : textOfLines(absenceLines(absence, context)),
    );
    return 0;
  },
});

/** Reads `f-12:孙丽`. */
function personOf(given: string): { readonly id: string; readonly name?: string } {
  const [id = "", ...name] = given.split(":");
  return name.length === 0 ? { id } : { id, name: name.join(":") };
}
