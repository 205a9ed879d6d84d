import type { Incident } from "@banjian/engine";
import type { Hall } from "banjian";
import { type Command, command, text, value } from "./command.js";
import { activeHallOptions, withActiveHall } from "./database.js";
import { cliError } from "./errors.js";
import { jsonText, textOfLines } from "./print.js";
import { incidentLines } from "./print-incident.js";

type Word = {
  readonly name: string;
  readonly about: Command["about"];
  readonly example: string;
  readonly speak: (
    hall: Hall,
    id: string,
    word: { readonly by: string; readonly reason: string },
  ) => Promise<Incident>;
};

/** A command by which a person ends an incident, in their name and for a reason. */
export function incidentWord({ name, about, example, speak }: Word): Command {
  return command({
    name,
    about,
    operands: [{ syntax: "<id>", about: { zh: "故障编号", en: "the number of the incident" } }],
    options: {
      ...activeHallOptions,
      by: value("--by <person>", { zh: "由谁处理", en: "who decides it" }, text),
      reason: value("--reason <text>", { zh: "理由", en: "the reason" }, text),
    },
    examples: [example],
    run: async (context, { operands: [id = ""], options }) => {
      const by = needed("--by", options.by);
      const reason = needed("--reason", options.reason);
      const incident = await withActiveHall(options, context.env, (hall) =>
        speak(hall, id, { by, reason }),
      );
      await context.out(
        context.json ? jsonText({ incident }) : textOfLines(incidentLines(incident, context)),
      );
      return 0;
    },
  });
}

function needed(option: string, given: string | undefined): string {
  if (given !== undefined) return given;
  throw cliError("OPTION_MISSING", { option });
}
