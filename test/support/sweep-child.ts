// A process of its own that runs a hall on the database in its first argument, its items in the second: from the moment in the
// third on it sweeps once a minute of the hall's clock, says each incident that is opened, and goes on until it is ended.
import { once } from "node:events";
import { ManualClock, openHall } from "banjian";

const [db = "", items = "", from = ""] = process.argv.slice(2);
const tell = (what: object) => console.log(JSON.stringify(what));

const clock = new ManualClock(from);
const hall = await openHall({ db, items, clock: clock.now });
hall.on("incident:opened", (opened) => tell({ opened }));
tell({ ready: true });
await once(process.stdin, "data");
for (let minute = 1; ; minute++) {
  clock.moveTo(new Date(Date.parse(from) + minute * 60_000).toISOString());
  await hall.sweep();
}
