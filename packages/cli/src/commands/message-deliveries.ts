import { command } from "../command.js";
import { hallOptions, withHall } from "../database.js";
import { type Cell, jsonText, tableLines, textOfLines } from "../print.js";

/** What each sink has not had of the process messages. */
export const messageDeliveries = command({
  name: "message deliveries",
  about: {
    zh: "各接收端还有多少过程数据消息未送达，是否已迟",
    en: "how many process messages each sink has not had, and whether they are late",
  },
  options: hallOptions,
  notes: {
    zh: "有迟到的消息时退出码为 1。",
    en: "Ends with 1 where one is late.",
  },
  examples: ["banjian message deliveries --db postgres://hall@db/hall --json"],
  run: async (context, { options: { db, tenant } }) => {
    const sinks = await withHall({ db, tenant }, context.env, (hall) => hall.deliveries());
    const { lang, colours } = context;
    const rows = sinks.map(({ sink, waiting, late, oldest }): Cell[] => [
      sink,
      { zh: `${waiting} 条未送达`, en: `${waiting} waiting` }[lang],
      {
        text: { zh: `${late} 条已迟`, en: `${late} late` }[lang],
        paint: late > 0 ? colours.red : colours.dim,
      },
      oldest === undefined
        ? ""
        : {
            zh: `${oldest.caseId} 应于 ${oldest.deliverBy} 前送达`,
            en: `${oldest.caseId} due by ${oldest.deliverBy}`,
          }[lang],
    ]);
    const none = { zh: "没有送过的接收端", en: "no sink has been served yet" }[lang];
    await context.out(
      context.json
        ? jsonText({ sinks })
        : textOfLines(rows.length === 0 ? [none] : tableLines(rows)),
    );
    return sinks.some(({ late }) => late > 0) ? 1 : 0;
  },
});
