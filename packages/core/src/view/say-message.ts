import type { CaseState } from "../case/case-state.js";
import type { FactOf } from "../case/fact.js";
import { departmentTitle, type Item } from "../item/item.js";
import { messageShapes } from "../messages/message-shapes.js";
import type { Said } from "./said.js";

/** What the system of a department has told, in words. */
export function sayMessage(
  item: Item,
  _state: CaseState,
  { branch, system, message }: FactOf<"message-received">,
): Said {
  const department = item.branches.get(branch)?.department ?? branch;
  const whose = departmentTitle(item, department);
  const { title } = messageShapes[message.kind];
  const { version } = message;
  return {
    tone: "flow",
    what: {
      zh: `${whose.zh}的系统“${system}”告知：${title.zh}（第 ${version} 版）`,
      en: `the system "${system}" of ${whose.en} tells: ${title.en} (version ${version})`,
    },
  };
}
