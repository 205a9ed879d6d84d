import { rmSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { CodedError } from "@banjian/base";
import type { Receipt } from "@banjian/engine";
import { connect, migrate, type Tables } from "@banjian/postgres";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresPair, startPair } from "../../../test/support/real-postgres.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import type { Hall } from "./hall.js";
import { openHall } from "./open-hall.js";

let pair: PostgresPair;
let scratch: string;

beforeAll(async () => {
  scratch = folderWith({ "small.yaml": smallItem() });
  pair = await startPair();
  const primary = await connect<Tables>(pair.primary);
  await migrate(primary.db);
  await primary.close();
}, 60_000);
afterAll(async () => {
  await pair.stop();
  rmSync(scratch, { recursive: true, force: true });
});

/** Files under these keys, all at once; what each was answered with, in their order. */
function file(hall: Hall, keys: readonly string[]): Promise<PromiseSettledResult<Receipt>[]> {
  return Promise.allSettled(
    keys.map((key) => hall.submit("small-licence", application, { by: people.applicant, key })),
  );
}

async function promote(url: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query("select pg_promote(true)").finally(() => client.end());
}

test("with a synchronous standby nothing that was accepted is lost with the primary, and what was not answered is settled by repeating it (P1, P2, P3)", async () => {
  const before = await openHall({ db: pair.primary, items: scratch, requireTier: "S3" });
  expect(await before.health()).toMatchObject({ ok: true, tier: "S3" });
  const told = new Map<string, Receipt>();
  const keys = Array.from({ length: 1_000 }, (_, n) => `key-${n}`);
  const answers: Promise<void>[] = [];
  let killed = false;
  for (let from = 0; from < keys.length; from += 20) {
    const wave = keys.slice(from, from + 20);
    if (!killed && told.size > 40) {
      pair.killPrimary();
      killed = true;
    }
    answers.push(
      file(before, wave).then((settled) => {
        for (const [at, one] of settled.entries()) {
          if (one.status === "fulfilled") told.set(wave[at] ?? "", one.value);
          else expect(one.reason).toBeInstanceOf(CodedError);
        }
      }),
    );
    await setTimeout(25);
  }
  await Promise.all(answers);
  await before.close();
  expect(killed, "while requests were on their way").toBe(true);
  expect(told.size, "and some were not").toBeLessThan(keys.length);

  await promote(pair.standby);
  await expect(
    openHall({ db: pair.standby, items: scratch, requireTier: "S3" }),
  ).rejects.toMatchObject({ code: "TIER_TOO_LOW" });
  const after = await openHall({ db: pair.standby, items: scratch, requireTier: "S2" });
  for (const [key, receipt] of told) {
    expect((await after.case(receipt.caseId)).state.version, key).toBe(receipt.version);
  }
  const repeated = await file(after, keys);
  const receipts = repeated.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
  expect(receipts.length).toBe(keys.length);
  for (const [at, key] of keys.entries()) {
    const first = told.get(key);
    if (first !== undefined) expect(receipts[at], key).toEqual(first);
  }
  expect((await after.recent(1_000)).length, "each in effect once").toBe(keys.length);
  await after.close();
}, 120_000);
