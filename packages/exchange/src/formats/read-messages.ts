import type { Text } from "@banjian/base";
import { messageKinds, type ProcessMessage } from "@banjian/core";
import { kindCalled, withCodes } from "./called.js";
import {
  longestText,
  type MessageFile,
  type ReadMessage,
  type UnreadLine,
} from "./message-file.js";
import { readRows } from "./read-rows.js";

/** Reads messages from XML rows, from lines of JSON, or from the events that a file sink has written; other events are passed over. */
export function readMessages(text: string): MessageFile {
  const whole = text.replace(/^\ufeff/, "");
  return /^\s*</.test(whole) ? readRows(whole) : readLines(whole);
}

function readLines(text: string): MessageFile {
  const messages: ReadMessage[] = [];
  const unread: UnreadLine[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const read = messageIn(line);
    if (read === "other") continue;
    if ("kind" in read) messages.push({ message: read, line: index + 1, lines: {} });
    else unread.push({ line: index + 1, text: line.slice(0, longestText), problem: read });
  }
  return { messages, unread };
}

const noMessage: Text = {
  zh: '应为 {"kind": …, "fields": {…}}，字段值均为文字',
  en: 'must be {"kind": …, "fields": {…}} whose values are all text',
};

function messageIn(line: string): ProcessMessage | Text | "other" {
  const value = parsed(line);
  if (!isRecord(value)) return { zh: "不是 JSON 对象", en: "is no JSON object" };
  const { type, data } = value;
  if (typeof type === "string" && type.startsWith("banjian.")) {
    if (type !== "banjian.message.made") return "other";
    return isRecord(data) ? messageOf(data.message) : noMessage;
  }
  return messageOf(value);
}

function messageOf(value: unknown): ProcessMessage | Text {
  if (!isRecord(value) || !isRecord(value.fields)) return noMessage;
  const { kind, fields, ...stray } = value;
  const known = typeof kind === "string" ? kindCalled(kind) : undefined;
  if (known === undefined) {
    return {
      zh: `没有这类消息；有：${messageKinds.join("、")}`,
      en: `there is no such message; there are: ${messageKinds.join(", ")}`,
    };
  }
  const isText = Object.values(fields).every((one) => typeof one === "string");
  if (!isText || Object.keys(stray).length > 0) return noMessage;
  return { kind: known, fields: withCodes(known, fields as Record<string, string>) };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
