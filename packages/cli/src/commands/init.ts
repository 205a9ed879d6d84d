import { writeFile } from "node:fs/promises";
import { itemJsonSchema, readItem } from "@banjian/core";
import { scenarioJsonSchema } from "@banjian/sim";
import { command } from "../command.js";
import { cliError } from "../errors.js";
import { itemTemplate, scenarioTemplate } from "../item-template.js";
import { jsonText, textOfLines } from "../print.js";

/** A new item file to start from, and its scenarios. */
export const init = command({
  name: "init",
  about: {
    zh: "新建事项文件和它的情景：每一部分都有注释说明，可直接检查、试办和修改",
    en: "start a new item and its scenarios: sound files with comments that explain every part",
  },
  operands: [
    {
      syntax: "<code>",
      about: { zh: "事项编码，也是文件名", en: "the code of the item, and the name of the file" },
    },
  ],
  notes: {
    zh: "同时写入 item.schema.json 和 scenarios.schema.json，供编辑器补全和说明；已有的文件不会被覆盖。",
    en: "Writes item.schema.json and scenarios.schema.json too, for editors to complete and explain. No file is overwritten.",
  },
  examples: ["banjian init signboard", "banjian init signboard --lang zh"],
  run: async (context, { operands: [code = ""] }) => {
    const { lang, json, colours } = context;
    const file = `${code}.yaml`;
    const text = itemTemplate(code, lang);
    if (!readItem(text, file).ok) {
      const wanted = {
        zh: "以字母或汉字开头，其后可用字母、汉字、数字、“-”和“_”",
        en: 'a letter or Chinese character, then also digits, "-" and "_"',
      };
      throw cliError("ARGUMENT_INVALID", { argument: "code", given: code, wanted });
    }
    const scenarios = `${code}.scenarios.yaml`;
    await writeNew(file, text);
    const written = [file];
    const beside = {
      [scenarios]: scenarioTemplate(code, lang),
      "item.schema.json": jsonText(itemJsonSchema(lang)),
      "scenarios.schema.json": jsonText(scenarioJsonSchema()),
    };
    for (const [name, content] of Object.entries(beside)) {
      if (await isNew(name, content)) written.push(name);
    }
    const next = {
      zh: `下一步：banjian check ${file}，再 banjian test ${scenarios}`,
      en: `Next: banjian check ${file}, then banjian test ${scenarios}`,
    }[lang];
    await context.out(json ? jsonText({ written }) : textOfLines([...written, colours.dim(next)]));
    return 0;
  },
});

async function writeNew(file: string, text: string): Promise<void> {
  if (!(await isNew(file, text))) throw cliError("FILE_EXISTS", { file });
}

/** Writes a file unless there is one of that name, and says whether it did. */
async function isNew(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: "wx" });
    return true;
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    if (reason === "EEXIST") return false;
    throw cliError("FILE_UNWRITABLE", { file, reason });
  }
}
