import type { Instant } from "@banjian/calendar";
import type { PlacedEvent } from "./outbox.js";

/** An announcement in the envelope of CloudEvents 1.0, as it goes outside. */
export type CloudEvent = {
  readonly specversion: "1.0";
  /** The same however often it is sent. */
  readonly id: string;
  /** The hall. */
  readonly source: string;
  /** `banjian.` and the name: `banjian.card.red`. */
  readonly type: string;
  /** The case, or `(hall)`. */
  readonly subject: string;
  readonly time: Instant;
  readonly datacontenttype: "application/json";
  /** Where in `@banjian/core/events.schema.json` the data is described. */
  readonly dataschema: string;
  /** Its place among all events of the hall, as CloudEvents writes sequences: in decimal digits that sort as text. */
  readonly sequence: string;
  readonly data: PlacedEvent["event"];
};

/** The `$id` of the published schema; another number when a name goes or a field changes its meaning. */
const schemaId = "urn:banjian:events:1";

/** Puts an event into its envelope. */
export function cloudEvent({ id, position, subject, at, name, event }: PlacedEvent): CloudEvent {
  const [tenant = ""] = id.split("/");
  return {
    specversion: "1.0",
    id,
    source: `urn:banjian:hall:${encodeURIComponent(tenant)}`,
    type: `banjian.${name.replace(":", ".")}`,
    subject,
    time: at,
    datacontenttype: "application/json",
    dataschema: `${schemaId}#/$defs/${name}`,
    sequence: String(position).padStart(16, "0"),
    data: event,
  };
}
