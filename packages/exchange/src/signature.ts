import { createHmac, timingSafeEqual } from "node:crypto";
import { exchangeError } from "./errors.js";

/** The headers of a signed message, by Standard Webhooks. */
export type SignedHeaders = {
  readonly "webhook-id": string;
  /** Seconds since 1970. */
  readonly "webhook-timestamp": string;
  readonly "webhook-signature": string;
};

const prefix = "whsec_";

/** The key in a secret as it is handed over (`whsec_…`); undefined where it is none of 24 to 64 bytes. */
export function keyOf(secret: string): Buffer | undefined {
  const text = secret.startsWith(prefix) ? secret.slice(prefix.length) : secret;
  const key = Buffer.from(text, "base64");
  const isWhole = key.toString("base64").replace(/=+$/, "") === text.replace(/=+$/, "");
  return isWhole && key.length >= 24 && key.length <= 64 ? key : undefined;
}

/** Signs a message as Standard Webhooks says: id, time and body under one key. */
export function signed(
  key: Buffer,
  { id, at, body }: { readonly id: string; readonly at: number; readonly body: string },
): SignedHeaders {
  const seconds = String(at);
  const digest = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  return {
    "webhook-id": id,
    "webhook-timestamp": seconds,
    "webhook-signature": `v1,${digest}`,
  };
}

/** How far the clocks of both sides may lie apart, in seconds. */
const tolerance = 300;

/** For a receiver: refuses what is not signed with the secret, or was signed more than five minutes from now (WEBHOOK_UNSIGNED). */
export function verifyWebhook(
  secret: string,
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  body: string,
  now = Date.now(),
): void {
  const key = keyOf(secret);
  const [id, at, signatures] = (["id", "timestamp", "signature"] as const).map((name) =>
    String(headers[`webhook-${name}`] ?? ""),
  );
  if (key === undefined || id === undefined || at === undefined || !/^\d{1,12}$/.test(at)) {
    throw untrusted("密钥或消息头不合规", "the secret or a header is not as it should be");
  }
  if (Math.abs(now / 1000 - Number(at)) > tolerance) {
    throw untrusted("时间相差五分钟以上", "it was signed more than five minutes from now");
  }
  const wanted = Buffer.from(signed(key, { id, at: Number(at), body })["webhook-signature"]);
  // Several are there while a secret is being replaced.
  const given = (signatures ?? "").split(" ").map((one) => Buffer.from(one));
  const isOurs = given.some((one) => one.length === wanted.length && timingSafeEqual(one, wanted));
  if (!isOurs) throw untrusted("签名不符", "the signature does not match");
}

function untrusted(zh: string, en: string) {
  return exchangeError("WEBHOOK_UNSIGNED", { problem: { zh, en } });
}
