import type { Text } from "@banjian/base";
import type { PayloadOf } from "../case/payload.js";
import { serviceWays } from "../case/service.js";
import type { Item } from "../item/item.js";

/** What a correction puts right, and why. */
export function sayCorrection(item: Item, payload: PayloadOf<"correct">): Text {
  const { zh, en } = whatOf(item, payload);
  const { reason } = payload;
  if (zh === "") return { zh: reason, en: reason };
  return { zh: `${zh}（${reason}）`, en: `${en} (${reason})` };
}

const none: Text = { zh: "", en: "" };

function whatOf(item: Item, payload: PayloadOf<"correct">): Text {
  switch (payload.what) {
    case "document": {
      const which = [payload.document, payload.number].filter(Boolean).join(" ");
      return { zh: `${which}：${payload.text}`, en: `${which}: ${payload.text}` };
    }
    case "form": {
      const titles = Object.keys(payload.form).map(
        (name) => item.file.item.form[name]?.title ?? { zh: name, en: name },
      );
      return {
        zh: `补填${titles.map((one) => one.zh).join("、")}`,
        en: `filled in: ${titles.map((one) => one.en).join(", ")}`,
      };
    }
    case "inspectors": {
      const names = payload.inspectors.map(({ id, name = id }) => name);
      return {
        zh: `${payload.procedure} 由${names.join("、")}办理`,
        en: `${payload.procedure} was carried out by ${names.join(", ")}`,
      };
    }
    case "opinion": {
      const { by, on, proof, agree } = payload;
      const who = by.name ?? by.id;
      return {
        zh: `${who} 已于 ${on} 审核，${agree ? "同意" : "不同意"}，${proof}`,
        en: `${who} had reviewed it on ${on} and ${agree ? "agreed" : "disagreed"}, ${proof}`,
      };
    }
    case "acceptance":
      return { zh: `受理日 ${payload.on}`, en: `accepted on ${payload.on}` };
    case "notice":
      return { zh: "撤回误录的补正告知", en: "took back a notice recorded by mistake" };
    case "service": {
      const way = serviceWays[payload.way];
      return {
        zh: `文书 ${payload.notice} ${way.zh}并未失败`,
        en: `${payload.notice} had not failed ${way.en}`,
      };
    }
    default:
      return none;
  }
}
