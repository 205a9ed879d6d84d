import { closeOnSignal, ManualClock, openHall } from "banjian";
import { citizen, clerk } from "../embed/people.js";
import { hostOver } from "./host.js";

const { DATABASE_URL: db = "pglite://memory", PORT: port = "8080", CLOCK: at } = process.env;
// The database's own clock, unless one is given that stands still.
const clock = at === undefined ? {} : { clock: new ManualClock(at).now };
const hall = await openHall({ db, items: "examples/items", ...clock });
const server = hostOver(hall, ({ headers }) => (headers["x-user"] === clerk.id ? clerk : citizen));
server.listen(Number(port), "127.0.0.1", () => {
  console.log(`listening on http://127.0.0.1:${port}, cases in ${db.replace(/\/\/.*@/, "//…@")}`);
});
// What is on its way ends first; then the signal ends the process.
closeOnSignal(hall);
const signal = new AbortController().signal;
void hall.work({ every: 1_000, signal, onError: console.error });
