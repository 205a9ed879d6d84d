import { CodedError, namesInOrder, type Text } from "@banjian/base";
import { engineError } from "./errors.js";
import { wordsOf } from "./words-of.js";

/** The longest request that is read at all, as canonical JSON in UTF-16 units. */
const longestRequest = 256 * 1024;

/** The longest text of a field, in UTF-16 units. */
const longestText = 64 * 1024;

const deepest = 32;

/**
 * A copy as plain data, its keys in order, each property read once, all text in its composed form (NFC). Refuses what JSON would drop or make something else of, what a database
 * cannot hold, and what is too deep or too long (BODY_INVALID); a field that is undefined counts as left out.
 */
export function plainData(value: unknown): unknown {
  const copyist = new Copyist();
  try {
    const plain = copyist.copy(value);
    if (copyist.mayBeTooLong && JSON.stringify(plain).length > longestRequest) throw tooLong();
    return plain;
  } catch (error) {
    if (error instanceof CodedError) throw error;
    const said = wordsOf(error); // a getter or a proxy that threw
    throw unfit({ zh: `读取时出错（${said}）`, en: `reading it failed (${said})` });
  }
}

/** Whether it is text that a database stores as it is: PostgreSQL refuses NUL and would silently replace half a surrogate pair. */
export function isStorable(text: unknown): boolean {
  return typeof text === "string" && (ordinary.test(text) || !/[\0\p{Cs}]/u.test(text));
}

// Latin letters, the usual marks, and Chinese as nearly all of it is written: storable, and in composed form already.
const ordinary = /^[ -\u02ff\u2010-\u2027\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/;

const ordinaryNames = new Set<string>();
const mostNames = 1_000;

// What one character, or one value, comes to in JSON at most: a number is 24 characters long, with what stands around it.
const longestInJson = 32;

/** Refuses a request for what it says (BODY_INVALID). */
export function unfit(problem: Text): CodedError {
  return engineError("BODY_INVALID", { problem });
}

/** Refuses a request for its length (BODY_INVALID). */
function tooLong(): CodedError {
  return unfit({
    zh: `超过 ${longestRequest} 个字符`,
    en: `it is longer than ${longestRequest} characters`,
  });
}

function textTooLong(at: string): CodedError {
  return unfit({
    zh: `${at} 超过 ${longestText} 个字符`,
    en: `${at} is longer than ${longestText} characters`,
  });
}

// From 2^53 on a number cannot be told from its neighbour: JSON text may have said another one.
function tooLarge(at: string): CodedError {
  return unfit({
    zh: `${at} 的数字过大，无法精确保存；请写作文字`,
    en: `${at} is a number too large to be kept exactly; write it as text`,
  });
}

class Copyist {
  // Whatever is copied becomes at least one character of JSON: what is too long is given up before all of it is read.
  #left = longestRequest;
  // The names and numbers that lead to what is being copied: written out only where something is refused.
  readonly #way: (string | number)[] = [];

  /** Whether so much was read that its JSON may be longer than is allowed. */
  get mayBeTooLong(): boolean {
    return (longestRequest - this.#left) * longestInJson > longestRequest;
  }

  copy(value: unknown): unknown {
    this.#spend(1);
    if (this.#way.length > deepest) {
      const at = this.#at();
      throw unfit({
        zh: `${at} 嵌套过深或包含自身`,
        en: `${at} is nested too deep, or holds itself`,
      });
    }
    if (typeof value === "string") return this.#text(value);
    if (typeof value === "boolean" || value === null) return value;
    // JSON knows no negative zero.
    if (typeof value === "number" && Number.isFinite(value)) {
      if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value + 0;
      throw tooLarge(this.#at());
    }
    if (Array.isArray(value)) return this.#list(value);
    if (isPlain(value)) return this.#object(value);
    const [at, kind] = [this.#at(), kindOf(value)];
    throw unfit({ zh: `${at} 是 ${kind}`, en: `${at} is of the kind ${kind}` });
  }

  #list(list: readonly unknown[]): unknown[] {
    const { length } = list;
    this.#spend(length);
    const copied: unknown[] = [];
    for (let index = 0; index < length; index++) {
      this.#way.push(index);
      copied.push(this.copy(list[index]));
      this.#way.pop();
    }
    return copied;
  }

  #object(object: object): object {
    const fields: Record<string, unknown> = {};
    for (const name of namesInOrder(object)) {
      const value = (object as Readonly<Record<string, unknown>>)[name];
      if (value === undefined) continue;
      const read = this.#name(name);
      // Assigned somewhere further on it would become the prototype.
      if (name === "__proto__") {
        const at = this.#at();
        throw unfit({ zh: `${at} 不能有 __proto__`, en: `${at} cannot have a __proto__` });
      }
      this.#way.push(read);
      fields[name] = this.copy(value);
      this.#way.pop();
    }
    return fields;
  }

  /** Where what is being copied stands: `request.payload.materials[2]`. */
  #at(): string {
    const steps = this.#way.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`));
    return `request${steps.join("")}`;
  }

  // The fields of requests are a few hundred words.
  #name(name: string): string {
    if (!ordinaryNames.has(name)) {
      if (!ordinary.test(name)) return this.#text(name);
      if (ordinaryNames.size < mostNames) ordinaryNames.add(name);
    }
    this.#spend(name.length);
    return name;
  }

  // One name has one spelling: composed and decomposed letters look alike and would be two persons, or two keys.
  #text(text: string): string {
    this.#spend(text.length);
    if (text.length > longestText) throw textTooLong(this.#at());
    if (ordinary.test(text)) return text;
    if (isStorable(text)) return text.normalize("NFC");
    const at = this.#at();
    throw unfit({
      zh: `${at} 含有空字符 U+0000 或不成对的代理字符`,
      en: `${at} contains the character U+0000 or half of a surrogate pair`,
    });
  }

  #spend(characters: number): void {
    this.#left -= characters;
    if (this.#left < 0) throw tooLong();
  }
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const isBare =
    Object.getPrototypeOf(value) === Object.prototype && !(Symbol.toStringTag in value);
  return isBare ? !writesItself(value) : kindOf(value) === "Object";
}

// A Map, a Promise that nobody awaited and the like would become {}; a Date and whatever writes itself, text of its own choice.
function kindOf(value: unknown): string {
  const kind = Object.prototype.toString.call(value).slice("[object ".length, -1);
  return kind === "Object" && writesItself(value) ? "Object with toJSON" : kind;
}

function writesItself(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("toJSON" in value)) return false;
  return typeof value.toJSON === "function";
}

/** Refuses a word that is none of those that there are (BODY_INVALID). */
export function refuseOther(
  field: string,
  given: string | undefined,
  known: readonly string[],
): void {
  if (given === undefined || known.includes(given)) return;
  const list = known.join(", ");
  throw unfit({ zh: `${field} 应为：${list}`, en: `${field} must be one of: ${list}` });
}
