import { engineError } from "@banjian/engine";
import { checkedItem } from "../checked-item.js";
import { command } from "../command.js";
import { itemFiles } from "../item-files.js";
import { itemTypesText } from "../item-types-text.js";
import { jsonText } from "../print.js";
import { outputOption, writeOutput } from "../write-output.js";

/** The TypeScript types of a catalogue. */
export const itemTypes = command({
  name: "types",
  about: {
    zh: "由事项文件生成 TypeScript 类型：表单、材料、动作、部门、期限",
    en: "write the TypeScript types of item files: forms, materials, actions, departments, limits",
  },
  operands: [
    {
      syntax: "<file...>",
      about: { zh: "事项文件，或存放它们的文件夹", en: "item files, or folders of them" },
    },
  ],
  options: { output: outputOption },
  notes: {
    zh: "写 openHall<Items>(…)，hall.submit 和 hall.act 就由编辑器补全、由编译器检查。",
    en: "With openHall<Items>(…) an editor completes hall.submit and hall.act, and the compiler checks them.",
  },
  examples: ["banjian types items -o src/items.d.ts"],
  run: async (context, { operands, options }) => {
    const files = await itemFiles(operands);
    const items = await Promise.all(files.map(({ file }) => checkedItem(file)));
    items.forEach(({ code }, index) => {
      const first = items.findIndex((one) => one.code === code);
      if (first === index) return;
      const twins = [first, index].map((at) => files[at]?.file ?? "");
      throw engineError("ITEM_TWICE", { code, files: twins });
    });
    const text = itemTypesText(items, `banjian types ${operands.join(" ")}`);
    await writeOutput(context, options.output, context.json ? jsonText({ types: text }) : text);
    return 0;
  },
});
