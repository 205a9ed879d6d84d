import { isNotificationSink, type Sink } from "@banjian/engine";
import { hallError } from "./errors.js";

/** Sinks of one hall: each event is taken to each of them. */
const most = 64;

/** Refuses more sinks than a hall can have (SINKS_TOO_MANY), and names that cannot be told apart (SINK_NAME_INVALID). */
export function checkedSinks(sinks: readonly Sink[]): readonly Sink[] {
  if (sinks.length > most) throw hallError("SINKS_TOO_MANY", { count: sinks.length, most });
  const names = sinks.map(({ name }) => name);
  // Where its progress is kept goes by its name: two of one name would each miss what the other got.
  const bad = names.find(
    (name, index) =>
      !/^[a-z0-9-]{1,64}$/.test(name) || names.indexOf(name) !== index || isNotificationSink(name),
  );
  if (bad !== undefined) throw hallError("SINK_NAME_INVALID", { name: bad });
  return sinks;
}
