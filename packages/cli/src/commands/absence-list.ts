import { command } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { jsonText, textOfLines } from "../print.js";
import { absenceLines } from "../print-absence.js";

/** Who is away when, and who acts meanwhile. */
export const absenceList = command({
  name: "absence list",
  about: { zh: "列出外出和代理", en: "list who is away, and who acts meanwhile" },
  options: hallOptions,
  examples: ["banjian absence list --db postgres://hall@db/hall"],
  run: async (context, { options }) => {
    const absences = await withHall(options, context.env, (hall) => hall.absences.list());
    const none = { zh: "没有外出记录", en: "no absence is on record" }[context.lang];
    const lines = absences.flatMap((one) => absenceLines(one, context));
    await context.out(
      context.json ? jsonText({ absences }) : textOfLines(lines.length === 0 ? [none] : lines),
    );
    return 0;
  },
});
