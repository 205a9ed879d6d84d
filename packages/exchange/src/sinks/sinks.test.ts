import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { CodedError } from "@banjian/base";
import type { Sink } from "@banjian/engine";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { isAllowed } from "../allowed-address.js";
import { verifyWebhook } from "../signature.js";
import { someEvent } from "../testing/some-event.js";
import { fileSink } from "./file.js";
import { type WebhookOptions, webhookSink } from "./webhook.js";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const servers: Server[] = [];
const folder = mkdtempSync(path.join(tmpdir(), "banjian-sinks-"));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serving(answer: RequestListener, more: Partial<WebhookOptions> = {}): Promise<Sink> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const url = `http://localhost:${port}/hook`;
  return webhookSink({ name: "city", url, secret, hosts: ["localhost"], intranet: true, ...more });
}

/** Answers so, and goes on for ever, a header at a time or a byte of the body. */
function dribbled(start: string): RequestListener {
  return ({ socket }) => {
    socket.write(start);
    const drops = setInterval(() => socket.write("x: y\r\n"), 10);
    socket.on("error", () => {}).on("close", () => clearInterval(drops));
  };
}

/** The code with which something is refused; done, where it is not. */
async function outcome(work: () => unknown): Promise<string> {
  try {
    await work();
    return "done";
  } catch (error) {
    return error instanceof CodedError ? error.code : String(error);
  }
}

const deliver = (sink: Sink) =>
  outcome(() => sink.deliver(someEvent, new AbortController().signal));

