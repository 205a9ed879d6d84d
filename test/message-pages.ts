import {
  commonMessageFields,
  type FieldDefinition,
  fieldSources,
  fieldsOfMessage,
  messageCodes,
  messageFields,
  messageKinds,
  messageShapes,
  messagesJsonSchema,
} from "../packages/core/src/index.js";

type Kind = (typeof messageKinds)[number];

const intro = `# The fields of the ten messages · 十类消息的字段

Written by the tests from the same tables that the program checks messages by: \`pnpm exec vitest run --project house test/message-catalogue.test.ts -u\`. What the messages are for: [messages.md](messages.md).
由测试按程序核对消息所用的同一张表生成：\`pnpm exec vitest run --project house test/message-catalogue.test.ts -u\`。用途见[说明](messages.zh-CN.md)。

✓ always there · 必有. *or* · *或*: one of several · 几者之一. ▲ names or reaches a person: covered in \`message show\` · 个人信息，\`message show\` 中遮盖. — *…*: never made, and why · 从不产生，原因如此.

What later exchanges add (\`SBLSH_SHORT\`, \`SXBM_SHORT\`, \`SXQXBM\`, \`SUSPENDTYPE\`, \`SERIALNUM\`) is not in these ten tables: the variant stands in \`BYZDB\`, whether a suspension begins or ends is told by the message itself, and a short or a city's number is given by \`messages.numbersOf\`.
后来的交换标准另有的字段（\`SBLSH_SHORT\`、\`SXBM_SHORT\`、\`SXQXBM\`、\`SUSPENDTYPE\`、\`SERIALNUM\`）不在这十张表中：情形写在 \`BYZDB\`，中止的起止由消息本身区分，短编号或全市编号由 \`messages.numbersOf\` 给出。
`;

/** Everything that is published of the messages, by the path of its file. */
export function messageFiles(): ReadonlyMap<string, string> {
  const sections = messageKinds.map((kind) => {
    const { title, table } = messageShapes[kind];
    const own = fieldsOfMessage(kind).filter((name) => !commonMessageFields.includes(name));
    return section(`${title.zh} · ${title.en} \`${table}\``, own, kind);
  });
  const common = section("每类都有 · in every message", commonMessageFields, "application");
  return new Map([
    ["docs/exchange/message-fields.md", [intro, common, ...sections, codeTables()].join("\n")],
    ["packages/core/messages.schema.json", `${JSON.stringify(messagesJsonSchema(), null, 2)}\n`],
  ]);
}

function section(title: string, names: readonly string[], kind: Kind): string {
  const rows = names.map((name) => {
    const definition = messageFields[name] as FieldDefinition;
    const { title: words, personal } = definition;
    return `| \`${name}\` | ${need(kind, name)} | ${words.zh} | ${words.en}${personal ? " ▲" : ""} | ${holds(definition)} | ${source(name)} |`;
  });
  return `## ${title}\n\n| field | | 字段 | Field | holds | 来源 · from |\n|---|---|---|---|---|---|\n${rows.join("\n")}\n`;
}

function source(name: string): string {
  const found = fieldSources[name];
  if (found === undefined) return "";
  const { zh, en } = "from" in found ? found.from : found.never;
  const said = zh === en ? zh : `${zh} · ${en}`;
  return "from" in found ? said : `— *${said}*`;
}

function need(kind: Kind, name: string): string {
  const needs = messagesJsonNeeds(kind).filter(({ any }) => any.includes(name));
  const own = needs.filter(({ any }) => any[0] === name);
  return own
    .map(({ any, when }) => {
      const others = any.slice(1).map((other) => ` *or* \`${other}\``);
      return `✓${others.join("")}${when === undefined ? "" : ` \`${when.field}\` ${when.is.join(", ")}`}`;
    })
    .join("; ");
}

function messagesJsonNeeds(kind: Kind) {
  const common = commonMessageFields.slice(0, 5).map((name) => ({ any: [name], when: undefined }));
  return [...common, ...messageShapes[kind].needs];
}

function holds({ holds: shape }: FieldDefinition): string {
  return typeof shape === "string" ? shape : `[${shape.codes}](#${shape.codes})`;
}

function codeTables(): string {
  const tables = Object.entries(messageCodes).map(([name, codes]) => {
    const rows = Object.entries(codes).map(([code, { zh, en }]) => `| ${code} | ${zh} | ${en} |`);
    return `### ${name}\n\n| code | | |\n|---|---|---|\n${rows.join("\n")}\n`;
  });
  return `## Codes · 代码\n\n${tables.join("\n")}`;
}
