import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { connect, type Hall, migrate, openHall, type Tables } from "banjian";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../support/fresh-database.js";
import { folderWith, smallItem } from "../support/small-item.js";
import { buildChild, type Child, startChild } from "../support/start-child.js";

const rounds = Number(process.env.ROUNDS ?? 3);
const momentOf = (round: number) =>
  new Date(Date.parse("2026-09-14T02:00:00Z") + round * 60_000).toISOString();

const scratch = mkdtempSync(path.join(tmpdir(), "banjian-notifications-"));
const items = folderWith({ "small.yaml": smallItem() });
const log = path.join(scratch, "sent.log");
let database: FreshDatabase;

beforeAll(async () => {
  writeFileSync(log, "");
  await buildChild("notification-child");
  database = await freshDatabase();
  const { db, close } = await connect<Tables>(database.url);
  await migrate(db);
  await close();
}, 60_000);
afterAll(async () => {
  await database.drop();
  for (const folder of [scratch, items]) rmSync(folder, { recursive: true });
});

/** Lets a process tell people three times, and gives back the cases of which it was answered that they are accepted. */
async function heardUntil(child: Child, moment: string): Promise<string[]> {
  const accepted: string[] = [];
  for (let left = 3; left > 0; ) {
    const line = await child.hears();
    if (line === undefined) throw new Error("the process ended by itself");
    if (line.accepted !== undefined) accepted.push(String(line.accepted));
    if (line.at === moment) left--;
  }
  return accepted;
}

/** A hall that nobody ends sends what is left. */
async function sendRest(): Promise<Hall> {
  const now = momentOf(rounds + 1);
  const hall = await openHall({
    db: database.url,
    items,
    clock: () => now as never,
    notifications: {
      quiet: false,
      send: async (one) => {
        const ids = "parts" in one ? one.parts.map(({ id }) => id) : [one.id];
        writeFileSync(log, ids.map((id) => `${now} sent ${id}\n`).join(""), { flag: "a" });
      },
    },
  });
  for (let n = 0; n < 3; n++) await hall.deliver();
  return hall;
}

async function storedIn(hall: Hall): Promise<string[]> {
  const stored: string[] = [];
  for (let position = 0; ; ) {
    const page = await hall.events.after(position, 1_000);
    if (page.events.length === 0) return stored;
    stored.push(
      ...page.events.filter(({ name }) => name === "notification:made").map(({ id }) => id),
    );
    position = page.position;
  }
}

/** In which process a notification was sent, how far that came, and its id. */
function linesOf(what: string): { readonly run: string; readonly id: string }[] {
  const lines = readFileSync(log, "utf8").split("\n").filter(Boolean);
  return lines.flatMap((line) => {
    const [run = "", said, ...id] = line.split(" ");
    return said === what ? [{ run, id: id.join(" ") }] : [];
  });
}

test("NT6: a process that is killed while it tells people loses nothing, makes nothing up, and tells twice only what it was telling", async () => {
  const accepted: string[] = [];
  for (let round = 0; round < rounds; round++) {
    // What a killed process held for thirty seconds is free again a minute later.
    const child = await startChild(
      "notification-child",
      ...[database.url, items, log, momentOf(round)],
    );
    child.go();
    // Turn by turn: while the port has it and has not answered, and when it has answered and nobody knows yet.
    accepted.push(...(await heardUntil(child, round % 2 === 0 ? "called" : "sent")));
    await child.kill();
  }
  const keyOf = ({ run, id }: { run: string; id: string }) => `${run} ${id}`;
  const answered = new Set(linesOf("sent").map(keyOf));
  const cut = linesOf("called").filter((one) => !answered.has(keyOf(one)));
  expect(cut.length, "killed in the middle").toBeGreaterThan(0);
  const hall = await sendRest();
  const stored = await storedIn(hall);
  await hall.close();
  const sent = linesOf("sent");
  const ids = new Set(sent.map(({ id }) => id));
  expect(accepted.filter((id) => !stored.some((one) => one.includes(`/${id}/`)))).toEqual([]);
  expect(stored.filter((id) => !ids.has(id))).toEqual([]);
  expect([...ids].filter((id) => !stored.includes(id))).toEqual([]);
  expect(sent.length, "never twice by one process").toBe(new Set(sent.map(keyOf)).size);
  expect(sent.length - ids.size, "at most what each was at").toBeLessThanOrEqual(rounds * 2);
}, 600_000);
