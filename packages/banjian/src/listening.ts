import { didYouMean, slaEventTitles } from "@banjian/core";
import { hallEventTitles } from "@banjian/engine";
import { hallError } from "./errors.js";

const names = [...Object.keys(slaEventTitles), ...Object.keys(hallEventTitles), "listener:failed"];

/** Refuses to listen for what is never told (EVENT_UNKNOWN), and with what cannot be called (LISTENER_INVALID). */
export function refuseDeaf(name: unknown, listener: unknown): void {
  const event = String(name);
  if (!names.includes(event)) {
    throw hallError("EVENT_UNKNOWN", { event, meant: didYouMean(event, names) });
  }
  if (typeof listener === "function") return;
  throw hallError("LISTENER_INVALID", {
    event,
    given: listener === null ? "null" : typeof listener,
  });
}
