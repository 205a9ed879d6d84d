import type { Text } from "@banjian/base";
import { sayCondition } from "../condition/say-condition.js";
import type { ItemFile } from "../definition/item-schema.js";
import { conditionScope } from "../item/condition-scope.js";
import type { Demanding } from "../item/demands.js";

/** Whether a material or a field is needed, and under which conditions: "yes", "no", "yes if staff > 0". */
export function sayNeed(
  file: ItemFile,
  { required, "only-when": only }: Demanding,
  { yes, no }: { readonly yes: Text; readonly no: Text } = yesOrNo,
): Text {
  const needed =
    typeof required === "object" ? after(yes, sayWhen(file, required.when)) : undefined;
  const said = needed ?? (required ? yes : no);
  return only === undefined ? said : after(said, sayWhen(file, only));
}

function after(said: Text, when: Text): Text {
  return { zh: `${when.zh}：${said.zh}`, en: `${said.en} ${when.en}` };
}

/** A condition of the item in words: "if staff > 0". */
export function sayWhen(file: ItemFile, condition: string): Text {
  const said = sayCondition(condition, conditionScope(file));
  return { zh: `当 ${said.zh}`, en: `if ${said.en}` };
}

const yesOrNo = { yes: { zh: "是", en: "yes" }, no: { zh: "否", en: "no" } };
