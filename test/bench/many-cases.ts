// What a hall costs among few open cases and among many: how many actions a second it takes, and how many time limits a second
// take effect, of which few are due and all others wait. On a PostgreSQL of its own that flushes what it commits, turn by turn.
//   pnpm run bench:many-cases [few] [middle] [many] [actions] [due] [rounds]
// Without numbers: 10,000, 100,000 and 1,000,000 cases; in each of 3 rounds 4,000 actions at 128 in flight and 5,000 cases with a limit.
// Takes some minutes and 6 GB.
import { rmSync } from "node:fs";
import { openHall } from "banjian";
import { startPostgres } from "../support/real-postgres.js";
import { folderWith, smallItem } from "../support/small-item.js";
import { fillWithCopies, morning, waken } from "./rates/copies.js";
import { askAll, dismiss, placeOfMine, startCrew } from "./rates/crew.js";
import { sayGate, sayLoad } from "./rates/gates.js";
import { tenant } from "./rates/job.js";
import { OpenCases } from "./rates/open-cases.js";
import { ownDatabase } from "./rates/own-database.js";
import { processorTime } from "./rates/processor-time.js";
import { roomy } from "./rates/roomy.js";
import { type SweepAnswer, type SweepPlace, sweepAt } from "./rates/sweeper.js";
import { median } from "./rates/turns.js";

const place = placeOfMine<SweepPlace>();
await (place === undefined ? measure() : sweepAt(place));

type Among = Awaited<ReturnType<typeof among>>;

async function measure(): Promise<void> {
  const given = process.argv.slice(2).map(Number);
  const [few = 10_000, middle = 100_000, many = 1_000_000, actions = 4_000, due = 5_000] = given;
  const rounds = given[5] ?? 3;
  const items = folderWith({ "small.yaml": smallItem() });
  const server = await startPostgres({ durable: true, settings: roomy });
  const halls: Among[] = [];
  for (const cases of [few, middle, many]) {
    halls.push(await among(server.url, items, { cases, apart: due * (rounds + 1) }));
  }
  // PostgreSQL writes a page as a whole when it is changed first after a checkpoint, which in daily work is over for most.
  const rates = await inRounds(halls, rounds, (hall, round) =>
    actingIn(hall, round === 0 ? Math.max(actions, hall.cases / 10) : actions),
  );
  const limits = await inRounds(halls, rounds, (hall, round) => sweepingIn(hall, due, round));
  const [ofFew, , ofMany] = rates.map((acted) => median(acted.map(perSecond))) as [
    number,
    number,
    number,
  ];
  const perLimit = limits.map((swept) => 1e6 / median(swept.map(perSecond)));
  const [, ofMiddle, ofMost] = perLimit as [number, number, number];
  for (const [what, found] of [
    ["actions", rates],
    ["limits", limits],
  ] as const) {
    console.table(
      halls.map(({ cases }, at) => ({ "open cases": cases, ...shown(what, found[at]) })),
    );
  }
  sayLoad();
  const [share, dearer, fastest] = [ofMany / ofFew, ofMost / ofMiddle, 1e6 / Math.min(...perLimit)];
  sayGate("actions among many, of those among few", share, { least: 0.8 });
  sayGate("a limit among many, of one among a tenth", dearer, { most: 1.5 });
  sayGate("limits a second", fastest, { least: 10_000 });
  for (const { close } of halls) await close();
  await server.stop();
  rmSync(items, { recursive: true });
}

/** A database with so many open cases, and as many more whose limits can be woken. */
async function among(
  server: string,
  items: string,
  { cases, apart }: { readonly cases: number; readonly apart: number },
) {
  const { url, admin } = await ownDatabase(server, `among_${cases}`);
  await fillWithCopies({ url, items, admin }, { cases: cases + apart, asleep: true, light: true });
  const hall = await openHall({ db: url, items, tenant, clock: () => morning as never });
  const open = new OpenCases(hall, { name: "acts", first: 0, last: cases - 1 });
  const crew = await startCrew([{ url, items } satisfies SweepPlace]);
  return {
    cases,
    admin,
    open,
    crew,
    async close() {
      await Promise.all([dismiss(crew), hall.close()]);
      admin.on("error", () => {});
      await admin.end();
    },
  };
}

/** How many things were done, in how many milliseconds by the clock and of the processors of client and server. */
type Done = Omit<SweepAnswer, "failed"> & { readonly server: number };

function perSecond({ moved, ms }: Done): number {
  return (moved * 1_000) / ms;
}

function shown(what: string, done: readonly Done[] = []) {
  const each = (of: "ms" | "used" | "server") =>
    Math.round(median(done.map((one) => (one[of] * 1_000) / one.moved)));
  return {
    [`${what}/s`]: done.map(perSecond).map(Math.round).join(", "),
    "µs each": each("ms"),
    "client µs": each("used"),
    "server µs": each("server"),
  };
}

/** Each round in all of them, the first of a round last in the next; a round to warm up is not counted. */
async function inRounds<Found>(
  halls: readonly Among[],
  rounds: number,
  run: (hall: Among, round: number) => Promise<Found>,
): Promise<readonly Found[][]> {
  const found = halls.map((): Found[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (let turn = 0; turn < halls.length; turn++) {
      const at = (turn + round) % halls.length;
      const hall = halls[at];
      if (hall === undefined) continue;
      const one = await run(hall, round);
      if (round > 0) found[at]?.push(one);
    }
  }
  return found;
}

async function actingIn({ open, admin }: Among, actions: number): Promise<Done> {
  let left = actions;
  const lane = async () => {
    while (left-- > 0) await open.next();
  };
  const before = await processorTime(admin);
  const began = performance.now();
  await Promise.all(Array.from({ length: 128 }, lane));
  const ms = performance.now() - began;
  const { client, server } = await processorTime(admin);
  return { moved: actions, ms, used: client - before.client, server: server - before.server };
}

/** The first warning of a limit is due on the fourth day: of three stages in five. */
async function sweepingIn(
  { cases, admin, crew }: Among,
  due: number,
  round: number,
): Promise<Done> {
  const first = cases + round * due;
  await waken(admin, first, first + due - 1);
  await admin.query("vacuum analyze banjian.limits");
  const before = (await processorTime(admin)).server;
  const [answer] = await askAll<SweepAnswer>(crew, { at: "2026-09-18T02:00:00.000Z" });
  if (answer === undefined || answer.failed > 0 || answer.moved < due / 2) {
    throw new Error(`of ${due} limits ${JSON.stringify(answer)}`);
  }
  return { ...answer, server: (await processorTime(admin)).server - before };
}
