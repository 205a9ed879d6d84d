import { rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import {
  type CloudEvent,
  connect,
  type Hall,
  ManualClock,
  migrate,
  openHall,
  type Tables,
} from "banjian";
import { afterAll, beforeAll, expect, test } from "vitest";
import { webhookSink } from "../packages/exchange/src/index.js";
import { everyEvent } from "./support/every-event.js";
import { type FreshDatabase, freshDatabase } from "./support/fresh-database.js";
import { application, folderWith, people, smallItem } from "./support/small-item.js";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const hour = 3_600_000;
const start = Date.parse("2026-09-14T08:00:00+08:00");
const items = folderWith({ "small.yaml": smallItem() });
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  const { db, close } = await connect<Tables>(database.url);
  await migrate(db);
  await close();
});
afterAll(async () => {
  await database.drop();
  rmSync(items, { recursive: true });
});

/** A province behind a webhook, which can be away; what it got, in its order. */
class Province {
  readonly got: CloudEvent[] = [];
  #server: Server | undefined;
  #port = 0;

  async up(): Promise<void> {
    const server = createServer(async (request: IncomingMessage, response) => {
      this.got.push(JSON.parse(await text(request)));
      response.writeHead(204).end();
    });
    this.#server = server;
    await new Promise<void>((ready) => server.listen(this.#port, "127.0.0.1", ready));
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Nobody listens at its address any more. */
  async down(): Promise<void> {
    await new Promise((done) => this.#server?.close(done));
  }

  get url(): string {
    return `http://localhost:${this.#port}/`;
  }

  messages(): readonly CloudEvent[] {
    return this.got.filter(({ type }) => type === "banjian.message.made");
  }
}

/** What a look at the hall shows of the watch: how often the warning was stored, cards on cases, incidents opened. */
async function rungs(hall: Hall): Promise<readonly [number, number, number]> {
  await hall.flush();
  const events = await everyEvent(hall);
  const stored = (wanted: string) => events.filter(({ name }) => name === wanted).length;
  const cards = await hall.cards({ cause: "message-late" });
  return [stored("delivery:near"), cards.length, stored("incident:opened")];
}

/** At which hour each rung was first seen. */
async function notice(hall: Hall, now: number, seen: Map<string, number>): Promise<void> {
  const [warned, carded, opened] = await rungs(hall);
  for (const [name, count] of Object.entries({ warned, carded, opened })) {
    if (count > 0 && !seen.has(name)) seen.set(name, now);
  }
}

/** Every event has come once, those of a case in their order, the messages among them. */
async function expectEverything(province: Province, hall: Hall, ids: readonly string[]) {
  const events = await everyEvent(hall);
  expect(province.got.map(({ id }) => id).toSorted(), "everything, once").toEqual(
    events.map(({ id }) => id).toSorted(),
  );
  for (const subject of [...ids, "(hall)"]) {
    const sequences = province.got.flatMap((one) =>
      one.subject === subject ? [one.sequence] : [],
    );
    expect(sequences, subject).toEqual(sequences.toSorted());
  }
  const kinds = province
    .messages()
    .flatMap(({ data }) => ("message" in data ? [data.message.kind] : []));
  expect(kinds.toSorted()).toEqual([
    ...Array(5).fill("acceptance"),
    ...Array(5).fill("application"),
  ]);
}

test.each([
  // tenant   away   the hall's own rungs                          warned, carded, an incident after so many hours
  ["usual", 13, undefined, [8, 12, undefined]],
  ["own", 13, { warning: 8, card: 12, incident: 12.5 }, [8, 12, 12.5]],
  ["longer", 17, undefined, [8, 12, 16]],
] as const)(
  "ME11: on PostgreSQL a receiver that is down (%s rungs, %i hours) is warned of, carded and an incident on their rungs, each once, and gets everything once and in order afterwards",
  async (tenant, away, watch, [warned, carded, opened]) => {
    const province = new Province();
    await province.up();
    await province.down();
    const hook = { name: "province", url: province.url, hosts: ["localhost"], secret };
    const sinks = [webhookSink({ ...hook, intranet: true })];
    const clock = new ManualClock(new Date(start).toISOString());
    const messages = watch === undefined ? {} : { watch };
    const open = () =>
      openHall({ db: database.url, items, tenant, clock: clock.now, sinks, messages });
    let hall = await open();
    const ids: string[] = [];
    for (const key of ["k1", "k2", "k3", "k4", "k5"]) {
      ids.push(
        (await hall.submit("small-licence", application, { by: people.applicant, key })).caseId,
      );
    }
    const seen = new Map<string, number>();
    for (let half = 0; half <= away * 2; half++) {
      clock.moveTo(new Date(start + (half * hour) / 2).toISOString());
      const caseId = ids[half % 5] ?? "";
      // Work goes on: at the window in the first hours, and the process is another one from time to time.
      if (half < 5) await hall.act(caseId, "accept", { by: people.clerk, key: `accept-${half}` });
      if (half % 9 === 8) {
        await hall.close();
        hall = await open();
      }
      await hall.deliver();
      await notice(hall, half / 2, seen);
    }
    expect(province.got).toEqual([]);
    expect([seen.get("warned"), seen.get("carded"), seen.get("opened")]).toEqual([
      warned,
      carded,
      opened,
    ]);
    const told = await rungs(hall);
    expect(told, "once, and a card on each case").toEqual([1, 5, opened === undefined ? 0 : 1]);

    await province.up();
    for (let minutes = 6; minutes <= 30; minutes += 6) {
      clock.moveTo(new Date(start + away * hour + minutes * 60_000).toISOString());
      await hall.deliver();
    }
    expect(await rungs(hall), "nothing is told again").toEqual(told);
    const left = await hall.incidents.list();
    expect(left, "it is over by itself").toEqual([]);
    await expectEverything(province, hall, ids);
    expect(await hall.deliveries()).toEqual([{ sink: "province", waiting: 0, late: 0 }]);
    await hall.close();
    await province.down();
  },
  60_000,
);
