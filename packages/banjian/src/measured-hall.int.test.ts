import { migrate } from "@banjian/postgres";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { backends, openTestDatabase } from "../../../test/support/open-test-database.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import { ManualClock } from "./index.js";
import { openHall } from "./open-hall.js";

test.each(backends)(
  "ST41: on %s, cases that were stored before anything was measured are measured by the first report",
  async (backend) => {
    const { db, close } = await openTestDatabase(backend);
    const items = folderWith({ "one.yaml": smallItem({ code: "measured" }) });
    const clock = new ManualClock("2026-09-14T10:00:00+08:00");
    await migrate(db);
    const hall = await openHall({ db: db as never, items, clock: clock.now, tenant: "measured" });
    const { caseId } = await hall.submit("measured", application, {
      by: people.applicant,
      key: "a",
    });
    await sql`delete from banjian.measures`.execute(db);
    await sql`delete from banjian.schema_steps where name = '0009-measures'`.execute(db);
    await sql`drop table banjian.measures`.execute(db);
    await migrate(db);
    const filed = async () => {
      const { indicators } = await hall.report({ ...(await span()), by: "month" });
      return indicators.find(({ name }) => name === "filed")?.numerator.keys;
    };
    const span = async () => ({ from: await hall.today(), to: await hall.today() });
    expect(await filed()).toEqual([caseId]);
    expect(await filed()).toEqual([caseId]);
    const rows = await sql<{ open: number }>`
      select count(*)::integer as open from banjian.measures where superseded_at is null`.execute(
      db,
    );
    expect(rows.rows).toEqual([{ open: 1 }]);
    await hall.close();
    await close();
  },
);
