import { migrate } from "@banjian/postgres";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { backends, openTestDatabase } from "../../../test/support/open-test-database.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import { ManualClock } from "./index.js";
import { openHall } from "./open-hall.js";

test.each(backends)(
  "ST62: on %s, what moves no limit writes none, and the limit falls due all the same; what moves one writes it",
  async (backend) => {
    const { db, close } = await openTestDatabase(backend);
    const items = folderWith({ "one.yaml": smallItem({ code: "standing" }) });
    const clock = new ManualClock("2026-09-14T10:00:00+08:00");
    await migrate(db);
    const hall = await openHall({ db: db as never, items, clock: clock.now, tenant: "standing" });
    const filed = await hall.submit("standing", application, { by: people.applicant, key: "a" });
    const other = await hall.submit("standing", application, { by: people.applicant, key: "b" });
    // Which transaction wrote each row last.
    const written = async () => {
      const { rows } = await sql<{ limit_key: string; written: string }>`
        select limit_key, cast(xmin as text) as written from banjian.limits
        where tenant = 'standing' and case_id = ${filed.caseId} order by limit_key`.execute(db);
      return rows;
    };
    const before = await written();
    expect(before).toHaveLength(1);
    const asks = { by: people.clerk, payload: { text: "电话联系过" } };
    await Promise.all([
      hall.act(filed.caseId, "comment", { ...asks, key: "c" }),
      hall.act(other.caseId, "accept", { by: people.clerk, key: "d" }),
    ]);
    expect(await written()).toEqual(before);
    clock.moveTo("2026-09-22T10:00:00+08:00");
    await hall.sweep();
    const state = (await hall.case(filed.caseId)).state.milestones;
    expect(state).toHaveProperty("acceptance");
    expect(await written()).not.toEqual(before);
    await hall.close();
    await close();
  },
);
