import type { Instant } from "@banjian/calendar";
import { evolve, reportLateMessage } from "@banjian/core";
import { compiledItem, effectsOf, worldOf } from "./change-case.js";
import { deliveryRungs, type RungAt } from "./delivery-rungs.js";
import { momentOf } from "./frame-at.js";
import { NotReady } from "./not-ready.js";
import { isNotificationSink } from "./notification-sinks.js";
import type { PlacedEvent } from "./outbox.js";
import { clearStall, parkStall } from "./park-stall.js";
import type { EngineParts } from "./parts.js";
import { later } from "./retry-policy.js";
import type { SinkDeliveries } from "./sink-deliveries.js";

type MessageEvent = Extract<PlacedEvent, { readonly name: "message:made" }>;

const page = 500;

/** Keeps watch over the messages on their way to sinks: nothing is late without somebody being told. */
export class DeliveryWatch {
  readonly #parts: EngineParts;
  /** The cases of each sink that have been seen to, so that they are not asked again at every look. */
  readonly #carded = new Map<string, Set<string>>();
  readonly #at: RungAt;
  #looked: Instant | undefined;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#at = deliveryRungs(parts.messages);
  }

  /** What each sink that has ever been served still waits for. */
  async report(): Promise<readonly SinkDeliveries[]> {
    const { now } = await this.#parts.store.moment();
    const { sinks } = await this.#parts.store.outbox.backlog();
    const reports: SinkDeliveries[] = [];
    for (const [sink, position] of Object.entries(sinks)) {
      if (isNotificationSink(sink)) continue;
      const waiting = await this.#waiting(sink, position, () => true);
      reports.push(reportOf(sink, waiting, now));
    }
    return reports;
  }

  /**
   * One look: a warning, a card on its case and an incident for the sink, each when a message has come to that rung. Each is
   * told once; when the sink has caught up the incident ends by itself. Within a minute nothing is looked at twice.
   */
  async once(): Promise<void> {
    const moment = await momentOf(this.#parts);
    if (this.#looked !== undefined && moment.now < later(this.#looked, 60_000)) return;
    this.#looked = moment.now;
    const { sinks } = await this.#parts.store.outbox.backlog();
    for (const { name: sink } of this.#parts.sinks ?? []) {
      if (isNotificationSink(sink)) continue;
      const position = sinks[sink] ?? 0;
      const near = await this.#waiting(
        sink,
        position,
        (one) => this.#at("warning", one) <= moment.now,
      );
      await this.#tell(sink, near, moment.now);
    }
  }

  async #tell(sink: string, near: readonly MessageEvent[], now: Instant): Promise<void> {
    const { store, announcer } = this.#parts;
    const work = `messages:${sink}`;
    const [stall] = await store.stalls.of(work);
    const [oldest] = near;
    if (oldest === undefined) {
      this.#carded.delete(sink);
      if (stall !== undefined) await clearStall(this.#parts, stall, now);
      return;
    }
    const reached = (rung: "card" | "incident") => near.filter((one) => this.#at(rung, one) <= now);
    const late = reached("incident");
    const error = `${near.length} waiting, the first ${oldest.id}`;
    const { position } = oldest;
    const kept = { work, caseId: "", position, tries: 1, since: stall?.since ?? now, error };
    if (stall === undefined) {
      const told = { name: "delivery:near", event: reportOf(sink, near, now) } as const;
      const next = this.#at("incident", oldest);
      if (await store.stalls.begin({ ...kept, next }, told, now)) announcer.announceOwn(told);
    }
    await this.#card(sink, reached("card"));
    if (late.length > 0) await parkStall(this.#parts, kept, now);
    else await store.stalls.keep({ ...kept, next: this.#at("incident", oldest) });
  }

  /** A card on each case whose message is late, a hundred cases at a time. */
  async #card(sink: string, late: readonly MessageEvent[]): Promise<void> {
    const carded = this.#carded.get(sink) ?? new Set();
    this.#carded.set(sink, carded);
    const all = new Set(late.map(({ event }) => event.caseId));
    const ids = [...all].filter((id) => !carded.has(id));
    for (let from = 0; from < ids.length; from += 100) {
      await this.#reviseAll(ids.slice(from, from + 100));
    }
    for (const id of ids) carded.add(id);
  }

  async #reviseAll(caseIds: readonly string[]): Promise<void> {
    const parts = this.#parts;
    const swept = await parts.store.revise(caseIds, (loaded) => {
      const { state } = loaded;
      const world = worldOf(parts, compiledItem(parts, state.item.digest), loaded);
      const facts = reportLateMessage(world, state);
      const after = facts.reduce(evolve, state);
      return effectsOf(parts, world, { facts, before: state, state: after });
    });
    for (const one of swept) {
      if ("effects" in one) parts.announcer.announce(one.effects);
      else if (one.failed instanceof NotReady) {
        await one.failed.read();
        await this.#reviseAll([one.caseId]);
      } else throw one.failed;
    }
  }

  /** The messages that a sink has not had, in their order, as long as they are such: of a case that stands, and behind the sink's place. */
  async #waiting(
    sink: string,
    position: number,
    isSuch: (one: MessageEvent) => boolean,
  ): Promise<readonly MessageEvent[]> {
    const { outbox, stalls } = this.#parts.store;
    const found: MessageEvent[] = [];
    for (const { caseId, position: from } of await stalls.of(`sink:${sink}`)) {
      if (caseId === "") continue;
      found.push(
        ...(await outbox.ofSubject(caseId, from, position)).filter(isMessage).filter(isSuch),
      );
    }
    for (let after = position; ; ) {
      const events = await outbox.after(after, page);
      const messages = events.filter(isMessage);
      const such = messages.filter(isSuch);
      found.push(...such);
      const last = events.at(-1);
      // Events stand in the order of their moments, nearly: behind a page of younger ones nothing older comes.
      if (last === undefined || (messages.length > 0 && such.length === 0)) break;
      after = last.position;
    }
    return found.toSorted((a, b) => a.position - b.position);
  }
}

function isMessage(one: PlacedEvent): one is MessageEvent {
  return one.name === "message:made";
}

function reportOf(sink: string, waiting: readonly MessageEvent[], now: Instant): SinkDeliveries {
  const late = waiting.filter(({ event }) => event.deliverBy <= now).length;
  const [first] = waiting;
  if (first === undefined) return { sink, waiting: 0, late };
  const { id, event } = first;
  const oldest = { id, caseId: event.caseId, deliverBy: event.deliverBy };
  return { sink, waiting: waiting.length, late, oldest };
}
