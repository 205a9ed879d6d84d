import { CodedError, defineErrors, type Text } from "@banjian/base";

const seeHelp = {
  zh: "加 --help 查看用法和示例。",
  en: "Add --help for the usage with examples.",
};

/** What somebody at the command line can meet, beside what the packages below refuse. */
export const cliError = defineErrors({
  COMMAND_UNKNOWN: {
    says: (it: { command: string; near: readonly string[] }) => ({
      zh: `没有命令“${it.command}”${asked(it.near).zh}`,
      en: `there is no command "${it.command}"${asked(it.near).en}`,
    }),
    hint: { zh: "运行 banjian --help 查看全部命令。", en: "Run banjian --help for all commands." },
  },
  OPTION_UNKNOWN: {
    says: (it: { option: string; near: readonly string[] }) => ({
      zh: `没有选项“${it.option}”${asked(it.near).zh}`,
      en: `there is no option "${it.option}"${asked(it.near).en}`,
    }),
    hint: seeHelp,
  },
  OPTION_MISSING: {
    says: (it: { option: string }) => ({
      zh: `缺少选项“${it.option}”`,
      en: `the option "${it.option}" is missing`,
    }),
    hint: seeHelp,
  },
  OPTION_VALUE_MISSING: {
    says: (it: { option: string }) => ({
      zh: `选项“${it.option}”缺少值`,
      en: `the option "${it.option}" has no value`,
    }),
    hint: seeHelp,
  },
  OPTION_INVALID: {
    says: (it: { option: string; given: string; allowed: readonly string[] }) => ({
      zh: `选项“${it.option}”不能是“${it.given}”，可以是：${it.allowed.join("、")}`,
      en: `the option "${it.option}" cannot be "${it.given}"; it can be: ${it.allowed.join(", ")}`,
    }),
    hint: seeHelp,
  },
  ARGUMENT_MISSING: {
    says: (it: { argument: string }) => ({
      zh: `缺少参数“${it.argument}”`,
      en: `the argument "${it.argument}" is missing`,
    }),
    hint: seeHelp,
  },
  ARGUMENTS_TOO_MANY: {
    says: (it: { surplus: readonly string[] }) => ({
      zh: `多余的参数：${it.surplus.join("、")}`,
      en: `there are too many arguments: ${it.surplus.join(", ")}`,
    }),
    hint: seeHelp,
  },
  ARGUMENT_INVALID: {
    says: (it: { argument: string; given: string; wanted: Text }) => ({
      zh: `参数“${it.argument}”不能是“${it.given}”，应为${it.wanted.zh}`,
      en: `the argument "${it.argument}" cannot be "${it.given}", it has to be ${it.wanted.en}`,
    }),
    hint: seeHelp,
  },
  FILE_UNREADABLE: {
    says: (it: { file: string; reason: string }) => ({
      zh: `无法读取“${it.file}”（${it.reason}）`,
      en: `"${it.file}" cannot be read (${it.reason})`,
    }),
    hint: {
      zh: "请检查路径是否写对、是否有读取权限。",
      en: "Check the path, and that you may read it.",
    },
  },
  FILE_NOT_JSON: {
    says: (it: { file: string }) => ({
      zh: `“${it.file}”不是 JSON`,
      en: `"${it.file}" is no JSON`,
    }),
    hint: {
      zh: "请写成 JSON：节假日通知按内置通知的格式（banjian help calendar load），报告用 --json 输出。",
      en: "Write it as JSON: a notice like the bundled ones (banjian help calendar load), a report by --json.",
    },
  },
  FILE_EXISTS: {
    says: (it: { file: string }) => ({
      zh: `文件“${it.file}”已经存在`,
      en: `there is a file "${it.file}" already`,
    }),
    hint: { zh: "请换一个编码，或先移走它。", en: "Choose another code, or move the file away." },
  },
  FILE_UNWRITABLE: {
    says: (it: { file: string; reason: string }) => ({
      zh: `无法写入“${it.file}”（${it.reason}）`,
      en: `"${it.file}" cannot be written (${it.reason})`,
    }),
    hint: {
      zh: "请检查文件夹是否存在、是否有写入权限。",
      en: "Check that the folder exists, and that you may write there.",
    },
  },
  FOLDER_WITHOUT_ITEMS: {
    says: (it: { folder: string }) => ({
      zh: `文件夹“${it.folder}”中没有 .yaml 或 .yml 文件`,
      en: `the folder "${it.folder}" holds no .yaml or .yml file`,
    }),
    hint: {
      zh: "请给出直接存放事项文件的文件夹；不会读取下级文件夹。",
      en: "Give the folder in which the item files lie; folders below it are not read.",
    },
  },
  FOLDER_WITHOUT_SCENARIOS: {
    says: (it: { folder: string }) => ({
      zh: `文件夹“${it.folder}”中没有情景文件`,
      en: `the folder "${it.folder}" holds no scenario file`,
    }),
    hint: {
      zh: "情景文件的名字以 .scenarios.yaml 结尾；不会读取下级文件夹。",
      en: "The name of a scenario file ends in .scenarios.yaml; folders below are not read.",
    },
  },
  ITEM_WITHOUT_SCENARIOS: {
    says: (it: { item: string }) => ({
      zh: `“${it.item}”旁没有写它的情景文件`,
      en: `beside "${it.item}" there is no scenario file about it`,
    }),
    hint: {
      zh: "情景文件的名字以 .scenarios.yaml 结尾，用 item: 写明事项文件；`banjian explore --scenarios 文件` 可以写出一份。",
      en: "The name of a scenario file ends in .scenarios.yaml, and it names the item file after item:; `banjian explore --scenarios FILE` writes one.",
    },
  },
  DATABASE_MISSING: {
    says: (it: { folder: string }) => ({
      zh: `文件夹“${it.folder}”中没有数据库`,
      en: `there is no database in the folder "${it.folder}"`,
    }),
    hint: {
      zh: "请用 --db 或 BANJIAN_DB 指明数据库，或运行 banjian db migrate 新建。",
      en: "Name the database with --db or BANJIAN_DB, or make it with banjian db migrate.",
    },
  },
  TENANT_UNKNOWN: {
    says: (it: { tenant: string; known: readonly string[] }) => ({
      zh: `厅“${it.tenant}”在数据库中没有任何内容；有：${it.known.join("、") || "无"}`,
      en: `the hall "${it.tenant}" has nothing in the database; there are: ${it.known.join(", ") || "none"}`,
    }),
    hint: {
      zh: "用 --tenant 或 BANJIAN_TENANT 指明厅，即 openHall 的 tenant。",
      en: "Name the hall with --tenant or BANJIAN_TENANT, as openHall's tenant does.",
    },
  },
  TENANTS_NONE: {
    says: () => ({ zh: "数据库中还没有任何厅", en: "no hall has anything in the database" }),
    hint: {
      zh: "确认 --db 指向正确的数据库；厅比备份更新时，用 --tenant 指明它。",
      en: "Check that --db names the database you mean; name a hall that is younger than the backup with --tenant.",
    },
  },
  RULE_UNKNOWN: {
    says: (it: { rule: string; known: readonly string[] }) => ({
      zh: `没有检查或拒绝代码“${it.rule}”，检查有 ${it.known[0]} 至 ${it.known.at(-1)}`,
      en: `there is no check and no refusal "${it.rule}"; the checks are ${it.known[0]} to ${it.known.at(-1)}`,
    }),
    hint: {
      zh: "运行 banjian explain 列出全部检查和代码。",
      en: "Run banjian explain for a list.",
    },
  },
  VARIANT_UNKNOWN: {
    says: (it: { variant: string; known: readonly string[] }) => ({
      zh: `计划中没有变体“${it.variant}”，有：${it.known.join("、") || "无"}`,
      en: `the plan has no variant "${it.variant}"; it has: ${it.known.join(", ") || "none"}`,
    }),
    hint: {
      zh: "变体写在计划的 variants 下；--what-if all 试全部。",
      en: "Variants stand under variants in the plan; --what-if all plays each.",
    },
  },
  ITEMS_NOT_ONE: {
    says: (it: { before: string; after: string }) => ({
      zh: `“${it.before}”和“${it.after}”不是同一事项`,
      en: `"${it.before}" and "${it.after}" are not the same item`,
    }),
    hint: { zh: "请给出同一编码的两个版本。", en: "Give two versions with one code." },
  },
  CASES_NONE: {
    says: () => ({ zh: "这个厅还没有办件", en: "this hall has no case yet" }),
    hint: {
      zh: "请确认 --db 指向正确的数据库。",
      en: "Check that --db names the database you mean.",
    },
  },
  CASE_NOWHERE: {
    says: (it: { caseId: string }) => ({
      zh: `数据库中没有办件 ${it.caseId}`,
      en: `there is no case ${it.caseId} in the database`,
    }),
    hint: {
      zh: "核对编号；--tenant 限定了厅。",
      en: "Check the number; --tenant names the hall to look in.",
    },
  },
  NOTICE_MISSING: {
    says: (it: { year: number; first: number; last: number }) => ({
      zh: `没有 ${it.year} 年的放假通知，内置的是 ${it.first} 至 ${it.last} 年`,
      en: `no notice for ${it.year} is bundled; there are those for ${it.first} to ${it.last}`,
    }),
    hint: {
      zh: "尚未公布放假安排的年份只能暂定推算。",
      en: "A year whose schedule is not published is counted provisionally.",
    },
  },
  DOCUMENT_UNKNOWN: {
    says: (it: { number: string; known: readonly string[] }) => ({
      zh: `没有文书“${it.number}”；有：${it.known.join("、") || "无"}`,
      en: `there is no document "${it.number}"; there are: ${it.known.join(", ") || "none"}`,
    }),
    hint: {
      zh: "用 banjian document list 查看编号。",
      en: "See banjian document list for the numbers.",
    },
  },
  REQUEST_NOT_JSON: {
    says: () => ({ zh: "这一行不是 JSON", en: "the line is no JSON" }),
    hint: { zh: "每行写一个 JSON 对象。", en: "Write one JSON object on each line." },
  },
  REQUEST_TOO_LONG: {
    says: (it: { longest: number }) => ({
      zh: `这一行超过 ${it.longest} 个字符`,
      en: `the line has more than ${it.longest} characters`,
    }),
    hint: { zh: "每行写一个 JSON 对象。", en: "Write one JSON object on each line." },
  },
  REQUEST_KEY_UNKNOWN: {
    says: (it: { key: string; known: readonly string[] }) => ({
      zh: `不认识“${it.key}”，可以写：${it.known.join("、")}`,
      en: `"${it.key}" is no key of a request; there are: ${it.known.join(", ")}`,
    }),
    hint: { zh: "删去或改正这个键。", en: "Leave the key out or correct it." },
  },
  REQUEST_INVALID: {
    says: (it: { problem: Text }) => it.problem,
    hint: {
      zh: "按 --help 中的示例书写请求。",
      en: "Write the request as in the example of --help.",
    },
  },
  STORY_STEP: {
    says: (it: { step: number; at: string; does: string; why: Text }) => ({
      zh: `故事第 ${it.step} 步（${it.at} ${it.does}）与所写不符：${it.why.zh}`,
      en: `step ${it.step} of the story (${it.at}, ${it.does}) did not go as written: ${it.why.en}`,
    }),
    hint: {
      zh: "改正这一步，或写明 refused: 错误代码；事项不在示例中的，用 --items 指出其文件夹。",
      en: "Correct the step, or write refused: CODE; where the item is none of the examples, name its folder by --items.",
    },
  },
  UNEXPECTED: {
    says: (it: { reason: string }) => ({
      zh: `程序出错：${it.reason}`,
      en: `the program failed: ${it.reason}`,
    }),
    hint: {
      zh: "这是程序的缺陷，请连同命令行一起报告。",
      en: "This is a defect of the program: report it with the command line.",
    },
  },
});

/** Any error as one that can be shown: a bug becomes UNEXPECTED. */
export function codedError(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return cliError("UNEXPECTED", { reason });
}

// What keeps a command from running at all; every other code is the answer to what it was asked.
const families =
  /^(COMMAND|OPTION|ARGUMENT|ARGUMENTS|RULE|FILE|FOLDER|ITEMS_FOLDER|DATABASE|SCHEMA|STORE|TENANTS?|UNEXPECTED)(_|$)/;

/** 2 when the command could not run, 1 when it ran and refused. */
export function exitCodeOf({ code }: CodedError): 1 | 2 {
  return families.test(code) ? 2 : 1;
}

function asked(near: readonly string[]): Text {
  if (near.length === 0) return { zh: "", en: "" };
  return { zh: `，是否指“${near.join("”或“")}”`, en: `; did you mean "${near.join('" or "')}"` };
}
