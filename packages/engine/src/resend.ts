import { engineError } from "./errors.js";
import type { PlacedEvent } from "./outbox.js";
import type { EngineParts } from "./parts.js";
import type { Period } from "./period.js";
import { later } from "./retry-policy.js";

export type { Period };

const page = 200;

/**
 * Takes the messages of a period to a sink once more, in their order and under their old ids, as far as it has been served;
 * says how many. Refuses a sink that there is not (SINK_UNKNOWN) or that is at work (SINK_BUSY); what the sink throws ends it.
 */
export async function resendMessages(
  { store, sinks = [] }: EngineParts,
  name: string,
  { from, to }: Period,
): Promise<number> {
  const sink = sinks.find((one) => one.name === name);
  if (sink === undefined) {
    throw engineError("SINK_UNKNOWN", { name, known: sinks.map((one) => one.name) });
  }
  const owner = `resend/${name}/${from}`;
  const turn = async () => {
    const { now } = await store.moment();
    return { owner, now, until: later(now, 60_000) };
  };
  const served = await store.outbox.take(name, await turn());
  if (served === undefined) throw engineError("SINK_BUSY", { name });
  let sent = 0;
  try {
    for (let after = 0; after < served; ) {
      const events = await store.outbox.after(after, page);
      const last = events.at(-1);
      if (last === undefined) break;
      for (const one of events.filter((event) => isDue(event, { from, to }, served))) {
        await sink.deliver(one, AbortSignal.timeout(30_000));
        sent += 1;
      }
      if (!(await store.outbox.advance(name, served, await turn()))) break;
      after = last.position;
    }
    return sent;
  } finally {
    await store.outbox.leave(name, owner);
  }
}

function isDue({ name, event, position }: PlacedEvent, { from, to }: Period, served: number) {
  return name === "message:made" && event.at >= from && event.at < to && position <= served;
}
