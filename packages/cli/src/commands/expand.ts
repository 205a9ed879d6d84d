import { coreError, readItem } from "@banjian/core";
import { command } from "../command.js";
import { expandedItem } from "../expand-item.js";
import { itemFile } from "../item-files.js";
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
    const { file, bytes } = await itemFile(named);
    const read = readItem(bytes, file);
    if (!read.ok) {
      const [first] = read.findings;
      const count = read.findings.length;
      const problem = first?.problem ?? { zh: "", en: "" };
      throw coreError("ITEM_INVALID", { file, count, first: problem, findings: read.findings });
    }
    const expanded = expandedItem(read.item, context.lang);
    await context.out(context.json ? jsonText(expanded) : readableYaml(expanded));
    return 0;
  },
});