describe("EX2: a webhook", () => {
  test("posts the event as a CloudEvent that its receiver can trust", async () => {
    const got: { headers: Parameters<typeof verifyWebhook>[1]; body: string }[] = [];
    const sink = await serving((request, response) => {
      let body = "";
      request.on("data", (part) => {
        body += part;
      });
      request.on("end", () => {
        got.push({ headers: request.headers, body });
        response.writeHead(204).end();
      });
    });
    expect(await deliver(sink)).toBe("done");
    const [{ headers, body } = { headers: {}, body: "" }] = got;
    expect(() => verifyWebhook(secret, headers, body)).not.toThrow();
    expect(headers["webhook-id"]).toBe(someEvent.id);
    expect(JSON.parse(body)).toMatchObject({ type: "banjian.case.opened", subject: "c1" });
  });

  test.each<[string, string, RequestListener]>([
    ["a redirect", "WEBHOOK_REFUSED", (_, it) => it.writeHead(302, { location: "/x" }).end()],
    ["an error", "WEBHOOK_REFUSED", (_, it) => it.writeHead(500).end()],
    ["no answer", "WEBHOOK_UNREACHABLE", () => {}],
    ["an end in the middle", "WEBHOOK_UNREACHABLE", (request) => request.socket.destroy()],
    ["rubbish without an end", "done", (_, it) => void it.writeHead(200).write("x".repeat(9999))],
    ["a body without an end, drop by drop", "done", dribbled("HTTP/1.1 200 OK\r\n\r\n")],
    [
      "headers without an end, drop by drop",
      "WEBHOOK_UNREACHABLE",
      dribbled("HTTP/1.1 200 OK\r\n"),
    ],
    ["what is no HTTP", "WEBHOOK_UNREACHABLE", ({ socket }) => socket.end("ok, thanks\r\n\r\n")],
    ["a body that is no answer", "done", (_, it) => it.writeHead(200).end("\u0000{<html>")],
  ])("meets %s with %s, and waits for nothing longer", async (_what, code, answer) => {
    expect(await deliver(await serving(answer, { timeout: 150 }))).toBe(code);
  });

  test("sends nothing to an address inside unless it is meant to, nor what is too long", async () => {
    const asked: unknown[] = [];
    const sink = await serving((request) => asked.push(request.url), { largest: 100 });
    expect(await deliver(sink)).toBe("WEBHOOK_TOO_LARGE");
    const url = "https://localhost:1/hook";
    const outside = webhookSink({ name: "city", url, secret, hosts: ["localhost"] });
    expect(await deliver(outside)).toBe("WEBHOOK_ADDRESS_FORBIDDEN");
    expect(asked).toEqual([]);
  });

  const good = { name: "city", url: "https://hall.example/x", secret, hosts: ["hall.example"] };
  test.each<[string, Partial<WebhookOptions>, string]>([
    ["what is good", {}, "done"],
    ["no address", { url: "hall" }, "WEBHOOK_INVALID"],
    ["plain HTTP outside", { url: "http://hall.example/x" }, "WEBHOOK_INVALID"],
    ["a file", { url: "file:///etc/passwd", intranet: true }, "WEBHOOK_INVALID"],
    ["a password in the address", { url: "https://a:b@hall.example/x" }, "WEBHOOK_INVALID"],
    ["a host that is not listed", { hosts: ["other.example"] }, "WEBHOOK_INVALID"],
    ["a short secret", { secret: "whsec_c2hvcnQ=" }, "WEBHOOK_INVALID"],
    [
      "an address inside",
      { url: "https://10.0.0.8/", hosts: ["10.0.0.8"] },
      "WEBHOOK_ADDRESS_FORBIDDEN",
    ],
    [
      "the same in other words",
      { url: "https://[::ffff:10.0.0.8]/", hosts: ["[::ffff:a00:8]"] },
      "WEBHOOK_ADDRESS_FORBIDDEN",
    ],
    ...["[64:ff9b::a9fe:a9fe]", "[2002:a9fe:a9fe::1]", "[::a9fe:a9fe]", "[fec0::1]"].map(
      (host): [string, Partial<WebhookOptions>, string] => [
        `an address inside, hidden in ${host}`,
        { url: `https://${host}/`, hosts: [host] },
        "WEBHOOK_ADDRESS_FORBIDDEN",
      ],
    ),
  ])("takes or refuses as settings %s", async (_what, change, code) => {
    expect(await outcome(() => webhookSink({ ...good, ...change }))).toBe(code);
  });

  test.each([
    // address           outside  inside
    ["93.184.216.34", true, true],
    ["2606:4700::1111", true, true],
    ["10.1.2.3", false, true],
    ["172.31.0.1", false, true],
    ["127.0.0.1", false, true],
    ["::1", false, true],
    ["fd00::1", false, true],
    ["::ffff:192.168.1.1", false, true],
    ["169.254.169.254", false, false],
    ["::ffff:169.254.169.254", false, false],
    ["0.0.0.0", false, false],
    ["::", false, false],
    ["fe80::1", false, false],
    ["224.0.0.1", false, false],
    ["255.255.255.255", false, false],
    // Embedded in IPv6: by a translator, compatible, 6to4, teredo, local translators; and what was site-local.
    ["64:ff9b::5db8:d822", true, true],
    ["64:ff9b::a9fe:a9fe", false, false],
    ["64:ff9b::7f00:1", false, true],
    ["64:ff9b::10.0.0.8", false, true],
    ["64:ff9b:1::a9fe:a9fe", false, false],
    ["::a9fe:a9fe", false, false],
    ["::7f00:1", false, false],
    ["::ffff:0:a9fe:a9fe", false, false],
    ["2002:a9fe:a9fe::1", false, false],
    ["2001:0:a9fe:a9fe::1", false, false],
    ["2001:db8::1", false, false],
    ["fec0::1", false, false],
    ["100::1", false, false],
    ["fe80::1%eth0", false, false],
    ["fd00::1%eth0", false, false],
    ["localhost", false, false],
  ] as const)("may connect to %s from outside %s, from inside %s", (address, outside, inside) => {
    expect([isAllowed(address, false), isAllowed(address, true)]).toEqual([outside, inside]);
  });
});

test("EX3: a file sink keeps an event on a line of its day, also after the half of one", async () => {
  const sink = fileSink({ name: "archive", folder: path.join(folder, "events") });
  const file = path.join(folder, "events", "2026-09-14.jsonl");
  expect(await deliver(sink)).toBe("done");
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ id: someEvent.id, subject: "c1" });
  writeFileSync(file, '{"half', { flag: "a" });
  await deliver(sink);
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  expect(lines.map((line) => line.startsWith('{"specversion"'))).toEqual([true, false, true]);
});

test("EX3: a file sink tells the last event that it keeps whole, and nothing where there is none (P20)", async () => {
  const at = path.join(folder, "told");
  const sink = fileSink({ name: "archive", folder: at });
  expect(await sink.last?.()).toBeUndefined();
  const signal = new AbortController().signal;
  await sink.deliver(someEvent, signal);
  const later = { ...someEvent, id: "futian/1/c1/9", position: 9, at: "2026-09-15T01:00:00.000Z" };
  await sink.deliver(later as typeof someEvent, signal);
  writeFileSync(path.join(at, "2026-09-15.jsonl"), '{"id":"fut\n{"half', { flag: "a" });
  expect(await sink.last?.()).toEqual({ id: "futian/1/c1/9", position: 9 });
});
