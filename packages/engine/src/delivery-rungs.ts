import type { Instant } from "@banjian/calendar";
import type { MessageRules } from "@banjian/core";
import { engineError } from "./errors.js";
import type { PlacedEvent } from "./outbox.js";
import { later } from "./retry-policy.js";

/** What is done about a message that has not arrived, in this order. */
type Rung = "warning" | "card" | "incident";

/** When it is done for each, as shares of the time the message has. */
const usual = { warning: 2 / 3, card: 1, incident: 4 / 3 } as const satisfies Record<Rung, number>;

const hour = 3_600_000;

/** At which moment a message that has not arrived comes to a rung. */
export type RungAt = (
  rung: Rung,
  message: Extract<PlacedEvent, { readonly name: "message:made" }>,
) => Instant;

/** The rungs of a hall, its own or the usual ones; refuses hours that are none, and a warning that comes after what it warns of (DELIVERY_RUNGS). */
export function deliveryRungs({ watch = {}, deliverWithin = 12 }: MessageRules = {}): RungAt {
  const hours = (rung: Rung) => watch[rung] ?? usual[rung] * deliverWithin;
  const [warning, card, incident] = [hours("warning"), hours("card"), hours("incident")];
  const sound = [warning, card, incident].every((one) => one > 0 && one <= 8760);
  if (!sound || warning > card || warning > incident) {
    throw engineError("DELIVERY_RUNGS", { warning, card, incident });
  }
  return (rung, { event: { at, deliverBy } }) => {
    const own = watch[rung];
    const given = Date.parse(deliverBy) - Date.parse(at);
    return later(at, own === undefined ? given * usual[rung] : own * hour);
  };
}
