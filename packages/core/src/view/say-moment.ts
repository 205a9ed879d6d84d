import type { Text } from "@banjian/base";
import { milestoneTitle } from "../definition/decision-words.js";
import type { Moment } from "../definition/moment.js";
import type { Item } from "../item/item.js";

/** A moment of an item in words: "start of the site check", "leaving booking". */
export function sayMoment(item: Item, moment: Moment): Text {
  if (typeof moment === "string") return milestoneTitle(item.file.item.type, moment);
  if ("enters" in moment) return around("进入“", stateTitle(item, moment.enters), "”", "entering ");
  if ("leaves" in moment) return around("离开“", stateTitle(item, moment.leaves), "”", "leaving ");
  if ("opens" in moment) return around("", procedureTitle(item, moment.opens), "开始", "start of ");
  if ("closes" in moment) return around("", procedureTitle(item, moment.closes), "结束", "end of ");
  if ("expires" in moment) {
    const title = item.limits.get(moment.expires)?.title ?? same(moment.expires);
    return around("", title, "届满", "end of the ");
  }
  const field = item.file.item.form[moment.day]?.title ?? same(moment.day);
  return around("表单“", field, "”所填之日", "the day given as ");
}

function stateTitle(item: Item, name: string): Text {
  return item.chart.states[name]?.title ?? same(name);
}

function procedureTitle(item: Item, name: string): Text {
  return item.procedures.get(name)?.title ?? same(name);
}

function around(before: string, { zh, en }: Text, after: string, english: string): Text {
  return { zh: `${before}${zh}${after}`, en: `${english}${en}` };
}

function same(text: string): Text {
  return { zh: text, en: text };
}
