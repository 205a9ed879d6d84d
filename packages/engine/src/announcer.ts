import type { NamedSlaEvent, SlaEvents } from "@banjian/core";
import { EventEmitter } from "eventemitter3";
import type { HallOwnEvent, HallOwnEvents } from "./hall-event.js";
import { wordsOf } from "./words-of.js";

/** A listener that threw or rejected: which event it was given, and what it threw. */
export type ListenerFailure = { readonly event: string; readonly error: unknown };

/** Everything a host can listen to in its own process. */
export type HallEvents = SlaEvents &
  HallOwnEvents & {
    /** A fault of this process alone: it is stored nowhere. */
    readonly "listener:failed": ListenerFailure;
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

  /** Announces what befell the hall itself, once it is stored. */
  announceOwn({ name, event }: HallOwnEvent): void {
    this.#emitter.emit(name, event);
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
