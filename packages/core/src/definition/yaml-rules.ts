import type { Complaint } from "./finding.js";

/** How large an item file may be; more than any item written by hand needs, little enough to read within a second. */
export const yamlBounds = { bytes: 256 * 1024, tokens: 200_000, depth: 32, findings: 100 } as const;

const kilobytes = yamlBounds.bytes / 1024;

/** What the reader of item files says, a rule of docs/RULES.md each; YAML17 is in yaml-syntax-rule.ts. */
export const yamlRules = {
  tooLarge: (): Complaint => ({
    rule: "YAML1",
    problem: {
      zh: `文件超过 ${kilobytes} KB`,
      en: `the file is larger than ${kilobytes} KB`,
    },
    hint: { zh: "请把它分成几个事项。", en: "Split it into several items." },
  }),
  notUtf8: (): Complaint => ({
    rule: "YAML2",
    problem: { zh: "从这里起不是 UTF-8 文本", en: "from here on the file is not UTF-8 text" },
    hint: { zh: "请在编辑器中另存为 UTF-8 编码。", en: "Save it as UTF-8 in your editor." },
  }),
  unsafeCharacter: (code: string): Complaint => ({
    rule: "YAML3",
    problem: { zh: `不允许的字符 ${code}`, en: `the character ${code} is not allowed` },
    hint: {
      zh: "请删除这个字符；换行请用 LF 或 CRLF。",
      en: "Delete the character; end lines with LF or CRLF.",
    },
  }),
  tooManyTokens: (): Complaint => ({
    rule: "YAML4",
    problem: {
      zh: `文件的记号超过 ${yamlBounds.tokens} 个`,
      en: `the file has more than ${yamlBounds.tokens} tokens`,
    },
    hint: { zh: "请把它分成几个事项。", en: "Split it into several items." },
  }),
  tooDeep: (): Complaint => ({
    rule: "YAML5",
    problem: {
      zh: `嵌套超过 ${yamlBounds.depth} 层`,
      en: `the nesting is deeper than ${yamlBounds.depth} levels`,
    },
    hint: {
      zh: "请减少嵌套层数，并检查缩进。",
      en: "Nest less deeply, and check the indentation.",
    },
  }),
  anchorOrAlias: (mark: string): Complaint => ({
    rule: "YAML6",
    problem: {
      zh: `不允许使用锚点和别名“${mark}”`,
      en: `anchors and aliases are not allowed: "${mark}"`,
    },
    hint: {
      zh: "请把内容完整写出；以 & 或 * 开头的文字请加引号。",
      en: "Write the content out; put text that begins with & or * in quotes.",
    },
  }),
  tag: (tag: string): Complaint => ({
    rule: "YAML7",
    problem: { zh: `不允许使用标签“${tag}”`, en: `tags are not allowed: "${tag}"` },
    hint: {
      zh: "请删除标签；以 ! 开头的文字请加引号。",
      en: "Delete the tag; put text that begins with ! in quotes.",
    },
  }),
  mergeKey: (): Complaint => ({
    rule: "YAML8",
    problem: { zh: "不允许使用合并键“<<”", en: 'the merge key "<<" is not allowed' },
    hint: { zh: "请把内容完整写出。", en: "Write the content out." },
  }),
  directive: (line: string): Complaint => ({
    rule: "YAML9",
    problem: { zh: `不允许使用指令“${line}”`, en: `directives are not allowed: "${line}"` },
    hint: { zh: "请删除以 % 开头的这一行。", en: "Delete this line that begins with %." },
  }),
  secondDocument: (): Complaint => ({
    rule: "YAML10",
    problem: { zh: "一个文件只能有一个文档", en: "a file holds one document only" },
    hint: {
      zh: "请删除“---”，或把后面的文档放入另一个文件。",
      en: 'Delete the "---", or put what follows it in a file of its own.',
    },
  }),
  empty: (): Complaint => ({
    rule: "YAML11",
    problem: { zh: "文件没有内容", en: "the file is empty" },
    hint: { zh: "请写入一个事项。", en: "Write an item in it." },
  }),
  duplicateKey: (key: string, line: number): Complaint => ({
    rule: "YAML12",
    problem: {
      zh: `键“${key}”重复，第 ${line} 行已有`,
      en: `the key "${key}" stands already on line ${line}`,
    },
    hint: { zh: "请改名，或合并两处内容。", en: "Rename one of the two, or join what they hold." },
  }),
  keyNotText: (): Complaint => ({
    rule: "YAML13",
    problem: { zh: "键不是文字", en: "the key is not text" },
    hint: {
      zh: "请给数字、true、false 和 null 加引号；空键、列表和映射不能作键。",
      en: "Put a number, true, false or null in quotes; nothing, a list or a mapping cannot be a key.",
    },
  }),
  reservedKey: (key: string): Complaint => ({
    rule: "YAML14",
    problem: { zh: `“${key}”是保留名称，不能作键`, en: `"${key}" is a reserved name and no key` },
    hint: { zh: "请换一个名称。", en: "Choose another name." },
  }),
  inexactNumber: (written: string): Complaint => ({
    rule: "YAML15",
    problem: {
      zh: `数字“${written}”无法原样读取`,
      en: `the number "${written}" cannot be read as it is written`,
    },
    hint: {
      zh: "请写成普通的十进制数，有效数字不超过 15 位；编号请加引号。",
      en: "Write a plain decimal number of at most 15 digits; put a code or an id in quotes.",
    },
  }),
  tabAsIndentation: (): Complaint => ({
    rule: "YAML16",
    problem: { zh: "不能用制表符缩进", en: "a tab is no indentation" },
    hint: { zh: "请改用空格缩进。", en: "Indent with spaces." },
  }),
  moreFindings: (): Complaint => ({
    rule: "YAML18",
    problem: {
      zh: `问题超过 ${yamlBounds.findings} 个，从这里起不再列出`,
      en: `there are more than ${yamlBounds.findings} findings; those found after this one are not listed`,
    },
    hint: { zh: "请先修改已列出的问题，再检查一次。", en: "Repair those listed and check again." },
  }),
};
