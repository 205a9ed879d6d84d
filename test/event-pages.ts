import type { Text } from "../packages/base/src/index.js";
import { type SlaEventName, slaEventTitles } from "../packages/core/src/index.js";
import { cloudEvent } from "../packages/engine/src/cloud-event.js";
import { hallEventTitles, processEventTitles } from "../packages/engine/src/hall-event-titles.js";
import { type EventSchema, eventSchemas } from "./event-schema.js";

const ofCases = Object.keys(slaEventTitles) as SlaEventName[];
const ofHall = Object.keys(hallEventTitles) as (keyof typeof hallEventTitles)[];
const ofProcess = Object.keys(processEventTitles) as (keyof typeof processEventTitles)[];
/** What is stored, and so travels outside. */
const stored = [...ofCases, ...ofHall];
type Stored = (typeof stored)[number];
const others = { ...hallEventTitles, ...processEventTitles };
const titleOf = (name: Stored | keyof typeof others): Text =>
  name in others ? others[name as keyof typeof others].title : slaEventTitles[name as SlaEventName];
const fileOf = (name: string) => `${name.replace(":", "-")}.md`;
const both = (name: Parameters<typeof titleOf>[0]) => `${titleOf(name).zh}\n${titleOf(name).en}`;

/** How an event with nothing in it is wrapped: from it the pages know type and schema. */
const envelope = (name: Stored) =>
  cloudEvent({ id: "local/1/c1/1", position: 1, name } as Parameters<typeof cloudEvent>[0]);

const intro = `# Events · 事件

What the hall announces after it has been stored: in the process with \`hall.on("card:red", …)\`, typed; afterwards with \`hall.events.after(position)\`, \`hall.events.follow(position)\` and sinks, each at least once and those of a case, and those of the hall itself, in order. Outside an event travels as a CloudEvent 1.0: \`cloudEvent(event)\`, or \`banjian event list --json\`. Its \`type\` is \`banjian.\` with the name, its \`id\` never changes. Names stay, and fields are only added; if one ever goes or changes its meaning, the number in \`urn:banjian:events:1\` changes. The shapes are published as [JSON Schema](../../packages/core/events.schema.json) and [AsyncAPI](../../packages/core/events.asyncapi.json).
厅在存储之后告知的事：进程内用 \`hall.on("card:red", …)\`，有类型；事后用 \`hall.events.after(position)\`、\`hall.events.follow(position)\` 和接收端，至少一次，同一办件内有序，厅自身的事之间有序。对外以 CloudEvents 1.0 传递：\`cloudEvent(event)\` 或 \`banjian event list --json\`，\`type\` 为 \`banjian.\` 加名称，\`id\` 永不改变。名称不变，字段只增；如有删去或改变含义，\`urn:banjian:events:1\` 中的数字随之改变。格式以 [JSON Schema](../../packages/core/events.schema.json) 和 [AsyncAPI](../../packages/core/events.asyncapi.json) 公布。

The tests write these pages and files from the types: \`pnpm exec vitest run --project house test/event-catalogue.test.ts -u\`.
本目录和两个文件由测试根据类型生成：\`pnpm exec vitest run --project house test/event-catalogue.test.ts -u\`。

| event | 事件 | Event |
|---|---|---|
`;

const introOfHall = `
## What befalls the hall itself · 厅自身的事

These are of no case. Each is stored in the transaction that stores its cause (an incident, a hold, a warning that begins), once however many processes see it, and then travels like any other: \`hall.events.after(position)\`, sinks, CloudEvents. Its \`subject\` is \`(hall)\`, and those of the hall keep their order among each other.
这些事不属于任何办件。各与其起因（故障、暂停、开始的预警）在同一事务存储，几个进程同时发现的也只有一次；此后与其他事件一样：\`hall.events.after(position)\`、接收端、CloudEvents。\`subject\` 为 \`(hall)\`，厅自身的事之间有序。

| event | 事件 | Event |
|---|---|---|
`;

const introOfProcess = `
## Of this process alone · 仅属本进程

What goes wrong in a listener is a fault of the process that has it: it is told there and stored nowhere.
监听函数出错是其所在进程自己的错误，只在该进程内告知，不存储。

| event | 事件 | Event |
|---|---|---|
`;

/** Everything that is published of the events, by the path of its file. */
export function eventFiles(): ReadonlyMap<string, string> {
  const { events, parts } = eventSchemas();
  const untold = Object.keys(events).filter(
    (name) => !(name in slaEventTitles) && !(name in others),
  );
  if (untold.length > 0) throw new Error(`no title, and so no page: ${untold.join(", ")}`);
  const rows = (names: readonly Parameters<typeof titleOf>[0][]) =>
    names.map((name) => {
      const { zh, en } = titleOf(name);
      return `| [\`${name}\`](${fileOf(name)}) | ${zh} | ${en} |\n`;
    });
  const tables = [intro, ...rows(ofCases), introOfHall, ...rows(ofHall)];
  const all = { events, parts };
  return new Map([
    ["docs/events/README.md", [...tables, introOfProcess, ...rows(ofProcess)].join("")],
    ...stored.map((name) => [`docs/events/${fileOf(name)}`, page(name, all)] as const),
    ...ofProcess.map((name) => [`docs/events/${fileOf(name)}`, processPage(name, all)] as const),
    ["packages/core/events.schema.json", json(schemaFile(events, parts))],
    ["packages/core/events.asyncapi.json", json(asyncApi())],
  ]);
}

