import { migrate, openHall } from "banjian";
import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../../test/support/fresh-database.js";
import { application, folderWith, people, smallItem } from "../../../../test/support/small-item.js";
import { commands } from "../commands.js";
import { withDatabase } from "../database.js";
import { run } from "../run.js";
import { fakeContext } from "../testing/fake-context.js";

/** Two halls in one database, and none of them is called `local`. */
let server: FreshDatabase;
const cases: Record<string, string> = {};

beforeAll(async () => {
  server = await freshDatabase();
  await withDatabase(server.url, (it) => migrate(it.db));
  const items = folderWith({ "small.yaml": smallItem() });
  const sinks = [{ name: "away", deliver: () => Promise.reject(new Error("away")) }];
  for (const tenant of ["440304", "440305"]) {
    const retries = { tries: 1 };
    const hall = await openHall({ db: server.url, tenant, items, sinks, retries });
    const filed = { by: people.applicant, key: "k1" };
    cases[tenant] = (await hall.submit("small-licence", application, filed)).caseId;
    await hall.deliver();
    await hall.close();
  }
});
afterAll(() => server.drop());

async function told(args: readonly string[], env: Record<string, string> = {}) {
  const context = fakeContext([...args, "--db", server.url], { env });
  return { code: await run(context), ...context.printed };
}

const heads = () =>
  withDatabase(server.url, async ({ db }) => {
    const { rows } = await sql<{ tenant: string; epoch: number; held: boolean }>`
      select tenant, epoch, exists (select 1 from banjian.clock_holds c
        where c.tenant = h.tenant and released_at is null) as held
      from banjian.outbox_heads h order by tenant`.execute(db as unknown as Kysely<unknown>);
    return rows;
  });

test("every command that opens a hall can be told which, in the same words", () => {
  const opening = commands.filter(({ options = {} }) => "db" in options && "tenant" in options);
  const none = commands
    .filter(({ options = {} }) => "db" in options && !("tenant" in options))
    .map(({ name }) => name)
    .toSorted();
  expect(none).toEqual(["db doctor", "db migrate", "db partition", "db plan", "db status"]);
  expect(opening.length).toBeGreaterThan(40);
});

describe("a command about a hall", () => {
  test.each([
    ["case", "list"],
    ["event", "list"],
    ["hold", "list"],
    ["incident", "list"],
    ["message", "deliveries"],
    ["verify", "--tenant", "local"],
  ])(
    "that has nothing does not say that nothing is wrong, but which halls there are: %s %s",
    async (...words) => {
      const { code, out, err } = await told(words);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toMatch(
        /^TENANT_UNKNOWN .*"local" has nothing in the database; there are: 440304, 440305\n/,
      );
      expect((await told([...words, "--lang", "zh"])).err).toContain("有：440304、440305");
    },
  );

  test("finds it by the option, and by the environment where the option does not say", async () => {
    const mine = cases["440305"] ?? "";
    const other = cases["440304"] ?? "";
    const env = { BANJIAN_TENANT: "440304" };
    expect((await told(["case", "list", "--tenant", "440305"])).out).toContain(mine);
    expect((await told(["case", "list"], env)).out).toContain(other);
    const over = await told(["case", "list", "--tenant", "440305"], env);
    expect(over.out).toContain(mine);
    expect(over.out).not.toContain(other);
  });

  test("lists and ends the incidents of that hall", async () => {
    const listed = await told(["incident", "list", "--tenant", "440305", "--json"]);
    const [incident] = JSON.parse(listed.out).incidents;
    expect(incident).toMatchObject({ work: "sink:away", caseId: cases["440305"] });
    const word = ["--by", "Zhao", "--reason", "the sink is back", "--tenant"];
    const elsewhere = await told(["incident", "retry", incident.id, ...word, "440304"]);
    expect(elsewhere.err).toContain("INCIDENT_UNKNOWN");
    expect((await told(["incident", "retry", incident.id, ...word, "440305"])).code).toBe(0);
  });

  test("is refused for a name that no hall can have", async () => {
    expect((await told(["case", "list", "--tenant", "../x"])).err).toContain("TENANT_INVALID");
  });

  test("that is shared by all halls needs none of them", async () => {
    expect((await told(["item", "list"])).out).toContain("small-licence");
  });
});

describe("after a backup was restored (P20)", () => {
  const word = ["--by", "Zhao", "--reason", "backup of 02:00"];

  test("every hall of the database gets its epoch and its hold, and each is named", async () => {
    const { code, out } = await told(["db", "restored", ...word]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^440304 {2}epoch \d+; .*--tenant 440304\n440305 {2}epoch \d+; .*--tenant 440305\n$/,
    );
    expect(await heads()).toEqual([
      { tenant: "440304", epoch: expect.any(Number), held: true },
      { tenant: "440305", epoch: expect.any(Number), held: true },
    ]);
    for (const { epoch } of await heads()) expect(epoch).toBeGreaterThan(1);
  });

  test("one that is named gets it alone, whatever the environment says", async () => {
    const env = { BANJIAN_TENANT: "440304" };
    const before = await heads();
    const { out } = await told(
      ["db", "restored", ...word, "--tenant", "440305", "--lang", "zh"],
      env,
    );
    const after = await heads();
    expect(out).toMatch(new RegExp(`^440305  第 ${after[1]?.epoch} 纪元`));
    expect(out).not.toContain("440304");
    expect(after[0]?.epoch).toBe(before[0]?.epoch);
    expect(after[1]?.epoch).toBeGreaterThan(before[1]?.epoch ?? 0);
    const released = [
      "hold",
      "release",
      "--by",
      "Zhao",
      "--reason",
      "checked",
      "--tenant",
      "440305",
    ];
    expect((await told(released)).code).toBe(0);
    expect(await heads()).toMatchObject([{ held: true }, { held: false }]);
  });

  test("one that is younger than the backup is said to be", async () => {
    const { code, out } = await told(["db", "restored", ...word, "--tenant", "440306"]);
    expect(code).toBe(0);
    expect(out).toContain("the backup has nothing of this hall; it has: 440304, 440305");
  });

  test("a database without any hall is refused", async () => {
    const empty = await freshDatabase();
    await withDatabase(empty.url, (it) => migrate(it.db));
    const context = fakeContext(["db", "restored", ...word, "--db", empty.url]);
    expect(await run(context)).toBe(2);
    expect(context.printed.err).toContain("TENANTS_NONE");
    await empty.drop();
  });
});
