import {
  migrate,
  postgresCaseStore,
  postgresItemStore,
  postgresNoticeStore,
  type Tables,
} from "@banjian/postgres";
import { openWorld, type World, type WorldOptions } from "@banjian/sim";
import { expect, test } from "vitest";
import { bundled } from "../packages/sim/src/testing/bundled.js";
import { clerk, company, restaurant } from "../packages/sim/src/testing/people.js";
import { openTestDatabase } from "./support/open-test-database.js";

const at = "2026-09-14 20:15";
const items = [bundled("restaurant-opening")];

async function played(world: World): Promise<unknown> {
  const silent = await world.submit("restaurant-opening", restaurant, company);
  await world.advance("2 business-days");
  const busy = await world.submit("restaurant-opening", restaurant, company);
  await world.act(busy, "pre-accept", clerk, { payload: { result: "passed" } });
  await world.act(busy, "accept", clerk);
  const { happened } = await world.advance("6 months");
  return [happened, await world.parts.store.facts(silent), await world.parts.store.facts(busy)];
}

test.each(["pglite", "postgres"] as const)(
  "a world on %s lives as one in memory does, fact for fact",
  async (backend) => {
    const database = await openTestDatabase<Tables>(backend);
    try {
      await migrate(database.db);
      const stores: WorldOptions["stores"] = (now) => ({
        cases: postgresCaseStore(database.db, "hall", now),
        items: postgresItemStore(database.db),
        notices: postgresNoticeStore(database.db),
      });
      const stored = await played(await openWorld({ at, items, stores }));
      expect(stored).toEqual(await played(await openWorld({ at, items })));
    } finally {
      await database.close();
    }
  },
);
