import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { asSuperuser } from "../../../test/support/fresh-database.js";
import { backends, openTestDatabase } from "../../../test/support/open-test-database.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import { openHall } from "../../banjian/src/open-hall.js";
import { connect, type OpenDatabase } from "./connect.js";
import { examine } from "./doctor/examine.js";
import { sessionFindings } from "./doctor/work-checks.js";
import { tierOf } from "./durability.js";
import { migrate } from "./migrate.js";
import type { Tables } from "./tables.js";
import { verifyCases } from "./verify-cases.js";

/** A hall with two open cases and one that was withdrawn, as it is after a day's work. */
async function atWork(database: OpenDatabase<Tables>): Promise<readonly string[]> {
  await migrate(database.db);
  const items = folderWith({ "small.yaml": smallItem() });
  const hall = await openHall({ db: database.db as never, items });
  const cases: string[] = [];
  for (const key of ["k1", "k2", "k3"]) {
    const filed = await hall.submit("small-licence", application, { by: people.applicant, key });
    cases.push(filed.caseId);
  }
  await hall.act(cases[0] ?? "", "accept", { by: people.clerk, key: "a1" });
  // A copy outlasts its case, and is nothing stray (DB8).
  const payload = { to: [{ id: "w-02" }], note: "阅" };
  await hall.act(cases[2] ?? "", "copy", { by: people.clerk, key: "c1", payload });
  await hall.act(cases[2] ?? "", "withdraw", { by: people.applicant, key: "w1" });
  return cases;
}

