import { dueOf, explainDays, explainText, foldDays } from "@banjian/calendar";
import { command } from "../command.js";
import { periodOf, periodOptions } from "../period-options.js";
import { jsonText, textOfLines } from "../print.js";

/** The ledger of a period: what became of each of its days. */
export const calendarExplain = command({
  name: "calendar explain",
  about: { zh: "逐段说明到期日的由来", en: "why a period ends when it does, stretch by stretch" },
  options: periodOptions,
  examples: [
    'banjian calendar explain --from 2026-04-27 --within "20 business-days"',
    'banjian calendar explain --from 2026-12-31 --within "30 calendar-days" --before',
  ],
  run: async (context, { options }) => {
    const { period, calendar } = periodOf(options);
    const stretches = foldDays(explainDays(calendar, period));
    const { due, provisional, edition } = dueOf(calendar, period);
    await context.out(
      context.json
        ? jsonText({ due, provisional, edition, stretches })
        : textOfLines([explainText(stretches, context.lang), context.colours.dim(edition)]),
    );
    return 0;
  },
});
