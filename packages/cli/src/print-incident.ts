import type { Incident } from "@banjian/engine";
import type { Context } from "./context.js";

/** What failed and where, since when, and the word that ended it. */
export function incidentLines(
  { id, work, caseId, position, error, openedAt, closed }: Incident,
  { lang, colours }: Pick<Context, "lang" | "colours">,
): string[] {
  const [kind, sink] = work.split(":");
  const what =
    kind === "sweep"
      ? { zh: `巡查无法处理办件 ${caseId}`, en: `the sweep cannot take up case ${caseId}` }
      : kind === "inbound"
        ? {
            zh: `系统 ${sink} 的消息所指的办件 ${caseId} 不存在`,
            en: `messages of the system ${sink} are about case ${caseId}, which there is not`,
          }
        : kind === "messages"
          ? { zh: `接收端 ${sink} 的消息已迟`, en: `messages for the sink ${sink} are late` }
          : caseId === ""
            ? { zh: `接收端 ${sink} 无应答`, en: `the sink ${sink} does not answer` }
            : {
                zh: `接收端 ${sink} 不接受办件 ${caseId} 的事件 ${position}`,
                en: `the sink ${sink} does not take event ${position} of case ${caseId}`,
              };
  const open = { zh: `自 ${openedAt} 待处理`, en: `open since ${openedAt}` }[lang];
  return [
    `${colours.bold(id)}  ${what[lang]}`,
    `    ${error}`,
    `    ${closed === undefined ? colours.red(open) : endedText(closed)[lang]}`,
  ];
}

function endedText({ outcome, at, by, reason }: NonNullable<Incident["closed"]>) {
  const how = {
    retried: { zh: "要求重试", en: "had it tried again" },
    skipped: { zh: "要求略过", en: "had it left out" },
    recovered: { zh: "已自行恢复", en: "got through after all" },
  }[outcome];
  const why = { zh: reason && `：${reason}`, en: reason && `: ${reason}` };
  return { zh: `${at} ${by} ${how.zh}${why.zh}`, en: `${at} ${by} ${how.en}${why.en}` };
}
