import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import {
  CodedError,
  connect,
  type Hall,
  migrate,
  openHall,
  type Receipt,
  type Tables,
} from "banjian";
import { Pool } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { application, citizen, clerk } from "../examples/embed/people.js";
import { hostOver } from "../examples/host-http/host.js";
import { fileOrder } from "../examples/host-pool/host.js";
import { type FreshDatabase, freshDatabase } from "./support/fresh-database.js";

let database: FreshDatabase;
let hall: Hall;

beforeAll(async () => {
  database = await freshDatabase();
  const { db, close } = await connect<Tables>(database.url);
  await migrate(db);
  await close();
  hall = await openHall({ db: database.url, items: "examples/items" });
});
afterAll(async () => {
  await hall.close();
  await database.drop();
});

test("the host with tables of its own prints what its example says (ST27)", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  await import("../examples/host-kysely/host.js");
  const printed = log.mock.calls.map((said) => `${said.join(" ")}\n`).join("");
  log.mockRestore();
  expect(printed).toBe(readFileSync("examples/host-kysely/expected.txt", "utf8"));
}, 60_000);

test("the host that keeps its own pool: stored together and announced, or rolled back without a trace (ST27, P5)", async () => {
  const pool = new Pool({ connectionString: database.url });
  await pool.query("create table orders (id text primary key, case_id text not null)");
  const heard: string[] = [];
  hall.on("case:opened", ({ caseId }) => heard.push(caseId));
  const caseId = await fileOrder(pool, hall, "o-1");
  await expect(fileOrder(pool, hall, "o-1")).rejects.toMatchObject({ code: "23505" });
  expect(heard).toEqual([caseId]);
  expect((await hall.recent()).map(({ id }) => id)).toEqual([caseId]);
  const { rows } = await pool.query("select case_id from orders");
  expect(rows).toEqual([{ case_id: caseId }]);
  await pool.end();
});

test("the host over HTTP hands on the key, and says which refusals are to be tried again (P2, P3)", async () => {
  const people = { [citizen.id]: citizen, [clerk.id]: clerk };
  const server = hostOver(hall, ({ headers }) => people[String(headers["x-user"])] ?? citizen);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string, user?: string, key = "", body: unknown = undefined) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      ...(user === undefined
        ? {}
        : {
            method: "POST",
            headers: { "x-user": user, "idempotency-key": key },
            body: JSON.stringify(body) ?? "",
          }),
    });
    return [response.status, (await response.json()) as Receipt] as const;
  };
  const file = () => ask("/applications/food-business-licence", citizen.id, "web-1", application);
  const [status, receipt] = await file();
  expect([status, await file()]).toEqual([200, [200, receipt]]);
  const { caseId } = receipt;
  const passed = await ask(`/cases/${caseId}/pre-accept`, clerk.id, "d-1", { result: "passed" });
  expect(passed[0]).toBe(200);
  expect(await ask(`/cases/${caseId}/accept`, citizen.id, "d-2")).toMatchObject([
    409,
    { code: "NOT_PERMITTED" },
  ]);
  expect(await ask(`/cases/${caseId}`)).toMatchObject([200, { version: passed[1].version }]);
  expect((await ask("/cases/nobody"))[0]).toBe(404);
  server.close();
});

/** The host over a hall, and what it answers to a request. */
async function hostAsked(over: Hall) {
  const server = hostOver(over, () => citizen);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string, init: RequestInit) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
    const { code, again } = (await response.json()) as { code?: string; again?: string };
    return { status: response.status, code, again, after: response.headers.get("retry-after") };
  };
  return { ask, close: () => server.close() };
}

const filed = "/applications/food-business-licence";

test("the host over HTTP refuses what the hall need not see, and keeps nothing of it (P2, P12)", async () => {
  const { ask, close } = await hostAsked(hall);
  const before = (await hall.recent()).length;
  const post = (body: string | Uint8Array<ArrayBuffer>, key = "web-9", path = filed) =>
    ask(path, { method: "POST", body, headers: key === "" ? {} : { "idempotency-key": key } });
  const answers = {
    keyless: await post(JSON.stringify(application), ""),
    noJson: await post("{"),
    noText: await post(new Uint8Array([0x22, 0xff, 0x22])),
    long: await post(JSON.stringify({ ...application, note: "长".repeat(500_000) })),
    path: await post("{}", "web-9", "/cases/%E4"),
    elsewhere: await post("{}", "web-9", "/cases/x"),
    method: await ask(filed, { method: "PUT" }),
    odd: await post("[]"),
  };
  const told = Object.fromEntries(
    Object.entries(answers).map(([name, { status, code }]) => [name, [status, code]]),
  );
  expect(told).toEqual({
    keyless: [400, "KEY_MISSING"],
    noJson: [400, "BODY_UNREADABLE"],
    noText: [400, "BODY_UNREADABLE"],
    long: [413, "BODY_TOO_LONG"],
    path: [400, "PATH_UNREADABLE"],
    elsewhere: [404, "PATH_UNKNOWN"],
    method: [405, "METHOD_UNKNOWN"],
    odd: [400, "BODY_INVALID"],
  });
  expect((await hall.recent()).length).toBe(before);
  close();
});

test.each([
  ["OVERLOADED", 503],
  ["STORE_UNAVAILABLE", 503],
  ["STORE_FULL", 503],
  ["STORE_FORBIDDEN", 503],
  ["HALL_CLOSED", 503],
  ["OUTCOME_UNKNOWN", 504],
])(
  "the host over HTTP says of %s that the same request is to be sent again (P3)",
  async (code, status) => {
    const text = { zh: "稍后", en: "later" };
    const submit = () => Promise.reject(new CodedError(code, {}, text, text));
    const { ask, close } = await hostAsked({ submit } as unknown as Hall);
    const headers = { "idempotency-key": "web-10" };
    expect(await ask(filed, { method: "POST", body: "{}", headers })).toEqual({
      status,
      code,
      again: "same key",
      after: "1",
    });
    close();
  },
);
