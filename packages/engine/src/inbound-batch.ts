import { CodedError, type Text } from "@banjian/base";
import { messageKinds, type ProcessMessage } from "@banjian/core";
import type { UnreadRow } from "./inbound-store.js";
import { plainData, unfit } from "./plain-data.js";
import { boundedRow } from "./unread-rows.js";

/** How many messages one call may bring. */
const most = 500;

/**
 * What a call brought, each by itself: a message, or the row that stands for one that is none, by its place from 1 on. Refuses
 * what is no list, and a longer one than 500 (BODY_INVALID).
 */
export function batchOf(messages: unknown): readonly (ProcessMessage | UnreadRow)[] {
  if (!Array.isArray(messages)) {
    throw unfit({ zh: "messages 应为列表", en: "messages must be a list" });
  }
  if (messages.length > most) {
    throw unfit({ zh: `一次最多 ${most} 条消息`, en: `at most ${most} messages at once` });
  }
  return Array.from(messages, (one, index) => plainMessage(one, index + 1));
}

function plainMessage(given: unknown, line: number): ProcessMessage | UnreadRow {
  try {
    const plain = plainData(given);
    if (isMessage(plain)) return plain;
    return { line, text: textOf(plain), problem: noMessage };
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return { line, text: textOf(given), problem: error.says };
  }
}

const noMessage: Text = {
  zh: '应为 {"kind": …, "fields": {…}}，字段值均为文字',
  en: 'must be {"kind": …, "fields": {…}} whose values are all text',
};

function isMessage(one: unknown): one is ProcessMessage {
  const { kind, fields } = (one ?? {}) as Partial<ProcessMessage>;
  if (kind === undefined || !messageKinds.includes(kind)) return false;
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) return false;
  return Object.values(fields).every((value) => typeof value === "string");
}

/** The beginning of what was given, as JSON where it can be. */
function textOf(given: unknown): string {
  try {
    return boundedRow(JSON.stringify(given) ?? String(given));
  } catch {
    return typeof given;
  }
}
