import { digestOfFields } from "@banjian/base";
import type { Actor } from "@banjian/core";
import { engineError } from "./errors.js";
import { plainData, unfit } from "./plain-data.js";

/** How every call that changes something is made: who acts, and the key that makes a repeat harmless. */
export type Caller = {
  readonly by: Actor;
  /** Made and kept by the caller before the first try; 1 to 128 characters. */
  readonly key: string;
};

/** How an action in a case is asked for. */
export type Command = Caller & {
  readonly branch?: string | undefined;
  readonly payload?: unknown;
  readonly expectedVersion?: number | undefined;
};

/** Refuses a command that says something nobody reads, or expects what is no version (BODY_INVALID). */
export function refuseOddCommand(command: Command): void {
  refuseStray("command", command, ["by", "key", "branch", "payload", "expectedVersion"]);
  const { expectedVersion: version } = command;
  if (version === undefined || (Number.isSafeInteger(version) && version >= 1)) return;
  throw unfit({
    zh: "expectedVersion 应为正整数",
    en: "expectedVersion must be a whole number from 1 on",
  });
}

/** The request as plain data: what is stored is what was read, whatever becomes of the caller's objects. */
export function plainRequest<Request extends object>(request: Request): Request {
  return plainData(request) as Request;
}

/** The digest that tells a repeat of a plain request from another one under the same key: who asks counts, not what else is said of that person today. */
export function bodyOf(request: {
  readonly by: Actor;
  readonly [field: string]: unknown;
}): () => string {
  let body: string | undefined;
  return () => {
    const { id, onBehalfOf } = request.by;
    body ??= digestOfFields(Object.assign({}, request, { by: { id, onBehalfOf: onBehalfOf?.id } }));
    return body;
  };
}

/** The longest identifier of a person: it stands in keys and indexes. */
const longestId = 200;

/** Refuses what is no identifier, or is longer than 200 characters (BODY_INVALID). */
export function refuseNoId(name: string, value: unknown): void {
  refuseNoText(name, value);
  if (String(value).length <= longestId) return;
  throw unfit({
    zh: `${name} 超过 ${longestId} 个字符`,
    en: `${name} is longer than ${longestId} characters`,
  });
}

/** The key of a call; refuses one that could not be kept or told from another (KEY_INVALID). */
export function keyOf(caller: Caller): string {
  const key: unknown = caller?.key;
  if (typeof key === "string" && /^[\x21-\x7e\p{L}\p{N}]{1,128}$/u.test(key)) return key;
  throw engineError("KEY_INVALID", {
    key: typeof key === "string" ? key.slice(0, 128) : typeof key,
  });
}

/** Refuses a part of a request that is no object, or that says something nobody reads (BODY_INVALID). */
export function refuseStray(name: string, part: unknown, known: readonly string[]): void {
  if (typeof part !== "object" || part === null || Array.isArray(part)) {
    throw unfit({ zh: `${name} 应为对象`, en: `${name} must be an object` });
  }
  const stray = Object.keys(part).find((field) => !known.includes(field));
  if (stray === undefined) return;
  throw unfit({
    zh: `${name} 不认识“${stray}”；有：${known.join("、")}`,
    en: `${name} has no field "${stray}"; it has: ${known.join(", ")}`,
  });
}

/** Refuses what should be text and is not, or is empty (BODY_INVALID). */
export function refuseNoText(name: string, value: unknown): void {
  if (typeof value === "string" && value !== "") return;
  throw unfit({ zh: `${name} 应为文字`, en: `${name} must be text` });
}
