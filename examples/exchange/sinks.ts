// #region sinks
import { fileSink, webhookSink } from "@banjian/exchange";
import { openHall } from "banjian";

/** A hall whose events go to the city's platform and, for the archive, to files. */
export function openWithSinks(settings: { db: string; secret: string }) {
  return openHall({
    db: settings.db,
    items: "./items",
    sinks: [
      webhookSink({
        name: "city",
        url: "https://events.city.example/banjian",
        hosts: ["events.city.example"],
        secret: settings.secret,
      }),
      fileSink({ name: "archive", folder: "/var/lib/hall/events" }),
    ],
  });
}
// #endregion
