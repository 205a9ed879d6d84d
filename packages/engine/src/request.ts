import { canonicalJson, digestOf, type Text } from "@banjian/base";
import type { Actor } from "@banjian/core";
import { engineError } from "./errors.js";

/** How every call that changes something is made: who acts, and the key that makes a repeat harmless. */
export type Command = {
  readonly by: Actor;
  /** Made and kept by the caller before the first try; 1 to 128 characters. */
  readonly key: string;
  readonly branch?: string;
  readonly payload?: unknown;
  readonly expectedVersion?: number;
};

// The largest request that is read at all, as canonical JSON in UTF-16 units.
const longestBody = 256 * 1024;

/** The request as plain data, and the digest that tells a repeat from another request under the same key. */
export function plainRequest<Request extends object>(
  request: Request,
): { plain: Request; body: string } {
  const text = canonicalText(request);
  if (text.length > longestBody) {
    throw invalid({
      zh: `超过 ${longestBody} 个字符`,
      en: `it is longer than ${longestBody} characters`,
    });
  }
  const unstorable = unstorableCharacter(text);
  if (unstorable !== undefined) throw invalid(unstorable);
  const plain = JSON.parse(text) as Request;
  return { plain, body: digestOf(plain) };
}

/** Refuses a key that could not be kept or told from another (KEY_INVALID). */
export function checkKey(key: unknown): string {
  if (typeof key === "string" && /^[\x21-\x7e\p{L}\p{N}]{1,128}$/u.test(key)) return key;
  throw engineError("KEY_INVALID", {
    key: typeof key === "string" ? key.slice(0, 128) : typeof key,
  });
}

// Cycles, getters that throw, BigInt: whatever cannot be written as JSON ends here, once.
function canonicalText(request: object): string {
  try {
    return canonicalJson(request);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw invalid({ zh: `不能写成 JSON（${said}）`, en: `it cannot be written as JSON (${said})` });
  }
}

// PostgreSQL stores no NUL, and would silently replace half a surrogate pair.
function unstorableCharacter(text: string): Text | undefined {
  if (text.includes("\\u0000"))
    return { zh: "含有空字符 U+0000", en: "it contains the character U+0000" };
  if (/\\ud[89a-f][0-9a-f]{2}/i.test(text)) {
    return { zh: "含有不成对的代理字符", en: "it contains half of a surrogate pair" };
  }
  return undefined;
}

function invalid(problem: Text) {
  return engineError("BODY_INVALID", { problem });
}
