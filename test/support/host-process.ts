// The host of examples/host-http as a process of its own: its database, its items, its port, and the file its sink writes to.
import { appendFileSync } from "node:fs";
import { closeOnSignal, openHall } from "banjian";
import { hostOver } from "../../examples/host-http/host.js";
import { people } from "./small-item.js";

const [db = "", items = "", port = "0", sinkLog = ""] = process.argv.slice(2);
const deliver = async ({ id }: { id: string }) => appendFileSync(sinkLog, `${id}\n`);
const hall = await openHall({ db, items, sinks: [{ name: "log", deliver }] });
const everybody = Object.values(people);
const identify = (user: unknown) => everybody.find(({ id }) => id === user) ?? people.applicant;
const server = hostOver(hall, ({ headers }) => identify(headers["x-user"]));
server.listen(Number(port), "127.0.0.1", () => console.log(JSON.stringify({ ready: true })));
closeOnSignal(hall);
void hall.work({ every: 200, signal: new AbortController().signal, onError: () => {} });
