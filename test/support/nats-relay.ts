// A process that does nothing but take the events of the database in its first argument to the NATS servers in its third, the
// items lying in the second; its clock is ahead by the milliseconds in the fourth.
import { openHall } from "banjian";
import { natsSink } from "../../packages/exchange/src/index.js";

const [db = "", items = "", servers = "", ahead = "0"] = process.argv.slice(2);
const sink = natsSink({ name: "nats", servers: servers.split(","), timeout: 2_000 });
const retries = { first: 200, longest: 2_000 };
const now = () => new Date(Date.now() + Number(ahead)).toISOString() as never;
const clock = ahead === "0" ? {} : { clock: now };
const hall = await openHall({ db, items, sinks: [sink], messages: {}, retries, ...clock });
console.log(JSON.stringify({ ready: true }));
await hall.work({ every: 100, signal: new AbortController().signal, onError: () => {} });
