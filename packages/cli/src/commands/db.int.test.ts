import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrate, openHall } from "banjian";
import { type Kysely, sql } from "kysely";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  asSuperuser,
  type FreshDatabase,
  freshDatabase,
} from "../../../../test/support/fresh-database.js";
import { application, folderWith, people, smallItem } from "../../../../test/support/small-item.js";
import { withDatabase } from "../database.js";
import { run } from "../run.js";
import { fakeContext } from "../testing/fake-context.js";

let server: FreshDatabase;

beforeAll(async () => {
  server = await freshDatabase();
});
afterAll(() => server.drop());

async function told(...args: readonly string[]) {
  const context = fakeContext(args);
  return { code: await run(context), ...context.printed };
}

const done = ({ steps }: { steps: { done: boolean }[] }) => steps.map((step) => step.done);

describe("an administrator who runs SQL by hand", () => {
  test("reads what would be done, runs it as it is printed, and finds nothing left to do", async () => {
    const plan = await told("db", "plan", "--db", server.url);
    expect(plan.code).toBe(0);
    expect((await told("db", "migrate", "--dry-run", "--db", server.url)).out).toBe(plan.out);
    expect((await told("db", "plan", "--all")).out).toBe(plan.out);
    const status = JSON.parse((await told("db", "status", "--json", "--db", server.url)).out);
    expect(done(status), "nothing was changed so far").not.toContain(true);
    const client = new Client(server.url);
    await client.connect();
    await client.query(plan.out).finally(() => client.end());
    const after = JSON.parse((await told("db", "status", "--json", "--db", server.url)).out);
    expect(done(after)).not.toContain(false);
    expect((await told("db", "migrate", "--db", server.url)).out).toContain("nothing to do");
    const left = await told("db", "plan", "--db", server.url, "--lang", "zh");
    expect(left.out).toBe("-- 已是最新，无需更新\n");
  });

  test("gets the grants of a role of any name, and of no table more than a hall needs", async () => {
    const { out } = await told("db", "plan", "--db", server.url, "--role", 'odd"role');
    expect(out).toContain('grant select, insert on banjian.facts to "odd""role";');
    const grants = out.slice(out.indexOf("-- grants"));
    expect(grants).not.toMatch(
      /\b(all|create|truncate)\b|delete on banjian\.(cases|facts|requests)/,
    );
  });

  test("keeps facts by month, after reading how (ST58)", async () => {
    const fresh = await freshDatabase();
    const partition = (...args: string[]) => told("db", "partition", "--db", fresh.url, ...args);
    await told("db", "migrate", "--db", fresh.url);
    expect((await partition("--dry-run")).out).toContain("partition by range (at)");
    const made = JSON.parse((await partition("--months", "2", "--json")).out).made;
    expect(made).toEqual([expect.stringMatching(/^\d{6}$/), expect.stringMatching(/^\d{6}$/)]);
    expect((await partition("--months", "2", "--lang", "zh")).out).toBe("各月均已有表\n");
    const odd = await partition("--months", "0", "--json");
    expect(JSON.parse(odd.err)).toMatchObject({ error: { code: "OPTION_INVALID" } });
    await fresh.drop();
  });

  test("is told when a role may not change the schema (SCHEMA_RIGHTS_MISSING)", async () => {
    const fresh = await freshDatabase();
    const role = `weak_${new URL(fresh.url).pathname.slice(-8)}`;
    await asSuperuser(`create role ${role} login`);
    const url = new URL(fresh.url);
    url.username = role;
    const { code, err } = await told("db", "migrate", "--db", url.href, "--json");
    await fresh.drop();
    await asSuperuser(`drop role ${role}`);
    expect(code).toBe(2);
    expect(JSON.parse(err)).toMatchObject({ error: { code: "SCHEMA_RIGHTS_MISSING" } });
  });
});

describe("a database in a folder", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "banjian-doctor-"));
  const db = `pglite://${folder}/data`;
  let caseId = "";

  beforeAll(async () => {
    const items = folderWith({ "small.yaml": smallItem() });
    const hall = await openHall({ db, items });
    const filed = { by: people.applicant, key: "k1" };
    caseId = (await hall.submit("small-licence", application, filed)).caseId;
    await hall.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("is in order: the doctor says so with its tier, and every case is what its facts add up to", async () => {
    expect(await told("db", "doctor", "--db", db)).toEqual({
      code: 0,
      out: "durability tier S1\n",
      err: "",
    });
    expect((await told("verify", "--db", db)).out).toBe("1 cases verified, 0 differ\n");
    expect((await told("verify", caseId, "--db", db, "--lang", "zh")).out).toContain("核对 1 件");
  });

  test("is not, once somebody has written past the store: both say where, and exit with 1", async () => {
    await withDatabase(db, (it) =>
      sql`update banjian.cases set version = 99`.execute(it.db as unknown as Kysely<unknown>),
    );
    const doctor = await told("db", "doctor", "--db", db);
    expect(doctor.code).toBe(1);
    expect(doctor.out).toMatch(new RegExp(`^DB7 {2}error .*local/${caseId}.*columns.version`, "m"));
    expect((await told("verify", "--db", db, "--dry-run")).code).toBe(1);
    const incidents = async () => (await told("incident", "list", "--db", db)).out;
    expect(await incidents()).not.toContain(caseId);
    const { code, out } = await told("verify", "--db", db);
    expect(code).toBe(1);
    expect(await incidents(), "ST71: verify has stopped it").toContain(
      `case ${caseId} is not what its facts add up to, and is stopped`,
    );
    expect(out).toContain(`local/${caseId}\n  columns.version\n    stored  99\n    folded  `);
    const { broken } = JSON.parse((await told("verify", "--db", db, "--json")).out);
    expect(broken).toMatchObject([
      { caseId, differences: [{ at: "columns.version", stored: 99 }] },
    ]);
  });

  test("to look at one that is not there makes none, and a case that is not there is no success", async () => {
    const nowhere = `pglite://${folder}/nowhere`;
    for (const words of [
      ["db", "plan"],
      ["db", "migrate", "--dry-run"],
      ["db", "doctor"],
      ["verify"],
    ]) {
      const { code, err } = await told(...words, "--db", nowhere);
      expect([code, err]).toEqual([2, expect.stringContaining("there is no database")]);
    }
    expect((await told("verify", "20200101-nobody0000", "--db", db)).code).toBe(1);
    expect(await withDatabase(db, (it) => migrate(it.db))).toEqual([]);
  });
});
