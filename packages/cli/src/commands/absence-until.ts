import { command } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { jsonText, textOfLines } from "../print.js";
import { absenceLines } from "../print-absence.js";

/** Somebody is back earlier or later than was known. */
export const absenceUntil = command({
  name: "absence until",
  about: {
    zh: "改变外出的最后一日：提前回来，或推迟",
    en: "another last day of an absence: back earlier, or later",
  },
  operands: [
    { syntax: "<id>", about: { zh: "外出编号", en: "the absence" } },
    { syntax: "<day>", about: { zh: "最后一日，含当日", en: "the last day, itself included" } },
  ],
  options: hallOptions,
  examples: ["banjian absence until a1 2026-09-23"],
  run: async (context, { operands: [id = "", day = ""], options }) => {
    const absence = await withHall(options, context.env, (hall) => hall.absences.until(id, day));
    await context.out(
      context.json ? jsonText({ absence }) : textOfLines(absenceLines(absence, context)),
    );
    return 0;
  },
});
