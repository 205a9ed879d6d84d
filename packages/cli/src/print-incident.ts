import type { Text } from "@banjian/base";
import type { Incident } from "@banjian/engine";
import type { Context } from "./context.js";

/** What failed and where, since when, and the word that ended it. */
export function incidentLines(
  { id, work, caseId, position, error, openedAt, closed }: Incident,
  { lang, colours }: Pick<Context, "lang" | "colours">,
): string[] {
  const what = whatFailed({ work, caseId, position });
  const open = { zh: `自 ${openedAt} 待处理`, en: `open since ${openedAt}` }[lang];
  return [
    `${colours.bold(id)}  ${what[lang]}`,
    `    ${error}`,
    `    ${closed === undefined ? colours.red(open) : endedText(closed)[lang]}`,
  ];
}

function whatFailed({
  work,
  caseId,
  position,
}: Pick<Incident, "work" | "caseId" | "position">): Text {
  const [kind, name] = work.split(":");
  if (kind === "sweep") {
    return { zh: `巡查无法处理办件 ${caseId}`, en: `the sweep cannot take up case ${caseId}` };
  }
  if (kind === "fold") {
    return caseId === ""
      ? {
          zh: "许多办件与其事实不符，未停办任何一件：可能是程序版本不同（banjian verify）",
          en: "many cases are not what their facts add up to, and none was stopped: the program may be of another release (banjian verify)",
        }
      : {
          zh: `办件 ${caseId} 与其事实不符，已停办（banjian verify ${caseId}）`,
          en: `case ${caseId} is not what its facts add up to, and is stopped (banjian verify ${caseId})`,
        };
  }
  if (kind === "inbound") {
    return caseId === ""
      ? {
          zh: `系统 ${name} 发来的行读不了（banjian message parked --open）`,
          en: `rows of the system ${name} cannot be read (banjian message parked --open)`,
        }
      : {
          zh: `系统 ${name} 关于办件 ${caseId} 的消息无法接收（banjian message parked）`,
          en: `messages of the system ${name} about case ${caseId} cannot be taken (banjian message parked)`,
        };
  }
  if (kind === "rewind") {
    return {
      zh: "数据库回到了较早的状态（banjian db restored）；记得的与现有的纪元、序位",
      en: "the database has gone back to an earlier time (banjian db restored); epoch and place as remembered, and as they are",
    };
  }
  if (kind === "rights") {
    return {
      zh: "运行时角色缺少权限（banjian db doctor、db plan --role）",
      en: "the role that runs the hall lacks rights (banjian db doctor, db plan --role)",
    };
  }
  if (kind === "messages") {
    return { zh: `接收端 ${name} 的消息已迟`, en: `messages for the sink ${name} are late` };
  }
  return caseId === ""
    ? { zh: `接收端 ${name} 无应答`, en: `the sink ${name} does not answer` }
    : {
        zh: `接收端 ${name} 不接受办件 ${caseId} 的事件 ${position}`,
        en: `the sink ${name} does not take event ${position} of case ${caseId}`,
      };
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
