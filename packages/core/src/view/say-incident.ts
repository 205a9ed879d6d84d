import type { Text } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import type { FactOf } from "../case/fact.js";
import type { Item } from "../item/item.js";
import type { Said } from "./said.js";

/** What became of work on the case that had failed, in words. */
export function sayIncident(
  _item: Item,
  _state: CaseState,
  { incident, work, outcome, decidedBy, reason, event }: FactOf<"incident-settled">,
): Said {
  const what = failedWork(work, event);
  const how = {
    retried: { zh: "要求重试", en: "had it tried again" },
    skipped: { zh: "要求略过", en: "had it left out" },
  }[outcome];
  return {
    tone: "warn",
    what: {
      zh: `故障 ${incident}：${what.zh}；${decidedBy} ${how.zh}：${reason}`,
      en: `incident ${incident}: ${what.en}; ${decidedBy} ${how.en}: ${reason}`,
    },
  };
}

function failedWork(
  work: string,
  event: { readonly id: string; readonly name: string } | undefined,
): Text {
  const [kind, name = ""] = work.split(":");
  if (kind === "sink") {
    const which = event === undefined ? "" : ` ${event.name} (${event.id})`;
    return {
      zh: `接收端 ${name} 不接受事件${which}`,
      en: `the sink ${name} did not take the event${which}`,
    };
  }
  if (kind === "sweep") return { zh: "巡查无法处理", en: "the sweep could not take it up" };
  if (kind === "fold") {
    return {
      zh: "与其事实不符，曾停办",
      en: "it was not what its facts add up to, and was stopped",
    };
  }
  return { zh: `${name} 的消息无法接收`, en: `messages of ${name} could not be taken` };
}