describe.each(backends)("on %s", (backend) => {
  let database: OpenDatabase<Tables>;
  let cases: readonly string[];

  beforeAll(async () => {
    database = await openTestDatabase<Tables>(backend);
    cases = await atWork(database);
  });
  afterAll(() => database.close());

  const look = (here = Date.now) => examine(database, here);
  const errors = async (here?: () => number) =>
    (await look(here)).findings
      .filter(({ weight }) => weight === "error")
      .map(({ said }) => said.code)
      // The server of the tests does not wait for its disk.
      .filter((code) => code !== "DB4");

  /** Breaks something, looks, and puts it right again. */
  async function broken(
    breaking: RawBuilder<unknown>,
    mending: RawBuilder<unknown>,
  ): Promise<Awaited<ReturnType<typeof look>>["findings"]> {
    await breaking.execute(database.db);
    const { findings } = await look().finally(() => mending.execute(database.db));
    expect(await errors(), "mended").toEqual([]);
    return findings;
  }

  test("nothing is wrong with a database as it should be, and each case is what its facts add up to (P6)", async () => {
    expect(await errors()).toEqual([]);
    expect(await verifyCases(database.db)).toEqual({ checked: 3, broken: [] });
  });

  test("every finding speaks both languages and says what to do", async () => {
    const findings = await broken(
      sql`drop index banjian.cases_by_opening`,
      sql`create index cases_by_opening on banjian.cases (tenant, opened_at, id)`,
    );
    expect(findings.length).toBeGreaterThan(0);
    for (const { said } of findings) {
      expect(said.textIn("zh")).toMatch(/\p{Script=Han}.*。$/su);
      expect(said.textIn("en")).toMatch(/^[^。]+\.$/su);
    }
  });

  test.each<[string, string, () => readonly [RawBuilder<unknown>, RawBuilder<unknown>]]>([
    [
      "DB17: a step that was taken and is not in the book",
      "DB17",
      () => [
        sql`update banjian.schema_steps set name = 'x' where name = '0004-clock-holds'`,
        sql`update banjian.schema_steps set name = '0004-clock-holds' where name = 'x'`,
      ],
    ],
    [
      "DB17: a step of a later program that closes the schema to this one",
      "DB17",
      () => [
        sql`insert into banjian.schema_steps (name, timestamp) values ('9999-contract-x', '')`,
        sql`delete from banjian.schema_steps where name = '9999-contract-x'`,
      ],
    ],
    [
      "DB2: a column that may be empty",
      "DB2",
      () => [
        sql`alter table banjian.facts alter column at drop not null`,
        sql`alter table banjian.facts alter column at set not null`,
      ],
    ],
    [
      "DB2: a key that is gone",
      "DB2",
      () => [
        sql`alter table banjian.requests drop constraint requests_pkey`,
        sql`alter table banjian.requests add primary key (tenant, key)`,
      ],
    ],
    [
      "DB2: a table that is gone",
      "DB2",
      () => [
        sql`alter table banjian.calendar_passes rename to elsewhere`,
        sql`alter table banjian.elsewhere rename to calendar_passes`,
      ],
    ],
    [
      "DB3: an index that is gone",
      "DB3",
      () => [
        sql`drop index banjian.limits_by_day`,
        sql`create index limits_by_day on banjian.limits (tenant, day)`,
      ],
    ],
    [
      "DB7: a stored case that says something else than its facts",
      "DB7",
      () => [
        sql`update banjian.cases set version = version + 1 where id = ${cases[0]}`,
        sql`update banjian.cases set version = version - 1 where id = ${cases[0]}`,
      ],
    ],
    [
      "DB8: a task of a case that is closed",
      "DB8",
      () => [
        sql`insert into banjian.tasks (tenant, case_id, task_id, role, opened_on)
          values ('local', ${cases[2]}, 't9', 'window-clerk', current_date)`,
        sql`delete from banjian.tasks where task_id = 't9'`,
      ],
    ],
    [
      "DB8: a fact of a case that was never there",
      "DB8",
      () => [
        sql`insert into banjian.facts (tenant, case_id, seq, type, at, effective_on, body)
          values ('local', 'nobody', 1, 'x', now(), current_date, '{}')`,
        sql`delete from banjian.facts where case_id = 'nobody'`,
      ],
    ],
    [
      "DB9: an item version that open cases need",
      "DB9",
      () => [
        sql`update banjian.item_versions set digest = 'x' || digest`,
        sql`update banjian.item_versions set digest = substr(digest, 2)`,
      ],
    ],
    [
      "DB10: a limit that has been due for long",
      "DB10",
      () => [
        sql`update banjian.limits set at = now() - interval '2 hours' where case_id = ${cases[1]}`,
        sql`update banjian.limits set at = null where case_id = ${cases[1]}`,
      ],
    ],
    [
      "DB11: a hold that nobody has released",
      "DB11",
      () => [
        sql`insert into banjian.clock_holds (tenant, seq, went_from, went_to, elapsed_ms)
          values ('local', 1, now(), now() + interval '1 day', 5)`,
        sql`delete from banjian.clock_holds`,
      ],
    ],
    [
      "DB15: a sink that nobody serves",
      "DB15",
      () => [
        sql`with late as (update banjian.outbox set at = at - interval '2 hours')
          insert into banjian.sinks (tenant, sink, position, owner, until)
          values ('local', 'province', 0, 'w1', now() - interval '1 hour')`,
        sql`with again as (update banjian.outbox set at = at + interval '2 hours')
          delete from banjian.sinks where sink = 'province'`,
      ],
    ],
    [
      "DB20: a case whose history is long",
      "DB20",
      () => [
        sql`update banjian.cases set version = version + 10000
          where id = (select min(id) from banjian.cases)`,
        sql`update banjian.cases set version = version - 10000 where version > 10000`,
      ],
    ],
  ])("%s is found", async (_, code, made) => {
    const findings = await broken(...made());
    expect(findings.map(({ said }) => said.code)).toContain(code);
  });

  test("DB14: a clock that is far away from this machine's is found, and one that is near is not", async () => {
    const codes = async (away: number) =>
      (await look(() => Date.now() + away)).findings.map(({ said }) => said.code);
    expect(await codes(3_600_000)).toContain("DB14");
    expect(await codes(5_000)).not.toContain("DB14");
  });

  describe("verify says where a case is not what its facts add up to, and repairs nothing:", () => {
    test.each<[string, () => RawBuilder<unknown>, string]>([
      [
        "a state that somebody changed",
        () =>
          sql`update banjian.cases set fold = jsonb_set(fold, '{milestones,receipt}', '["2020-01-01"]') where id = ${cases[0]}`,
        "fold.milestones.receipt[0]",
      ],
      [
        "a status that is not that of the facts",
        () => sql`update banjian.cases set status = 'closed' where id = ${cases[0]}`,
        "columns.status",
      ],
      [
        "a fact that is gone from the middle",
        () => sql`delete from banjian.facts where case_id = ${cases[0]} and seq = 3`,
        "facts[2].seq",
      ],
      [
        "a fact that was added at the end",
        () => sql`insert into banjian.facts
          select tenant, case_id, (select max(seq) + 1 from banjian.facts where case_id = f.case_id),
            type, at, effective_on, body
          from banjian.facts f where case_id = ${cases[0]} and seq = 2`,
        "fold.",
      ],
      [
        "a fact that cannot be folded",
        () => sql`update banjian.facts set body = 'null' where case_id = ${cases[0]} and seq = 1`,
        "facts",
      ],
      [
        "a task that is not shown to anybody",
        () => sql`delete from banjian.tasks where case_id = ${cases[0]}`,
        "tasks",
      ],
    ])("%s", async (_, breaking, at) => {
      const undo = new Error("undo");
      const trying = database.db.transaction().execute(async (trx) => {
        await breaking().execute(trx);
        const { checked, broken: found } = await verifyCases(trx, { tenant: "local" });
        expect(checked).toBe(3);
        expect(found.map(({ caseId }) => caseId)).toEqual([cases[0]]);
        expect(found[0]?.differences.map((one) => one.at).join(" ")).toContain(at);
        throw undo;
      });
      await expect(trying).rejects.toBe(undo);
    });

    test("asked for one case, or for another hall, it looks at no other", async () => {
      const one = await verifyCases(database.db, { tenant: "local", caseId: cases[1] ?? "" });
      expect(one).toEqual({ checked: 1, broken: [] });
      expect(await verifyCases(database.db, { tenant: "elsewhere" })).toEqual({
        checked: 0,
        broken: [],
      });
    });
  });
});