type Schemas = Readonly<Record<string, EventSchema>>;

type All = { readonly events: Schemas; readonly parts: Schemas };

/** Of what befalls the hall itself the page says besides where it can be looked up. */
function page(name: Stored, all: All): string {
  const { type, dataschema } = envelope(name);
  const how = `CloudEvents type: \`${type}\`, dataschema: \`${dataschema}\`.`;
  if (!(name in hallEventTitles)) return pageOf(name, how, all);
  const { zh, en } = hallEventTitles[name as keyof typeof hallEventTitles].kept;
  return pageOf(name, `subject: \`(hall)\`. ${how} ${zh}。 ${en}.`, all);
}

/** Of what is told in the process alone the page says so. */
function processPage(name: (typeof ofProcess)[number], all: All): string {
  const { zh, en } = processEventTitles[name].kept;
  const how = `仅在进程内 · In the process only: \`hall.on("${name}", …)\`. ${zh}。 ${en}. JSON Schema: \`urn:banjian:events:1#/$defs/${name}\`.`;
  return pageOf(name, how, all);
}

function pageOf(name: Parameters<typeof titleOf>[0], how: string, { events, parts }: All): string {
  const { zh, en } = titleOf(name);
  const { properties = {}, required = [] } = events[name] ?? {};
  const rows = Object.entries(properties).map(
    ([field, schema]) =>
      `| \`${field}\` | ${required.includes(field) ? "✓" : ""} | \`${typeText(schema)}\` |`,
  );
  const named = [...new Set(Object.values(properties).flatMap(partsIn))];
  const shapes = named.map((part) => `\n\`${part}\`: \`${shapeText(parts[part] ?? {})}\`\n`);
  return `# ${name}

${zh}。
${en[0]?.toUpperCase()}${en.slice(1)}.

${how} [All events · 全部事件](README.md)

| data | 必有 always | type |
|---|---|---|
${rows.join("\n")}
${shapes.join("")}`;
}

/** As TypeScript writes it; the bar of a union would end the cell. */
function typeText(schema: EventSchema): string {
  if (schema.$ref !== undefined) return String(schema.$ref).replace("#/$defs/", "");
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeText).join(" or ");
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(" or ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.type === "array") return `${typeText(schema.items ?? {})}[]`;
  if (schema.type === "object") return shapeText(schema);
  return String(schema.format ?? schema.type ?? "unknown");
}

function shapeText(schema: EventSchema): string {
  const { properties, required = [], additionalProperties } = schema;
  if (additionalProperties !== undefined) return `{ [name]: ${typeText(additionalProperties)} }`;
  if (properties === undefined) return typeText(schema);
  const fields = Object.entries(properties).map(
    ([name, inner]) => `${name}${required.includes(name) ? "" : "?"}: ${typeText(inner)}`,
  );
  return `{ ${fields.join("; ")} }`;
}

function partsIn(schema: EventSchema): string[] {
  if (schema.$ref !== undefined) return [typeText(schema)];
  const inner = [schema.items, schema.additionalProperties, ...(schema.anyOf ?? [])];
  return [...inner, ...Object.values(schema.properties ?? {})].flatMap((one) =>
    one === undefined ? [] : partsIn(one),
  );
}

function schemaFile(events: Schemas, parts: Schemas): object {
  const described = [...stored, ...ofProcess].map((name) => [
    name,
    { description: both(name), ...events[name] },
  ]);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "urn:banjian:events:1",
    title: "What a hall announces · 厅告知的事件",
    $defs: { ...Object.fromEntries(described), ...parts },
  };
}

function asyncApi(): object {
  return {
    asyncapi: "3.0.0",
    info: { title: "banjian events · 事件", version: "1" },
    defaultContentType: "application/cloudevents+json",
    channels: {
      events: {
        address: null,
        description:
          "至少一次，同一 subject（办件或厅）内有序\nat least once, those of a subject, a case or the hall, in order",
        messages: Object.fromEntries(stored.map((name) => [envelope(name).type, message(name)])),
      },
    },
    operations: { announce: { action: "send", channel: { $ref: "#/channels/events" } } },
  };
}

function message(name: Stored): object {
  const { type, specversion, datacontenttype, dataschema } = envelope(name);
  const text = { type: "string" };
  return {
    name: type,
    summary: both(name),
    payload: {
      type: "object",
      properties: {
        specversion: { const: specversion },
        id: text,
        source: text,
        type: { const: type },
        subject: text,
        time: { type: "string", format: "date-time" },
        datacontenttype: { const: datacontenttype },
        dataschema: { const: dataschema },
        sequence: text,
        data: { $ref: `./events.schema.json#/$defs/${name}` },
      },
      required: ["specversion", "id", "source", "type", "subject", "time", "data"],
    },
  };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
