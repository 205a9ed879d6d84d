import { cloudEvent, type Sink } from "@banjian/engine";
import { type JetStreamClient, jetstream } from "@nats-io/jetstream";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import { exchangeError } from "../errors.js";

/** Where a NATS server is, and how its events are called there. */
export type NatsOptions = {
  readonly name: string;
  /** `nats://host:4222`, or several of one cluster. */
  readonly servers: string | readonly string[];
  /** Before the name of each event: `banjian.card.red`. Letters, digits, `-`, `_` and dots. */
  readonly prefix?: string;
  readonly user?: string;
  readonly pass?: string;
  readonly token?: string;
  /** How long a server may take to answer, in milliseconds. */
  readonly timeout?: number;
};

/** A sink over a connection of its own, to be closed in the end. */
export type NatsSink = Sink & { close(): Promise<void> };

/**
 * A sink that publishes each event as a CloudEvent to the JetStream stream that has its subject, with the id of the event as
 * the message's: within the stream's window the server drops what comes twice. An event is acknowledged once the stream has
 * it. It connects with the first event and again whenever the connection is gone (NATS_INVALID, NATS_UNAVAILABLE).
 */
export function natsSink(options: NatsOptions): NatsSink {
  const { name, prefix = "banjian", timeout = 5_000 } = options;
  refuseOdd(name, prefix);
  let open: Promise<NatsConnection> | undefined;
  const client = async (): Promise<JetStreamClient> => {
    open ??= connection(options, timeout);
    const found = await open.catch(() => undefined);
    if (found !== undefined && !found.isClosed()) return jetstream(found, { timeout });
    open = connection(options, timeout);
    return jetstream(await open, { timeout });
  };
  return {
    name,
    // One connection carries them all: what is waited for is the word of the stream.
    abreast: 64,
    async deliver(event) {
      const subject = `${prefix}.${event.name.replace(":", ".")}`;
      try {
        const stream = await client();
        await stream.publish(subject, JSON.stringify(cloudEvent(event)), { msgID: event.id });
      } catch (error) {
        throw exchangeError("NATS_UNAVAILABLE", { subject, reason: reasonOf(error) });
      }
    },
    async close() {
      const found = await open?.catch(() => undefined);
      await found?.drain();
    },
  };
}

function connection(options: NatsOptions, timeout: number): Promise<NatsConnection> {
  const { servers, user, pass, token } = options;
  return connect({
    servers: typeof servers === "string" ? servers : [...servers],
    ...(user === undefined ? {} : { user, pass: pass ?? "" }),
    ...(token === undefined ? {} : { token }),
    name: "banjian",
    timeout,
    // The relay tries again by itself; a connection that waits for a server would hold it up.
    waitOnFirstConnect: false,
    maxReconnectAttempts: 0,
  });
}

function refuseOdd(name: string, prefix: string): void {
  if (/^[\w-]+(\.[\w-]+)*$/.test(prefix)) return;
  throw exchangeError("NATS_INVALID", { sink: name, prefix });
}

function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return /no responders|503/.test(reason) ? "no stream has this subject" : reason;
}
