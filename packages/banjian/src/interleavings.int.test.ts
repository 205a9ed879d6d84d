import { migrate, type Tables } from "@banjian/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/support/fresh-database.js";
import { connect } from "../../postgres/src/connect.js";
import { branchPairs } from "./testing/branch-pairs.js";
import { taskPairs } from "./testing/task-pairs.js";
import { atOnce, inTurn, openTwice, prepared, type TwoHalls } from "./testing/two-halls.js";

let database: FreshDatabase;
/** One clock for all that happens on one morning; where time passes, one for each order, so that all pass the same days. */
let morning: TwoHalls;
let orders: readonly [TwoHalls, TwoHalls, TwoHalls];

beforeAll(async () => {
  database = await freshDatabase();
  const { db, close } = await connect<Tables>(database.url);
  await migrate(db);
  await close();
  morning = await openTwice(database.url, "morning");
  orders = [
    await openTwice(database.url, "a-then-b"),
    await openTwice(database.url, "b-then-a"),
    await openTwice(database.url, "at-once"),
  ];
});
afterAll(async () => {
  await Promise.all([morning, ...orders].flatMap(({ halls }) => halls.map((hall) => hall.close())));
  await database.drop();
});

test.each([...taskPairs, ...branchPairs])(
  "%s: in either order as the rules say, at once as in one of them",
  async (...[name, scene, a, b, [bAfterA, aAfterB]]) => {
    const [first, second, together] = scene.between ? orders : [morning, morning, morning];
    const [one, other, both] = await Promise.all([
      prepared(first, scene),
      prepared(second, scene),
      prepared(together, scene),
    ]);
    const ab = await inTurn(first, one, [a, b]);
    const ba = await inTurn(second, other, [b, a]);
    const done = await atOnce(together, both, [a, b]);
    expect([ab.codes[1], ba.codes[1]], name).toEqual([bAfterA, aAfterB]);
    expect([ab.story, ba.story]).toContain(done.story);
  },
);
