import { connect, migrate, openHall, type Tables } from "banjian";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../../test/support/fresh-database.js";
import { application, folderWith, people, smallItem } from "../../../../test/support/small-item.js";
import { run } from "../run.js";
import { stopSignal } from "../stop-signal.js";
import { fakeContext } from "../testing/fake-context.js";

let server: FreshDatabase;
beforeAll(async () => {
  server = await freshDatabase();
  const { db, close } = await connect<Tables>(server.url);
  await migrate(db);
  await close();
});
afterAll(() => server.drop());

test("work goes on until it is told to stop, says nothing, and what was filed meanwhile has its place", async () => {
  const items = folderWith({ "small.yaml": smallItem() });
  const hall = await openHall({ db: server.url, items });
  await hall.submit("small-licence", application, { by: people.applicant, key: "k1" });
  const stop = new AbortController();
  const context = fakeContext(["work", "--db", server.url, "--every", "20"], {
    stopping: () => stop.signal,
  });
  const working = run(context);
  await expect
    .poll(async () => (await hall.events.after(0)).events.length, { timeout: 10_000 })
    .toBeGreaterThan(0);
  const before = (await hall.events.after(0)).position;
  await hall.submit("small-licence", application, { by: people.applicant, key: "k2" });
  await expect
    .poll(async () => (await hall.events.after(before)).events.length, { timeout: 10_000 })
    .toBeGreaterThan(0);
  stop.abort();
  expect(await working).toBe(0);
  expect(context.printed).toEqual({ out: "", err: "" });
  await hall.close();
});

test("what fails is told in one line and tried again, and a pause that is none is refused", async () => {
  const stop = new AbortController();
  const { db, close } = await connect<Tables>(server.url);
  const rename = (from: string, to: string) =>
    sql.raw(`alter table banjian.${from} rename to ${to}`).execute(db);
  const context = fakeContext(["work", "--db", server.url, "--every", "20", "--lang", "en"], {
    stopping: () => stop.signal,
    progress: async (line) => {
      if (line !== "") await rename("limits", "mislaid");
    },
  });
  const working = run(context);
  await expect.poll(() => context.printed.err, { timeout: 10_000 }).toMatch(/^\w+ {2}.*limits.*\n/);
  await rename("mislaid", "limits");
  stop.abort();
  expect(await working).toBe(0);
  await close();
  for (const every of ["0", "-1", "x"]) {
    const odd = fakeContext(["work", "--db", server.url, `--every=${every}`]);
    expect(await run(odd)).toBe(2);
    expect(odd.printed.err).toContain("OPTION_INVALID");
  }
});

test("a process that is asked to stop is told so once, and the next signal does what signals do", () => {
  const signal = stopSignal(["SIGUSR2"]);
  expect(signal.aborted).toBe(false);
  process.emit("SIGUSR2");
  expect(signal.aborted).toBe(true);
  expect(process.listeners("SIGUSR2")).toEqual([]);
});
