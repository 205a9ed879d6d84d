import { rmSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { type JetStreamManager, jetstream, jetstreamManager } from "@nats-io/jetstream";
import { connect as connectNats } from "@nats-io/transport-node";
import { connect, type Hall, migrate, openHall, type Tables } from "banjian";
import { NatsServer } from "../../packages/exchange/src/testing/nats-server.js";
import { type OwnPostgres, startPostgres } from "../support/real-postgres.js";
import { application, folderWith, people, smallItem } from "../support/small-item.js";
import { buildChild, type Child, startChild } from "../support/start-child.js";

/** What is killed, in this order. */
const kinds = ["relay", "nats", "postgres"] as const;
type Kind = (typeof kinds)[number];

/** How it is done: how often, with how many NATS servers, and how far a new relay's clock is ahead of the one before. */
export type Killing = {
  readonly rounds: number;
  readonly nodes: number;
  /** In milliseconds; more than thirty seconds spare the wait for the lease of the one that was killed. */
  readonly ahead?: number;
  readonly told?: (line: string) => unknown;
};

/** What was killed how often, how many milliseconds until events arrived again, and what the stream holds of what was stored. */
export type Killed = {
  readonly kills: Readonly<Record<Kind, number>>;
  readonly back: Readonly<Record<Kind, { readonly median: number; readonly worst: number }>>;
  readonly filed: number;
  readonly events: number;
  readonly arrived: number;
  readonly wrong: Readonly<Record<"lost" | "doubled" | "phantoms" | "disordered", number>>;
};

/**
 * Kills, turn by turn, who takes events to NATS, a NATS server and the PostgreSQL they come from, while applications are filed;
 * starts each again, and then counts what the stream holds.
 */
export async function killInTurn(killing: Killing): Promise<Killed> {
  const items = folderWith({ "small.yaml": smallItem() });
  const server = await startPostgres({ durable: true });
  const { db, close } = await connect<Tables>(server.url);
  await migrate(db);
  await close();
  const nodes =
    killing.nodes === 1 ? [await NatsServer.start()] : await NatsServer.cluster(killing.nodes);
  const hall = await openHall({ db: server.url, items, messages: {} });
  const run = new Run(killing, { items, server, nodes, hall });
  try {
    return await run.whole();
  } finally {
    await run.end();
    await hall.close();
    await server.stop();
    for (const node of nodes) await node.close();
    rmSync(items, { recursive: true });
  }
}

type Machines = {
  readonly items: string;
  readonly server: OwnPostgres;
  readonly nodes: readonly NatsServer[];
  readonly hall: Hall;
};

class Run {
  readonly #killing: Killing;
  readonly #machines: Machines;
  readonly #servers: string[];
  readonly #back: Record<Kind, number[]> = { relay: [], nats: [], postgres: [] };
  #relay: Child | undefined;
  #relays = 0;
  #filed = 0;
  #stopping = false;

  constructor(killing: Killing, machines: Machines) {
    this.#killing = killing;
    this.#machines = machines;
    this.#servers = machines.nodes.map(({ url }) => url);
  }

  async whole(): Promise<Killed> {
    const { rounds, nodes, told } = this.#killing;
    await this.#asked((manager) =>
      manager.streams.add({ name: "HALL", subjects: ["banjian.>"], num_replicas: nodes }),
    );
    await buildChild("nats-relay");
    await this.#startRelay();
    const filing = this.#file();
    for (let round = 0; round < rounds; round++) {
      const kind = kinds[round % 3] as Kind;
      const since = performance.now();
      await this.#kill(kind, Math.floor(round / 3));
      // Read when it is down: what still came before that is no sign of its being back.
      const before = await this.#stored();
      // On to the next when events arrive again: who was killed had the sink for thirty seconds.
      for (let tries = 0; tries < 600 && (await this.#stored()) <= before; tries++)
        await setTimeout(100);
      this.#back[kind].push(performance.now() - since);
      told?.(`${round + 1} rounds, ${this.#filed} filed, ${await this.#stored()} in the stream`);
    }
    this.#stopping = true;
    await filing;
    return this.#counted();
  }

  async end(): Promise<void> {
    this.#stopping = true;
    await this.#relay?.kill();
  }

  async #kill(kind: Kind, turn: number): Promise<void> {
    const { nodes, server } = this.#machines;
    if (kind === "postgres") return server.kill();
    if (kind === "relay") {
      await this.#relay?.kill();
      return this.#startRelay();
    }
    const node = nodes[turn % nodes.length];
    await node?.kill();
    await setTimeout(1_000);
    await node?.start();
  }

  async #startRelay(): Promise<void> {
    const { items, server } = this.#machines;
    const ahead = String((this.#killing.ahead ?? 0) * this.#relays++);
    const given = [server.url, items, this.#servers.join(","), ahead];
    this.#relay = await startChild("nats-relay", ...given).catch(() => undefined);
  }

  async #file(): Promise<void> {
    while (!this.#stopping) {
      const caller = { by: people.applicant, key: `k${this.#filed}` };
      // Without an answer it is asked again under the same key.
      await this.#machines.hall.submit("small-licence", application, caller).then(
        () => this.#filed++,
        () => setTimeout(50),
      );
      await setTimeout(20);
    }
  }

  async #counted(): Promise<Killed> {
    const { hall } = this.#machines;
    await hall.flush();
    const events: string[] = [];
    for (let position = 0; ; ) {
      const page = await hall.events.after(position, 1_000);
      if (page.events.length === 0) break;
      events.push(...page.events.map(({ id }) => id));
      position = page.position;
    }
    for (let tries = 0; tries < 600 && (await this.#stored()) < events.length; tries++)
      await setTimeout(100);
    const arrived = await this.#inStream();
    const [known, found] = [new Set(events), new Set(arrived)];
    const each = <Of>(of: (times: readonly number[]) => Of) => ({
      relay: of(this.#back.relay),
      nats: of(this.#back.nats),
      postgres: of(this.#back.postgres),
    });
    return {
      kills: each((times) => times.length),
      back: each((times) => ({ median: rank(times, 0.5), worst: rank(times, 1) })),
      filed: this.#filed,
      events: events.length,
      arrived: arrived.length,
      wrong: {
        lost: events.filter((id) => !found.has(id)).length,
        doubled: arrived.length - found.size,
        phantoms: arrived.filter((id) => !known.has(id)).length,
        disordered: disordered(arrived),
      },
    };
  }

  #stored(): Promise<number> {
    return this.#asked(async ({ streams }) => (await streams.info("HALL")).state.messages);
  }

  /** The ids in the stream, in its order. */
  async #inStream(): Promise<string[]> {
    const connection = await connectNats({ servers: this.#servers });
    const consumer = await jetstream(connection).consumers.get("HALL");
    const ids: string[] = [];
    if ((await consumer.info()).num_pending > 0) {
      for await (const message of await consumer.consume()) {
        ids.push(message.json<{ id: string }>().id);
        if (message.info.pending === 0) break;
      }
    }
    await connection.close();
    return ids;
  }

  /** Asks the servers, over a connection of its own, until they answer. */
  async #asked<Told>(question: (manager: JetStreamManager) => Promise<Told>): Promise<Told> {
    for (let tries = 0; ; tries++) {
      try {
        const connection = await connectNats({ servers: this.#servers, timeout: 2_000 });
        try {
          return await question(await jetstreamManager(connection, { timeout: 5_000 }));
        } finally {
          await connection.close();
        }
      } catch (error) {
        if (tries === 60) throw error;
        await setTimeout(500);
      }
    }
  }
}

function rank(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
}

/** How many events of a case come before one that was written earlier. */
function disordered(ids: readonly string[]): number {
  const last = new Map<string, number>();
  let count = 0;
  for (const id of ids) {
    const [tenant, epoch, subject, seq = ""] = id.split("/");
    const name = [tenant, epoch, subject].join("/");
    if (Number(seq) < (last.get(name) ?? 0)) count++;
    last.set(name, Number(seq));
  }
  return count;
}
