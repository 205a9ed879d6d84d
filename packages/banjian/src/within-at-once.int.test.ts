import { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/support/fresh-database.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import type { Hall } from "./hall.js";
import { connect, migrate, type Tables } from "./index.js";
import { openHall } from "./open-hall.js";
import type { HallWithin } from "./within.js";

let database: FreshDatabase;
let hall: Hall;
let pool: Pool;
let keys = 0;

beforeAll(async () => {
  database = await freshDatabase();
  const { db, close } = await connect<Tables>(database.url);
  await migrate(db);
  await close();
  hall = await openHall({ db: database.url, items: folderWith({ "small.yaml": smallItem() }) });
  pool = new Pool({ connectionString: database.url });
});

afterAll(async () => {
  await pool.end();
  await hall.close();
  await database.drop();
});

const fileWith = (within: Pick<HallWithin, "submit">, key: string) =>
  within.submit("small-licence", application, { by: people.applicant, key });

/** What is stored under a key: its case, and of that the facts, the events and the waits. */
async function storedUnder(key: string) {
  const { rows } = await pool.query(
    `select case_id,
      (select count(*)::int from banjian.facts where case_id = requests.case_id) as facts,
      (select count(*)::int from banjian.outbox where case_id = requests.case_id) as outbox,
      (select count(*)::int from banjian.tasks where case_id = requests.case_id) as tasks
    from banjian.requests where key = $1`,
    [key],
  );
  return rows[0];
}

/** A key that another transaction has taken and holds until it is let go. */
async function heldKey() {
  const key = `held-${++keys}`;
  const client = await pool.connect();
  await client.query("begin");
  const { caseId } = await fileWith(hall.within(client), key);
  const letGo = async () => {
    await client.query("commit");
    client.release();
  };
  return { key, caseId, letGo };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("ST66: calls at once in one transaction of the host", () => {
  test("what one of them accepted is stored whole, whatever befell its neighbour (P1, P5, P9)", async () => {
    const whole = await fileWith(hall, `whole-${++keys}`);
    const { case_id: _, ...expected } = await storedUnder(`whole-${keys}`);
    expect(expected.outbox, whole.caseId).toBeGreaterThan(0);
    for (const delay of [0, 1, 2, 3, 4, 6, 8]) {
      const held = await heldKey();
      setTimeout(() => void held.letGo(), 200);
      const key = `mine-${++keys}`;
      const answers = await hall.transaction(async (within) => {
        const mine = fileWith(within, key);
        await pause(delay);
        return Promise.allSettled([mine, fileWith(within, held.key)]);
      });
      const [mine, theirs] = answers;
      expect(mine.status === "fulfilled" && mine.value.caseId).toMatch(/./);
      expect(await storedUnder(key), `after ${delay} ms`).toEqual({
        ...expected,
        case_id: mine.status === "fulfilled" && mine.value.caseId,
      });
      expect(theirs, "the receipt of whoever had the key first").toMatchObject({
        status: "fulfilled",
        value: { caseId: held.caseId },
      });
    }
  });

  test("through handles of their own over one client they go one after the other as well (P5)", async () => {
    const held = await heldKey();
    const client = await pool.connect();
    await client.query("begin");
    const [first, second] = [`mine-${++keys}`, `mine-${++keys}`];
    setTimeout(() => void held.letGo(), 200);
    const asked = [held.key, first, held.key, second].map((key) =>
      fileWith(hall.within(client), key),
    );
    const answers = await Promise.allSettled(asked);
    await client.query("commit");
    client.release();
    expect(answers.map(({ status }) => status)).toEqual(Array(4).fill("fulfilled"));
    for (const key of [first, second]) {
      expect(await storedUnder(key)).toMatchObject({ facts: expect.any(Number), outbox: 1 });
    }
  });

  test("a call that nobody waited for is stored whole with the transaction, or goes with it (P5)", async () => {
    const [kept, gone] = [`kept-${++keys}`, `gone-${++keys}`];
    await hall.transaction(async (within) => void fileWith(within, kept));
    expect(await storedUnder(kept)).toMatchObject({ outbox: 1 });
    const failing = hall.transaction(async (within) => {
      fileWith(within, gone).catch(() => {});
      throw new Error("the payment failed");
    });
    await expect(failing).rejects.toThrow("the payment failed");
    expect(await storedUnder(gone)).toBeUndefined();
  });

  test("a handle is of no use after its transaction, and writes into no other (TRANSACTION_MISSING)", async () => {
    const late = await hall.transaction(async (within) => within);
    const key = `late-${++keys}`;
    await expect(fileWith(late, key)).rejects.toMatchObject({ code: "TRANSACTION_MISSING" });
    const client = await pool.connect();
    await client.query("begin");
    const within = hall.within(client);
    await fileWith(within, `before-${++keys}`);
    await client.query("commit");
    await expect(fileWith(within, key)).rejects.toMatchObject({ code: "TRANSACTION_MISSING" });
    client.release();
    expect(await storedUnder(key)).toBeUndefined();
  });
});
