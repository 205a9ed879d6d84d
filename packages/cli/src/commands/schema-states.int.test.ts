import { migrate, openHall } from "banjian";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  asSuperuser,
  type FreshDatabase,
  freshDatabase,
} from "../../../../test/support/fresh-database.js";
import { withDatabase } from "../database.js";
import { run } from "../run.js";
import { fakeContext } from "../testing/fake-context.js";

/** How each command ends in a database, and the code it gives; status 0 or 1 without one tells in its lines. */
type Ends = Readonly<Record<"status" | "plan" | "dry run" | "migrate" | "verify" | "list", string>>;

const words: { readonly [Name in keyof Ends]: readonly string[] } = {
  status: ["db", "status"],
  plan: ["db", "plan"],
  "dry run": ["db", "migrate", "--dry-run"],
  verify: ["verify"],
  list: ["case", "list"],
  migrate: ["db", "migrate"],
};

const everywhere = (code: string): Ends =>
  Object.fromEntries(Object.keys(words).map((name) => [name, `2 ${code}`])) as Ends;

let server: FreshDatabase;
const role = `r${process.pid}_reader`;

beforeAll(async () => {
  server = await freshDatabase();
  await asSuperuser(`create role ${role} login`);
});
afterAll(async () => {
  await server.drop();
  await asSuperuser(`drop role ${role}`);
});

async function told(args: readonly string[], url: string, lang = "en") {
  const context = fakeContext([...args, "--db", url, "--lang", lang]);
  return { code: await run(context), ...context.printed };
}

async function endsIn(url: string): Promise<Record<string, string>> {
  const ends: Record<string, string> = {};
  for (const [name, args] of Object.entries(words)) {
    const { code, err } = await told(args, url);
    ends[name] = [code, ...(err.match(/^[A-Z_]+/) ?? [])].join(" ");
    if (err === "") continue;
    const zh = await told(args, url, "zh");
    expect(zh.err).toMatch(/\p{Script=Han}/u);
  }
  return ends;
}

/** A migrated database in which these statements were run. */
async function after(statements: readonly string[], from: "migrated" | "empty" = "migrated") {
  await server.drop();
  server = await freshDatabase();
  await withDatabase(server.url, async ({ db }) => {
    if (from === "migrated") await migrate(db);
    for (const one of statements) await sql.raw(one).execute(db);
  });
}

const outdated = "2 SCHEMA_OUTDATED";
const states: readonly [string, readonly string[], Ends, RegExp][] = [
  [
    "an older one",
    [
      "delete from banjian.schema_steps where name = '0013-restores'",
      "alter table banjian.clock_holds drop column restored_by, drop column restored_reason",
    ],
    { status: "1", plan: "0", "dry run": "0", migrate: "0", verify: outdated, list: outdated },
    /DB1 .*missing 0013-restores\n.*Run banjian db migrate/,
  ],
  [
    "one that a newer program has closed",
    ["insert into banjian.schema_steps values ('9998-more', 'x'), ('9999-contract-x', 'x')"],
    { ...everywhere("SCHEMA_TOO_NEW"), status: "1" },
    /DB17 .*SCHEMA_TOO_NEW.*Upgrade this program/,
  ],
  [
    "one whose book was lost in part",
    ["delete from banjian.schema_steps where name >= '0008'"],
    { ...everywhere("SCHEMA_UNBOOKED"), status: "1" },
    /DB17 .*cards.*SCHEMA_UNBOOKED.*schema_steps/,
  ],
  [
    "one without its book",
    ["drop table banjian.schema_steps"],
    { ...everywhere("SCHEMA_UNBOOKED"), status: "1" },
    /DB17 .*SCHEMA_UNBOOKED/,
  ],
  [
    "one that has drifted",
    ["drop table banjian.cards", "alter table banjian.cases drop column status"],
    everywhere("SCHEMA_DRIFTED"),
    /DB2 .*cards is missing[\s\S]*DB2 .*cases.status is missing[\s\S]*DB18 .*fold/,
  ],
  [
    "one in which a newer program has only added",
    ["insert into banjian.schema_steps values ('9998-more', 'x')"],
    { status: "0", plan: "0", "dry run": "0", migrate: "0", verify: "0", list: "0" },
    /^durability tier/,
  ],
];

describe("a database is told for what it is, with what to do", () => {
  test.each(states)("%s", async (_, statements, ends, doctor) => {
    await after(statements);
    expect((await told(["db", "doctor"], server.url)).out).toMatch(doctor);
    expect(await endsIn(server.url)).toEqual(ends);
  });

  test("an empty one", async () => {
    await after([], "empty");
    const missing = "2 SCHEMA_MISSING";
    const doctor = (await told(["db", "doctor"], server.url)).out;
    expect(doctor).toMatch(/DB1 .*Run banjian db migrate/s);
    expect(await endsIn(server.url)).toEqual({
      status: "1",
      plan: "0",
      "dry run": "0",
      verify: missing,
      list: missing,
      migrate: "0",
    });
  });

  test("somebody else's of the same name, whatever it is", async () => {
    for (const [making, name] of [
      ["create table banjian.cases (id int)", "cases"],
      ["create table banjian.schema_steps (id int)", "schema_steps"],
    ]) {
      await after(["create schema banjian", making ?? ""], "empty");
      expect((await told(["db", "doctor"], server.url)).out).toMatch(
        new RegExp(`DB17 .*${name} .*SCHEMA_FOREIGN.*Use another database`),
      );
      expect(await endsIn(server.url)).toEqual(everywhere("SCHEMA_FOREIGN"));
    }
  });

  test("one that the role may not read: nothing is said to be missing", async () => {
    await after([]);
    const url = new URL(server.url);
    url.username = role;
    const doctor = await told(["db", "doctor"], url.href);
    expect(doctor.out).toMatch(/DB17 .*SCHEMA_FORBIDDEN.*db plan --role/);
    expect(doctor.out).not.toContain("DB1 ");
    expect(await endsIn(url.href)).toEqual(everywhere("SCHEMA_FORBIDDEN"));
  });

  test("a newer step is named by the status", async () => {
    await after(["insert into banjian.schema_steps values ('9999-contract-x', 'x')"]);
    const { code, out } = await told(["db", "status"], server.url, "zh");
    expect([code, out]).toEqual([1, expect.stringMatching(/本程序不认识 {2}9999-contract-x/)]);
  });
});

test.each(["2", "", null, 2, "s2", "S9", "S4"])(
  "openHall refuses requireTier %j, which is no tier",
  async (tier) => {
    const asked = openHall({ db: "pglite://memory", requireTier: tier as "S2" });
    await expect(asked).rejects.toMatchObject({ code: "TIER_UNKNOWN" });
  },
);
