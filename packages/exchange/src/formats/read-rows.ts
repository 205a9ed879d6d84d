import type { Text } from "@banjian/base";
import { messageKinds, messageShapes } from "@banjian/core";
import { kindCalled, withCodes } from "./called.js";
import {
  longestText,
  type MessageFile,
  type ReadMessage,
  type UnreadLine,
} from "./message-file.js";

const texts: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

// What rows need and nothing more: no attributes, no document type, hence no entities of its own.
const tokens =
  /<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!\[CDATA\[(?<raw>[\s\S]*?)\]\]>|<(?<close>\/?)(?<name>[\p{L}_][\p{L}\w.-]*)\s*(?<empty>\/?)>|(?<text>[^<]+)/guy;

type Open = { readonly name: string; readonly line: number; readonly from: number; text: string };
type Place = { readonly line: number; readonly from: number; readonly to: number };

/** Reads the XML rows of the exchange: inside one element a row for each message, and inside that its fields. Anything else is told with its line, and reading ends there. */
export function readRows(text: string): MessageFile {
  const reader = new RowReader(text);
  const lineAt = lineCounter(text);
  let at = 0;
  for (const found of text.matchAll(tokens)) {
    const line = lineAt(found.index);
    at = found.index + found[0].length;
    const problem = reader.take(found.groups ?? {}, { line, from: found.index, to: at });
    if (problem !== undefined) return reader.end({ line, problem });
  }
  const line = lineAt(Math.min(at, Math.max(text.trimEnd().length - 1, 0)));
  if (at < text.length) {
    return reader.end({
      line,
      problem: {
        zh: "只能有元素和文字：没有属性、文档类型和指令",
        en: "there may be elements and text only: no attributes, document type or instructions",
      },
    });
  }
  return reader.end(reader.isClosed ? undefined : { line, problem: unclosed });
}

const unclosed: Text = { zh: "元素没有结束", en: "an element does not end" };

/** Rows are at the second level, fields at the third. */
class RowReader {
  readonly #messages: ReadMessage[] = [];
  readonly #unread: UnreadLine[] = [];
  readonly #open: Open[] = [];
  #fields: Record<string, string> = {};
  #lines: Record<string, number> = {};
  #hasRoot = false;
  /** Where the last row that was read ends. */
  #done = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get isClosed(): boolean {
    return this.#hasRoot && this.#open.length === 0;
  }

  /** Reading ends, with a problem at the row that is open: its text, and all that follows, is read no more. */
  end(problem: Omit<UnreadLine, "text"> | undefined): MessageFile {
    const from = this.#open[1]?.from ?? this.#done;
    const last = problem === undefined ? [] : [{ ...problem, text: this.#cut(from) }];
    return { messages: this.#messages, unread: [...this.#unread, ...last] };
  }

  #cut(from: number, to = this.#text.length): string {
    return this.#text.slice(from, Math.min(to, from + longestText));
  }

  take(token: Readonly<Record<string, string | undefined>>, place: Place): Text | undefined {
    const { raw, text, name, close, empty } = token;
    if (name === undefined) return this.#say(raw ?? (text === undefined ? "" : unescaped(text)));
    if (close) return this.#close(name, place);
    return this.#begin(name, place) ?? (empty ? this.#close(name, place) : undefined);
  }

  #say(text: string | undefined): Text | undefined {
    if (text === undefined) return { zh: "不认识的实体", en: "there is an unknown entity" };
    const last = this.#open.at(-1);
    if (last !== undefined && this.#open.length === 3) last.text += text;
    else if (text.trim() !== "")
      return { zh: "字段之外有文字", en: "there is text outside a field" };
    return undefined;
  }

  #begin(name: string, { line, from }: Place): Text | undefined {
    const depth = this.#open.length;
    if (depth === 3) return { zh: "字段里还有元素", en: "there is an element inside a field" };
    if (depth === 0 && this.#hasRoot) return { zh: "有两个根元素", en: "there are two roots" };
    if (depth === 2 && Object.hasOwn(this.#fields, name)) {
      return { zh: `字段 ${name} 写了两次`, en: `the field ${name} is written twice` };
    }
    this.#hasRoot = true;
    if (depth === 1) [this.#fields, this.#lines] = [{}, {}];
    this.#open.push({ name, line, from, text: "" });
    return undefined;
  }

  #close(name: string, { to }: Place): Text | undefined {
    const last = this.#open.at(-1);
    if (last?.name !== name) return unclosed;
    this.#open.pop();
    if (this.#open.length === 2) {
      // An empty element says as little as none.
      if (last.text !== "") this.#fields[name] = last.text;
      this.#lines[name] = last.line;
    }
    if (this.#open.length === 1) {
      this.#row(last, to);
      this.#done = to;
    }
    return undefined;
  }

  #row({ name, line, from }: Open, to: number): void {
    const kind = kindCalled(name);
    if (kind !== undefined) {
      const [fields, lines] = [withCodes(kind, this.#fields), withCodes(kind, this.#lines)];
      this.#messages.push({ message: { kind, fields }, line, lines });
      return;
    }
    const known = messageKinds.map((one) => messageShapes[one].table);
    this.#unread.push({
      line,
      text: this.#cut(from, to),
      problem: {
        zh: `没有表 ${name}；有：${known.join("、")}`,
        en: `there is no table ${name}; there are: ${known.join(", ")}`,
      },
    });
  }
}

function unescaped(text: string): string | undefined {
  let isKnown = true;
  const plain = text
    .replace(/\r\n?/g, "\n")
    .replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w+));|&/g, (_, ten, hex, name) => {
      const code = ten === undefined ? Number.parseInt(hex ?? "", 16) : Number(ten);
      const found =
        name === undefined ? characterOf(code) : Object.hasOwn(texts, name) && texts[name];
      if (!found) isKnown = false;
      return found || "";
    });
  return isKnown ? plain : undefined;
}

function characterOf(code: number): string | undefined {
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined;
}

/** The line of a place, where places are asked for in their order. */
function lineCounter(text: string): (at: number) => number {
  let [line, from] = [1, 0];
  return (at) => {
    for (let next = text.indexOf("\n", from); next !== -1 && next < at; ) {
      line += 1;
      from = next + 1;
      next = text.indexOf("\n", from);
    }
    return line;
  };
}