describe("on a server", () => {
  let database: OpenDatabase<Tables>;

  beforeAll(async () => {
    database = await openTestDatabase<Tables>("postgres");
    await migrate(database.db);
  });
  afterAll(() => database.close());

  const codes = async (as = database) =>
    (await examine(as, Date.now)).findings.map(({ weight, said }) => `${weight} ${said.code}`);

  test("DB4: commits that do not wait for the disk are an error, and make the tier S1", async () => {
    const { tier } = await examine(database, Date.now);
    expect(await codes()).toContain("error DB4");
    expect(tier).toBe("S1");
    const safe = {
      fsync: true,
      fullPageWrites: true,
      synchronousCommit: "on",
      synchronousStandbys: "",
      dataChecksums: true,
    };
    expect(tierOf(safe)).toBe("S2");
    expect(tierOf({ ...safe, synchronousStandbys: "ANY 1 (a, b)" })).toBe("S3");
    expect(tierOf({ ...safe, synchronousStandbys: "a", synchronousCommit: "local" })).toBe("S2");
  });

  test("DB5: a superuser at work is doubtful; DB6: a role without its rights is wrong", async () => {
    expect(await codes()).toContain("warning DB5");
    const { rows } = await sql<{ url: string; name: string }>`
      select current_database() as name`.execute(database.db);
    const role = `bare_${rows[0]?.name.slice(-12)}`;
    await asSuperuser(`create role ${role} login`);
    await sql.raw(`grant usage on schema banjian to ${role}`).execute(database.db);
    await sql.raw(`grant select on all tables in schema banjian to ${role}`).execute(database.db);
    const url = new URL(inject("postgresUrl"));
    url.username = role;
    url.pathname = `/${rows[0]?.name}`;
    const bare = await connect<Tables>(url.href);
    const found = await codes(bare);
    await bare.close();
    await sql.raw(`drop owned by ${role}`).execute(database.db);
    await asSuperuser(`drop role ${role}`);
    expect(found).toContain("error DB6");
    expect(found).not.toContain("warning DB5");
  });

  test("DB12: a session that holds its transaction open is found by its number", async () => {
    const trying = database.db.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx);
      const found = await sessionFindings(database.db, 0);
      expect(found.map(({ said }) => said.code)).toContain("DB12");
      expect(await sessionFindings(database.db)).toEqual([]);
    });
    await trying;
  });

  test("DB13: an encoding that cannot hold Chinese is found", async () => {
    expect(await codes()).not.toContain("error DB13");
    const name = `latin_${Date.now()}`;
    await asSuperuser(
      `create database ${name} encoding 'SQL_ASCII' template template0 locale_provider libc lc_collate 'C' lc_ctype 'C'`,
    );
    const url = new URL(inject("postgresUrl"));
    url.pathname = `/${name}`;
    const odd = await connect<Tables>(url.href);
    expect(await codes(odd)).toContain("error DB13");
    await odd.close();
    await asSuperuser(`drop database ${name}`);
  });
});
