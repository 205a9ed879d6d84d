import { command, flag } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { jsonText, textOfLines } from "../print.js";
import { incidentLines } from "../print-incident.js";

/** What has failed too often or for too long and waits for a person. */
export const incidentList = command({
  name: "incident list",
  about: { zh: "列出待人处理的故障", en: "list what has failed and waits for a person" },
  options: {
    ...hallOptions,
    all: flag("--all", { zh: "连同已处理的", en: "with those that are over" }),
  },
  examples: ["banjian incident list --db postgres://hall@db/hall"],
  run: async (context, { options }) => {
    const incidents = await withHall(options, context.env, (hall) =>
      hall.incidents.list({ all: options.all }),
    );
    const none = { zh: "没有故障", en: "nothing waits for a person" }[context.lang];
    await context.out(
      context.json
        ? jsonText({ incidents })
        : textOfLines(
            incidents.length === 0
              ? [none]
              : incidents.flatMap((incident) => incidentLines(incident, context)),
          ),
    );
    return 0;
  },
});
