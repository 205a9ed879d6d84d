import { existsSync, readdirSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import {
  codeOf,
  type Drift,
  type DriftReport,
  driftOf,
  itemFromTask,
  readNationalTasks,
  type TableRow,
} from "@banjian/core";
import { isItemFile } from "@banjian/sim";
import { checkedItem } from "../checked-item.js";
import { command, flag, value } from "../command.js";
import type { Context } from "../context.js";
import { csvRows } from "../csv.js";
import { cliError } from "../errors.js";
import { inOneLanguage } from "../in-one-language.js";
import { itemFiles } from "../item-files.js";
import { jsonText, textOfLines } from "../print.js";
import { needed } from "../word-options.js";
import { writeText } from "../write-text.js";

/** Holds a folder of items against the national tables, and begins the files of those that are missing. */
export const catalogueImport = command({
  name: "catalogue import",
  about: {
    zh: "对照国家平台的事项表：哪些不同、缺少、已停用；可为缺少的写出事项文件",
    en: "hold items against the tables of the national platform, and begin the files of those missing",
  },
  operands: [
    {
      syntax: "<tables>",
      about: {
        zh: "存放 up_task_general_basic.csv 和 up_task_general_material.csv 的文件夹",
        en: "the folder with up_task_general_basic.csv and up_task_general_material.csv",
      },
    },
  ],
  options: {
    into: value("--into <folder>", { zh: "事项文件夹", en: "the folder of items" }, (text) => text),
    write: flag("--write", {
      zh: "写出缺少的事项文件（不改动已有的）",
      en: "write the files that are missing (none that is there is changed)",
    }),
  },
  notes: {
    zh: "事项以 catalog-code（基本编码）对应。每次同步都报告不同之处；有不同、缺少或已停用的，以 1 退出。",
    en: "Items correspond by their catalog-code. Every run reports the drift; the exit code is 1 where there is any.",
  },
  examples: [
    "banjian catalogue import tables --into items",
    "banjian catalogue import tables --into items --write",
  ],
  run: async (context, { operands: [tables = ""], options }) => {
    const folder = needed("--into", options.into);
    const basic = await tableIn(tables, "up_task_general_basic");
    const tasks = readNationalTasks(basic, await materialsIn(tables));
    const files = hasItems(folder) ? await itemFiles([folder]) : [];
    const items = await Promise.all(files.map(({ file }) => checkedItem(file)));
    const report = driftOf(items, tasks);
    if (options.write) {
      await mkdir(folder, { recursive: true });
      for (const task of report.missing) {
        await writeText(path.join(folder, `${codeOf(task)}.yaml`), itemFromTask(task));
      }
    }
    await context.out(context.json ? jsonText(asData(report, context)) : lines(report, context));
    const same = [report.differing, report.missing, report.gone].every((list) => list.length === 0);
    return same ? 0 : 1;
  },
});

function hasItems(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some(isItemFile);
}

async function tableIn(folder: string, name: string): Promise<readonly TableRow[]> {
  const file = path.join(folder, `${name}.csv`);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw cliError("FILE_UNREADABLE", { file, reason });
  });
  return csvRows(text);
}

async function materialsIn(folder: string): Promise<readonly TableRow[]> {
  const name = "up_task_general_material";
  return existsSync(path.join(folder, `${name}.csv`)) ? tableIn(folder, name) : [];
}

function asData({ differing, missing, gone }: DriftReport, { lang }: Context): object {
  return {
    differing: differing.map(({ item, drifts }) => ({
      code: item.code,
      drifts: inOneLanguage(drifts, lang),
    })),
    missing: missing.map(({ catalogCode, taskCode, title }) => ({ catalogCode, taskCode, title })),
    gone: gone.map(({ code }) => code),
  };
}

function lines({ differing, missing, gone }: DriftReport, { lang, colours }: Context): string {
  const words = {
    zh: { missing: "这里缺少", gone: "国家平台已停用或没有", same: "没有不同。", here: "这里" },
    en: {
      missing: "missing here",
      gone: "no longer in force there",
      same: "There is no drift.",
      here: "here",
    },
  }[lang];
  const drift = ({ what, national, here }: Drift) =>
    `  ${what[lang]}: ${national[lang]}  (${words.here}: ${here[lang]})`;
  const told = [
    ...differing.flatMap(({ item, drifts }) => [
      colours.bold(`${item.code}  ${item.title[lang]}`),
      ...drifts.map(drift),
    ]),
    ...missing.map(({ catalogCode, title }) => `${words.missing}: ${catalogCode}  ${title}`),
    ...gone.map(({ code, title }) => `${words.gone}: ${code}  ${title[lang]}`),
  ];
  return textOfLines(told.length === 0 ? [words.same] : told);
}
