import { command, flag } from "../command.js";
import { activeHallOptions, withActiveHall } from "../database.js";
import { jsonAt } from "../json-file.js";
import { jsonText, textOfLines } from "../print.js";
import { nothingChanged, passLines, previewLines } from "../print-amendment.js";

/** Reads an official notice, shows what it would move, and puts it in force where that is asked for. */
export const calendarLoad = command({
  name: "calendar load",
  about: {
    zh: "载入放假通知：预览受影响的期限，或使其生效",
    en: "load a notice of holidays: see what it would move, or put it in force",
  },
  operands: [
    { syntax: "<notice>", about: { zh: "通知文件（JSON）", en: "the notice, a JSON file" } },
  ],
  options: {
    ...activeHallOptions,
    apply: flag("--apply", {
      zh: "生效：立即用于所有到期日，并逐一记入受影响的期限",
      en: "put it in force: for every due date at once, with a fact for each limit that moves",
    }),
  },
  notes: {
    zh: "不加 --apply 时只预览，不作任何改动。文件格式与内置通知相同：calendar、number、title、publishedOn、source、holidays（name、off、work），年度安排另有 year，修改通知另有 amends。",
    en: "Without --apply nothing is changed. The file is written like the bundled notices: calendar, number, title, publishedOn, source, holidays (name, off, work), and year for a yearly schedule or amends for a change to one.",
  },
  examples: [
    "banjian calendar load 2027.json",
    "banjian calendar load 2027.json --apply --db postgres://hall@db/hall",
  ],
  run: async (context, { operands: [file = ""], options }) => {
    const notice = await jsonAt(file);
    const text = await withActiveHall(options, context.env, async (hall) => {
      const loaded = await hall.calendars.load(notice);
      const cases = await loaded.preview();
      const report = options.apply ? await loaded.apply() : undefined;
      const { notice: read, edition, doubts } = loaded;
      if (context.json)
        return jsonText({ notice: read, edition, doubts, cases, ...(report && { report }) });
      return textOfLines([
        ...previewLines({ notice: read, edition, doubts, cases }, context),
        ...(report === undefined ? [nothingChanged[context.lang]] : passLines(report, context)),
      ]);
    });
    await context.out(text);
    return 0;
  },
});
