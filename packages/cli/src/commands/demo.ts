import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import type { Hall } from "banjian";
import picocolors from "picocolors";
import { caseJson } from "../case-json.js";
import { command, value } from "../command.js";
import type { Context } from "../context.js";
import { databaseArgument, databaseUrl, hallOptions, tenantNamed } from "../database.js";
import { caseFiles } from "../demo/case-files.js";
import { type Played, playStory, storyZone, wallClock } from "../demo/play-story.js";
import { readStory } from "../demo/story.js";
import { ledgersOf, storyLines } from "../demo/story-lines.js";
import { jsonText, textOfLines } from "../print.js";
import { writeFiles } from "../write-text.js";

const examples = fileURLToPath(new URL("../../../examples/", import.meta.url));

/** A whole case, played through virtual weeks on a database that keeps it. */
export const demo = command({
  name: "demo",
  about: {
    zh: "让一份申请走过五个部门，从申办到领取，并保存在数据库中",
    en: "run one application through five departments, from submission to collection, and keep it",
  },
  options: {
    ...hallOptions,
    items: value(
      "--items <folder>",
      { zh: "先发布的事项文件夹", en: "the folder of items to publish first" },
      (text) => text,
    ),
    story: value(
      "--story <file>",
      { zh: "要演的故事：谁在何时做什么", en: "the story to play: who does what when" },
      (text) => text,
    ),
    files: value(
      "--files <folder>",
      {
        zh: "把文书、十类消息、通知、牌写入这个文件夹",
        en: "the folder to write documents, messages, notifications and cards into",
      },
      (text) => text,
    ),
  },
  examples: [
    "banjian demo",
    "banjian demo --db pglite://memory --lang en",
    "banjian demo --files ./demo",
  ],
  run: async (context, { options }) => {
    const { openHall, ManualClock } = await import("banjian");
    const story = readStory(options.story ?? `${examples}stories/restaurant.yaml`);
    const first = story.steps[0]?.at ?? story.ends;
    const clock = new ManualClock(wallClock(`${first.slice(0, 10)} 00:00`, storyZone));
    const { lang, progress } = context;
    const total = story.steps.length;
    await progress({ zh: "正在打开数据库…", en: "opening the database …" }[lang]);
    const hall = await openHall({
      db: databaseUrl(options.db, context.env),
      tenant: tenantNamed(options.tenant, context.env),
      items: options.items ?? `${examples}items`,
      clock: clock.now,
    }).finally(() => progress(""));
    try {
      const played = await playStory({ hall, clock, zone: storyZone }, story, {
        run: `demo-${randomUUID()}`,
        onStep: (step, at) => progress(`${step}/${total}  ${at}`),
      });
      if (options.files !== undefined) {
        const look = { lang, colours: picocolors.createColors(false), width: 100, zone: hall.zone };
        const view = await hall.case(played.caseId);
        await writeFiles(options.files, await caseFiles(view, look));
      }
      const text = await told(context, hall, played, databaseArgument(options, context.env));
      await progress("");
      await context.out(text);
      return 0;
    } finally {
      await progress("");
      await hall.close();
    }
  },
});

/** The case as it ended, and how to see it again: by the same command, with this argument more, unless its database is gone. */
async function told(
  context: Context,
  hall: Hall,
  played: Played,
  argument: string | undefined,
): Promise<string> {
  const { lang, json, colours, width, program } = context;
  const { caseId: id } = played;
  const view = await hall.case(id);
  if (json) return jsonText(caseJson(view, await view.timeline(), ledgersOf(view), lang));
  const lines = await storyLines(view, played, { lang, colours, width, zone: hall.zone });
  if (argument === undefined) return textOfLines(lines);
  const show = `${program} case show ${id}${argument}`;
  const list = (what: string) => `${program} ${what} list ${id}${argument}`;
  const explain = `${program} case explain ${id} ${ledgersOf(view).at(-1)?.key ?? "statutory"} --days${argument}`;
  const closing = {
    zh: `办件已保存，再看一遍：
  ${show}
到期日为何在那天？逐日列出，可对照日历核对：
  ${explain}
文书、十类消息、通知和牌：
  ${list("document")}
  ${list("message")}
  ${list("notification")}
  ${program} card list${argument}
要写成文件，同一命令加 --files ./demo 再演一遍`,
    en: `The case is kept. To see it again:
  ${show}
Why a date is what it is, day by day, to be checked with a paper calendar:
  ${explain}
Its documents, messages, notifications and cards:
  ${list("document")}
  ${list("message")}
  ${list("notification")}
  ${program} card list${argument}
To have them as files, play it again with --files ./demo`,
  };
  return textOfLines([...lines, "", closing[lang]]);
}
