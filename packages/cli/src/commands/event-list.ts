import type { Text } from "@banjian/base";
import { type SlaEventName, slaEventTitles } from "@banjian/core";
import {
  cloudEvent,
  type EventPage,
  type HallOwnEventName,
  hallEventTitles,
  type PlacedEvent,
} from "@banjian/engine";
import type { Hall } from "banjian";
import { command, value } from "../command.js";
import type { Context } from "../context.js";
import { hallOptions, withHall } from "../database.js";
import { cliError } from "../errors.js";
import { type Cell, jsonText, tableLines, textOfLines } from "../print.js";

/** What a hall has announced, in order. */
export const eventList = command({
  name: "event list",
  about: { zh: "列出已告知的事件，按先后", en: "list what was announced, in order" },
  options: {
    ...hallOptions,
    after: value(
      "--after <position>",
      { zh: "从该序位之后（默认从头）", en: "those behind that place (else from the beginning)" },
      placeOf("--after"),
    ),
    count: value(
      "--count <n>",
      { zh: "最多几条（默认 100）", en: "at most so many (else 100)" },
      placeOf("--count"),
    ),
  },
  notes: {
    zh: "加 --json 时每条为 CloudEvents 1.0；用其中的 position 接着取，一条不漏。",
    en: "With --json each is a CloudEvent 1.0; go on from the position it gives, and none is missed.",
  },
  examples: ["banjian event list --count 20", "banjian event list --after 120 --json"],
  run: async (context, { options: { db, tenant, after = 0, count = 100 } }) => {
    const page = await withHall({ db, tenant }, context.env, async (hall) => {
      // Nobody may be at work here: what was announced last has no place yet.
      await hall.deliver();
      return eventsOf(hall, after, count);
    });
    const { events, position } = page;
    await context.out(
      context.json
        ? jsonText({ events: events.map(cloudEvent), position })
        : textOfLines(lines(events, context)),
    );
    return 0;
  },
});

/** So many events behind a place, page by page. */
async function eventsOf(hall: Hall, after: number, count: number): Promise<EventPage> {
  const events: PlacedEvent[] = [];
  let position = after;
  for (let more = true; more && events.length < count; ) {
    const page = await hall.events.after(position, Math.min(1000, count - events.length));
    events.push(...page.events);
    position = page.position;
    more = page.events.length > 0;
  }
  return { events, position };
}

function lines(events: readonly PlacedEvent[], { lang, colours }: Context): readonly string[] {
  return tableLines(
    events.map(({ position, subject, at, name }): Cell[] => [
      String(position),
      { text: at, paint: colours.dim },
      subject,
      name,
      titleOf(name)[lang],
    ]),
  );
}

function titleOf(name: PlacedEvent["name"]): Text {
  return name in hallEventTitles
    ? hallEventTitles[name as HallOwnEventName].title
    : slaEventTitles[name as SlaEventName];
}

function placeOf(option: string): (given: string) => number {
  return (given) => {
    if (/^\d{1,12}$/.test(given)) return Number(given);
    throw cliError("OPTION_INVALID", { option, given, allowed: ["0…999999999999"] });
  };
}
