// A process of its own that runs a hall on the database in its first argument, its items in the second; its sink writes the
// ids it gets into the file in the third. It does what it is told, line by line, and says each answer.
import { appendFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { CodedError } from "@banjian/base";
import { type Hall, openHall, type PlacedEvent, type Receipt } from "banjian";
import { application, people } from "./small-item.js";

type Told =
  | { readonly n: number; readonly file: string }
  | {
      readonly n: number;
      readonly act: "correct-on-spot" | Pausing;
      readonly caseId: string;
      readonly key: string;
    }
  | { readonly n: number; readonly sweep: true }
  | { readonly n: number; readonly deliver: true; readonly stopIn?: true }
  | { readonly clock: string }
  | { readonly goOn: true };

/** Moves the limits of a case, and is announced. */
type Pausing = "suspend" | "resume";

type Asked = Extract<Told, { readonly n: number }>;

const [db = "", items = "", sinkLog = ""] = process.argv.slice(2);
const tell = (what: object) => console.log(JSON.stringify(what));
let now = "2026-09-14T02:00:00.000Z";
let stopIn = false;
let goOn = () => {};

async function deliver({ id }: PlacedEvent): Promise<void> {
  appendFileSync(sinkLog, `${id}\n`);
  if (!stopIn) return;
  stopIn = false;
  const told = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  tell({ at: "O2" });
  await told;
}

const hall = await openHall({
  db,
  items,
  clock: () => now as never,
  sinks: [{ name: "log", deliver }],
});
tell({ ready: true });

for await (const line of createInterface(process.stdin)) {
  const told = JSON.parse(line) as Told;
  if ("clock" in told) now = told.clock;
  else if ("goOn" in told) goOn();
  else void answered(hall, told).then((answer) => tell({ n: told.n, ...answer }));
}
await hall.close();

async function answered(on: Hall, told: Asked): Promise<object> {
  try {
    return { accepted: await done(on, told) };
  } catch (error) {
    const code = error instanceof CodedError ? error.code : String(error);
    return code === "OUTCOME_UNKNOWN" ? { unknown: true } : { refused: code };
  }
}

async function done(on: Hall, told: Asked): Promise<Receipt | object> {
  if ("file" in told) {
    return on.submit("small-licence", application, { by: people.applicant, key: told.file });
  }
  if ("act" in told) {
    const { act, caseId, key } = told;
    const by = act === "correct-on-spot" ? people.clerk : people.head;
    const basis = act === "suspend" ? { basis: { law: "中华人民共和国行政许可法" } } : {};
    return on.act(caseId, act, { by, key, payload: { reason: key, ...basis } });
  }
  if ("sweep" in told) return on.sweep();
  stopIn = told.stopIn ?? false;
  return on.deliver();
}
