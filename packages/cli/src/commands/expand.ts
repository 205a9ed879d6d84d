import { checkedItem } from "../checked-item.js";
import { command } from "../command.js";
import { expandedItem } from "../expand-item.js";
import { jsonText } from "../print.js";
import { readableYaml } from "../readable-yaml.js";

/** The plain statechart that an item file comes to. */
export const expand = command({
  name: "expand",
  about: {
    zh: "展开事项文件：完整的状态图和全部期限",
    en: "print the plain statechart and the limits an item file comes to",
  },
  operands: [{ syntax: "<file>", about: { zh: "事项文件", en: "an item file" } }],
  examples: ["banjian expand examples/items/food-business-licence.yaml"],
  run: async (context, { operands: [named = ""] }) => {
    const expanded = expandedItem(await checkedItem(named), context.lang);
    await context.out(context.json ? jsonText(expanded) : readableYaml(expanded));
    return 0;
  },
});
