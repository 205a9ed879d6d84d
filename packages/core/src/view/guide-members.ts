import type { Text } from "@banjian/base";
import { sayAllowance } from "../definition/allowance.js";
import { departmentTitle, type Item } from "../item/item.js";

/** The title of the item of this code, as far as it is known. */
export type TitleOf = (code: string) => Text | undefined;

/** The items a bundle joins; one that is not known stands by its branch and its code. */
export function membersSection(item: Item, titleOf: TitleOf) {
  const { file } = item;
  const titles = (ids: readonly string[]) => {
    const all = ids.map(
      (id) => file.item.materials.find((one) => one.id === id)?.title ?? same(id),
    );
    return { zh: all.map(({ zh }) => zh).join("、"), en: all.map(({ en }) => en).join(", ") };
  };
  return {
    title: { zh: "组成事项", en: "The items it joins" },
    head: [
      { zh: "事项", en: "Item" },
      { zh: "部门", en: "Department" },
      { zh: "期限", en: "Limit" },
      { zh: "证件", en: "Certificate" },
      { zh: "材料", en: "Documents" },
    ],
    rows: Object.entries(file.members).map(([id, member]) => {
      const branch = item.branches.get(id);
      const within = item.limits.get(`branch:${id}`)?.within;
      const { zh, en } = branch?.title ?? same(id);
      return [
        titleOf(member.item) ?? { zh: `${zh}（${member.item}）`, en: `${en} (${member.item})` },
        branch === undefined ? same("") : departmentTitle(item, branch.department),
        within === undefined ? same("") : sayAllowance(within),
        same(member.certificate ?? ""),
        titles(member.materials),
      ];
    }),
  };
}

function same(text: string): Text {
  return { zh: text, en: text };
}
