import type { NamedSlaEvent, SlaEvents } from "@banjian/core";
import { EventEmitter } from "eventemitter3";
import type { GapReport } from "./gap-report.js";
import type { ClockHold } from "./ports.js";
import type { SinkDeliveries } from "./sink-deliveries.js";
import type { Incident } from "./stall.js";
import { wordsOf } from "./words-of.js";

/** A listener that threw or rejected: which event it was given, and what it threw. */
export type ListenerFailure = { readonly event: string; readonly error: unknown };

/** That a backup was restored: who says so and why, the epoch of ids from now on, and the hold that keeps limits waiting. */
export type Restored = {
  readonly epoch: number;
  readonly by: string;
  readonly reason: string;
  readonly hold: ClockHold;
};

/** Everything a host can listen to in its own process. */
export type HallEvents = SlaEvents & {
  readonly "listener:failed": ListenerFailure;
  /** The store's clock has jumped: no limit falls due until a person has released it. */
  readonly "clock:held": ClockHold;
  readonly "clock:released": ClockHold;
  /** Something has failed too often or for too long, and waits for a person. */
  readonly "incident:opened": Incident;
  readonly "incident:closed": Incident;
  /** Messages wait for a sink and are about to be late; told once until it has caught up. */
  readonly "delivery:near": SinkDeliveries;
  /** Messages are missing, in the hall or at a receiver. */
  readonly "delivery:gap": GapReport;
  /** The database was restored from a backup: what happened since then is lost, and limits are held. */
  readonly "hall:restored": Restored;
};
export type HallEventName = keyof HallEvents;
type Listener<Name extends HallEventName> = (event: HallEvents[Name]) => unknown;

type Guard = (event: unknown) => void;

/** Announces what has been stored. One listener that fails stops nobody. */
export class Announcer {
  readonly #emitter = new EventEmitter();
  readonly #guards = new Map<HallEventName, Map<unknown, Guard>>();

  /** Calls the listener for each event of that name; the same listener twice is called once. */
  on<Name extends HallEventName>(name: Name, listener: Listener<Name>): void {
    this.off(name, listener);
    const guarded: Guard = (event) => this.#guard(name, () => listener(event as HallEvents[Name]));
    this.#guardsOf(name).set(listener, guarded);
    this.#emitter.on(name, guarded);
  }

  /** Stops calling the listener. */
  off<Name extends HallEventName>(name: Name, listener: Listener<Name>): void {
    const guards = this.#guardsOf(name);
    const guarded = guards.get(listener);
    if (guarded === undefined) return;
    guards.delete(listener);
    this.#emitter.off(name, guarded);
  }

  /** Announces what became of a jump of the store's clock. */
  announceClock(name: "clock:held" | "clock:released", hold: ClockHold): void {
    this.#emitter.emit(name, hold);
  }

  /** Announces messages that are about to be late. */
  announceDelivery(deliveries: SinkDeliveries): void {
    this.#emitter.emit("delivery:near", deliveries);
  }

  /** Announces messages that are missing. */
  announceGaps(report: GapReport): void {
    this.#emitter.emit("delivery:gap", report);
  }

  /** Announces work that waits for a person, or no longer. */
  announceIncident(name: "incident:opened" | "incident:closed", incident: Incident): void {
    this.#emitter.emit(name, incident);
  }

  /** Announces that a backup was restored. */
  announceRestored(restored: Restored): void {
    this.#emitter.emit("hall:restored", restored);
  }

  /** Announces what has been stored, in this order; what nobody hears is not even made. */
  announce(stored: { readonly events: readonly NamedSlaEvent[] }): void {
    if (this.#emitter.eventNames().length === 0) return;
    for (const { name, event } of stored.events) this.#emitter.emit(name, event);
  }

  #guardsOf(name: HallEventName): Map<unknown, Guard> {
    const guards = this.#guards.get(name) ?? new Map<unknown, Guard>();
    this.#guards.set(name, guards);
    return guards;
  }

  #guard(event: string, call: () => unknown): void {
    const failed = (error: unknown) => this.#fail({ event, error });
    try {
      Promise.resolve(call()).catch(failed);
    } catch (error) {
      failed(error);
    }
  }

  // A failure nobody listens for must not vanish, and a listener for failures that fails must not loop.
  #fail(failure: ListenerFailure): void {
    const heard =
      failure.event !== "listener:failed" && this.#emitter.emit("listener:failed", failure);
    if (heard) return;
    process.emitWarning(`a listener of ${failure.event} failed: ${wordsOf(failure.error)}`);
  }
}
