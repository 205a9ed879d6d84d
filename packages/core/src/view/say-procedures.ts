import type { Text } from "@banjian/base";
import { amountText } from "@banjian/calendar";
import type { Item, ProcedureDefinition } from "../item/item.js";

/** Which special procedures there may be, how long each takes and whether its time counts; undefined where there are none. */
export function sayProcedures({ procedures }: Item): Text | undefined {
  const said = [...procedures.values()].map(sayProcedure);
  if (said.length === 0) return undefined;
  return {
    zh: `其间可能进行${said.map(({ zh }) => zh).join("、")}`,
    en: `there may be ${said.map(({ en }) => en).join(", ")}`,
  };
}

function sayProcedure({ title, within, excludes }: ProcedureDefinition): Text {
  const notes = [
    ...(within === undefined
      ? []
      : [{ zh: amountText(within, "zh"), en: amountText(within, "en") }]),
    ...(excludes ? [{ zh: "不计时", en: "not counted" }] : []),
  ];
  if (notes.length === 0) return title;
  return {
    zh: `${title.zh}（${notes.map(({ zh }) => zh).join("，")}）`,
    en: `${title.en} (${notes.map(({ en }) => en).join(", ")})`,
  };
}
