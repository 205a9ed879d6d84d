import { dueOf, explainDays, explainText, foldDays } from "@banjian/calendar";
import { command, flag } from "../command.js";
import { periodOf, periodOptions } from "../period-options.js";
import { jsonText, textOfLines } from "../print.js";

/** The ledger of a period: what became of each of its days. */
export const calendarExplain = command({
  name: "calendar explain",
  about: { zh: "逐段说明到期日的由来", en: "why a period ends when it does, stretch by stretch" },
  options: {
    ...periodOptions,
    before: flag("--before", {
      zh: "从起始日往前倒推",
      en: "count backwards: so long before the start day",
    }),
  },
  examples: [
    'banjian calendar explain --from 2026-04-27 --within "20 business-days"',
    'banjian calendar explain --from 2026-12-31 --within "30 calendar-days" --before',
  ],
  run: async (context, { options }) => {
    const { period, calendar } = periodOf(options);
    const whole = options.before ? { ...period, direction: "before" as const } : period;
    const stretches = foldDays(explainDays(calendar, whole));
    const { due, provisional, edition } = dueOf(calendar, whole);
    await context.out(
      context.json
        ? jsonText({ due, provisional, edition, stretches })
        : textOfLines([explainText(stretches, context.lang), context.colours.dim(edition)]),
    );
    return 0;
  },
});
