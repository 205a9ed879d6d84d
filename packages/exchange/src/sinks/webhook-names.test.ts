import dns from "node:dns";
import { createServer, type Server } from "node:http";
import { syncBuiltinESMExports } from "node:module";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { someEvent } from "../testing/some-event.js";
import { webhookSink } from "./webhook.js";

const { lookup } = dns;
/** What a name resolves to, answer by answer; the last stays. */
let answers: string[][] = [];
let asked: string[] = [];
let calls = 0;
let server: Server;

function answering(host: string, _options: unknown, answer: (...found: unknown[]) => void): void {
  asked.push(host);
  const found = (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
  answer(
    null,
    found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
  );
}

beforeAll(async () => {
  server = createServer((_request, response) => {
    calls++;
    response.writeHead(204).end();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  Object.assign(dns, { lookup: answering });
  syncBuiltinESMExports();
});
beforeEach(() => {
  asked = [];
  calls = 0;
});
afterEach(() => server.closeAllConnections());
afterAll(() => {
  Object.assign(dns, { lookup });
  syncBuiltinESMExports();
  server.close();
});

function sink(intranet: boolean) {
  const { port } = server.address() as AddressInfo;
  const host = "receiver.example";
  return webhookSink({
    name: "city",
    url: `${intranet ? "http" : "https"}://${host}:${port}/hook`,
    secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    hosts: [host],
    intranet,
  });
}

const deliver = (intranet: boolean) =>
  sink(intranet)
    .deliver(someEvent, new AbortController().signal)
    .then(
      () => "delivered",
      (error) => String(error.code),
    );

describe("EX2: a name is looked up for each call, and the address that was checked is the one connected to", () => {
  test.each([
    ["the own network", ["10.0.0.5"]],
    ["this machine", ["127.0.0.1"]],
    ["this machine, in IPv6", ["::1"]],
    ["an IPv4 address in IPv6", ["::ffff:127.0.0.1"]],
    ["the metadata of a cloud", ["169.254.169.254"]],
    ["one address outside and one inside", ["93.184.216.34", "192.168.1.1"]],
  ])("a receiver outside whose name leads to %s is not called", async (_, found) => {
    answers = [found];
    expect(await deliver(false)).toBe("WEBHOOK_ADDRESS_FORBIDDEN");
    expect([asked, calls]).toEqual([["receiver.example"], 0]);
  });

  test("inside, a name that changes to what nobody may call is refused from then on", async () => {
    answers = [["127.0.0.1"], ["169.254.169.254"]];
    expect(await deliver(true)).toBe("delivered");
    expect(await deliver(true)).toBe("WEBHOOK_ADDRESS_FORBIDDEN");
    expect([asked.length, calls], "one question a call").toEqual([2, 1]);
  });
});
