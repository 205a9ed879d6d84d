import { expect, test } from "vitest";
import { keyOf, signed, verifyWebhook } from "./signature.js";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const at = 1_614_265_330;
const body = '{"test": 2432232314}';
const signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
const headers = {
  "webhook-id": id,
  "webhook-timestamp": String(at),
  "webhook-signature": signature,
};

test("EX1: a message is signed as the example of Standard Webhooks", () => {
  const key = keyOf(secret);
  if (key === undefined) throw new Error("no key");
  expect(signed(key, { id, at, body })).toEqual(headers);
});

test.each<[string, object, string, number]>([
  ["another body", {}, "{}", at],
  ["another id", { "webhook-id": "msg_2" }, body, at],
  ["another signature", { "webhook-signature": signature.replace("g0", "g1") }, body, at],
  ["no signature", { "webhook-signature": undefined }, body, at],
  ["no time", { "webhook-timestamp": "soon" }, body, at],
  ["six minutes later", {}, body, at + 360],
  ["six minutes before", {}, body, at - 360],
])("EX1: a receiver does not trust %s", (_what, change, text, now) => {
  const verify = (more: object) => () =>
    verifyWebhook(secret, { ...headers, ...more }, text, now * 1000);
  expect(verify(change)).toThrow(expect.objectContaining({ code: "WEBHOOK_UNSIGNED" }));
});

test("EX1: a receiver trusts what is signed, also while a secret is being replaced", () => {
  const several = { ...headers, "webhook-signature": `v1,AAAA ${signature}` };
  for (const one of [headers, several]) {
    expect(() => verifyWebhook(secret, one, body, (at + 200) * 1000)).not.toThrow();
  }
});

test.each(["", "whsec_", "whsec_c2hvcnQ=", "whsec_!!!!", `whsec_${"A".repeat(100)}`])(
  "no key is in %j",
  (text) => {
    expect(keyOf(text)).toBeUndefined();
  },
);
