import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Text } from "@banjian/base";
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
import { itemsOrBegun, type Unfinished } from "../begun-items.js";
import { command, flag, value } from "../command.js";
import type { Context } from "../context.js";
import { csvRows } from "../csv.js";
import { cliError } from "../errors.js";
import { inOneLanguage } from "../in-one-language.js";
import { jsonText, textOfLines } from "../print.js";
import { needed } from "../word-options.js";
import { writeFiles } from "../write-text.js";

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
    zh: "事项以 catalog-code（基本编码）对应。每次同步都报告不同之处；还有错误的文件另行列出，不影响其余。有不同、缺少、未写完或已停用的，以 1 退出。",
    en: "Items correspond by their catalog-code. Every run reports the drift; files that still have errors are listed and do not hide the rest. The exit code is 1 where there is any of these.",
  },
  examples: [
    "banjian catalogue import tables --into items",
    "banjian catalogue import tables --into items --write",
  ],
  run: async (context, { operands: [tables = ""], options }) => {
    const folder = needed("--into", options.into);
    const basic = await tableIn(tables, "up_task_general_basic");
    const tasks = readNationalTasks(basic, await materialsIn(tables));
    const { items, unfinished } = hasItems(folder)
      ? await itemsOrBegun(folder)
      : { items: [], unfinished: [] };
    const begun = unfinished.flatMap(({ catalogCode }) => catalogCode ?? []);
    const drift = driftOf(items, tasks, new Set(begun));
    const written = options.write ? await writeMissing(folder, drift.missing) : [];
    const report = { ...drift, unfinished, written };
    await context.out(context.json ? jsonText(asData(report, context)) : lines(report, context));
    const { differing, missing, gone } = report;
    const same = [differing, missing, gone, unfinished].every((list) => list.length === 0);
    return same ? 0 : 1;
  },
});

type Report = DriftReport & {
  readonly unfinished: readonly Unfinished[];
  readonly written: readonly string[];
};

/** Begins the files of what is missing, and tells which; one that is there under that name stays as it is. */
async function writeMissing(folder: string, missing: DriftReport["missing"]): Promise<string[]> {
  const wanted = missing.map((task) => [`${codeOf(task)}.yaml`, itemFromTask(task)] as const);
  const files = new Map(wanted.filter(([name]) => !existsSync(path.join(folder, name))));
  await writeFiles(folder, files);
  return [...files.keys()].map((name) => path.join(folder, name));
}

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

function asData(report: Report, { lang }: Context): object {
  const { differing, missing, gone, unfinished, written } = report;
  return {
    differing: differing.map(({ item, drifts }) => ({
      code: item.code,
      drifts: inOneLanguage(drifts, lang),
    })),
    missing: missing.map(({ catalogCode, taskCode, title }) => ({ catalogCode, taskCode, title })),
    gone: gone.map(({ code }) => code),
    unfinished,
    written,
  };
}

function lines(report: Report, { lang, colours }: Context): string {
  const { differing, missing, gone, unfinished, written } = report;
  const words = {
    zh: {
      missing: "这里缺少",
      gone: "国家平台已停用或没有",
      same: "没有不同。",
      here: "这里",
      written: "已写出",
    },
    en: {
      missing: "missing here",
      gone: "no longer in force there",
      same: "There is no drift.",
      here: "here",
      written: "written",
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
    ...unfinished.map((one) => unfinishedText(one)[lang]),
    ...gone.map(({ code, title }) => `${words.gone}: ${code}  ${title[lang]}`),
  ];
  const files = written.map((file) => `${words.written}: ${file}`);
  return textOfLines(told.length === 0 ? [words.same] : [...told, ...files]);
}

function unfinishedText({ file, catalogCode = "", errors }: Unfinished): Text {
  return {
    zh: `尚未写完，未作对照: ${catalogCode}  ${file}（${errors} 个错误，见 banjian check）`,
    en: `not finished, not compared: ${catalogCode}  ${file} (errors: ${errors}; see banjian check)`,
  };
}
