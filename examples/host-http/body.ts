import type { IncomingMessage } from "node:http";

/** What is wrong with a request before the hall has seen it: a status, a code, and what to do. */
export class BadRequest extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, hint: string) {
    super(hint);
    this.status = status;
    this.code = code;
  }
}

/** More than a hall takes in one request (docs/limits.md), in bytes. */
const most = 1_048_576;

/** The key that the browser made before its first try; without one a repeat could not be told from another request. */
export function keyOf({ headers }: IncomingMessage): string {
  const key = headers["idempotency-key"];
  if (typeof key === "string" && key !== "") return key;
  throw new BadRequest(400, "KEY_MISSING", "send the header idempotency-key with every try");
}

/** The body as JSON; what is too long is read to its end, and not kept. */
export async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= most) parts.push(part);
    else parts.length = 0;
  }
  if (length > most) throw new BadRequest(413, "BODY_TOO_LONG", `send ${most} bytes at most`);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    throw new BadRequest(400, "BODY_UNREADABLE", "send JSON in UTF-8");
  }
}

/** The parts of the path: `/cases/2026-1/accept`. */
export function pathOf({ url = "" }: IncomingMessage): readonly string[] {
  try {
    return (url.split("?")[0] ?? "").split("/").slice(1).map(decodeURIComponent);
  } catch {
    throw new BadRequest(400, "PATH_UNREADABLE", "escape the path as a URL is");
  }
}
