import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { CodedError } from "@banjian/base";
import { migrate, type OpenDatabase, type Tables } from "@banjian/postgres";
import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestDatabase } from "../../../test/support/open-test-database.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import type { Hall } from "./hall.js";
import type { HallOptions } from "./hall-options.js";
import { ManualClock } from "./index.js";
import { openHall } from "./open-hall.js";

/** One embedded database for the whole file; each test takes a tenant and item codes of its own. */
let database: OpenDatabase<Tables>;
let db: Kysely<unknown>;
const folders: string[] = [];
let keys = 0;

beforeAll(async () => {
  database = await openTestDatabase<Tables>("pglite");
  db = database.db as unknown as Kysely<unknown>;
});

afterAll(async () => {
  await database.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folder(files: Parameters<typeof folderWith>[0] = {}): string {
  const made = folderWith(files);
  folders.push(made);
  return made;
}

const by = (actor: (typeof people)[keyof typeof people]) => ({ by: actor, key: `key-${++keys}` });

const file = async (hall: Hall, code: string) =>
  (await hall.submit(code, application, by(people.applicant))).caseId;

/** The error with which a hall is not opened. */
async function refusal(options: Record<string, unknown>) {
  const error = await openHall(options as HallOptions).then(
    async (hall) => hall.close().then(() => undefined),
    (thrown) => thrown,
  );
  if (error === undefined) throw new Error("the hall was opened");
  return error;
}

const rowsOf = async (code: string) => {
  const { rows } = await sql<{ version: string; xmin: string; published: boolean }>`
    select v.version, v.xmin::text, p.digest is not null as published
    from banjian.item_versions v left join banjian.published_items p on p.digest = v.digest
    where v.code = ${code} order by v.version`.execute(db);
  return rows;
};

describe("options", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["an empty tenant", { tenant: "" }, "TENANT_INVALID"],
    ["a misspelt option", { itmes: "./items" }, "HALL_OPTION_UNKNOWN"],
    ["a scheme of numbers nobody knows", { numbers: { scheme: "nope" } }, "NUMBER_SCHEME_UNKNOWN"],
    ["a limit of guesses that is none", { guesses: { tries: 0 } }, "GUESSES_INVALID"],
    ["an option of nothing", { constructor: "x" }, "HALL_OPTION_UNKNOWN"],
    ["a misspelt retry", { retries: { ages: 1 } }, "HALL_OPTION_INVALID"],
    ["an age that is text", { retries: { age: "7 days" } }, "HALL_OPTION_INVALID"],
    ["an age before the first failure", { retries: { age: -1 } }, "HALL_OPTION_INVALID"],
    ["an age that is no number", { retries: { age: Number.NaN } }, "HALL_OPTION_INVALID"],
    ["no pause between tries", { retries: { first: 0 } }, "HALL_OPTION_INVALID"],
    ["retries that are null", { retries: null }, "HALL_OPTION_INVALID"],
    ["sinks that are one text", { sinks: "a" }, "HALL_OPTION_INVALID"],
    ["sinks that are null", { sinks: null }, "HALL_OPTION_INVALID"],
    ["a sink that takes nothing", { sinks: [{ name: "a" }] }, "HALL_OPTION_INVALID"],
    ["a sink without a name", { sinks: [{ deliver: () => {} }] }, "HALL_OPTION_INVALID"],
    ["a sink that is null", { sinks: [null] }, "HALL_OPTION_INVALID"],
    ["a clock that is text", { clock: "x" }, "HALL_OPTION_INVALID"],
    ["a database that is nothing", { db: {} }, "HALL_OPTION_INVALID"],
    ["items that are no folder", { items: 5 }, "HALL_OPTION_INVALID"],
    ["a library that finds nothing", { certificates: { name: "x" } }, "HALL_OPTION_INVALID"],
    ["notifications nobody sends", { notifications: {} }, "HALL_OPTION_INVALID"],
    ["messages that are null", { messages: null }, "HALL_OPTION_INVALID"],
    ["guesses that are null", { guesses: null }, "HALL_OPTION_INVALID"],
    ["a backend nobody knows", { backend: "oracle" }, "BACKEND_UNKNOWN"],
    ["a tenant in capitals", { tenant: "Futian" }, "TENANT_INVALID"],
    ["a tenant of 65 characters", { tenant: "x".repeat(65) }, "TENANT_INVALID"],
    ["a tenant that is a path", { tenant: "../other" }, "TENANT_INVALID"],
    ["a tenant with a line break", { tenant: "hall\n" }, "TENANT_INVALID"],
    ["a tenant that is null", { tenant: null }, "TENANT_INVALID"],
    ["a tenant that is a number", { tenant: 440305 }, "TENANT_INVALID"],
    ["a zone nobody knows", { zone: "Asia/Shenzhen" }, "ZONE_UNKNOWN"],
    ["a zone that is an offset", { zone: "+08:00" }, "ZONE_UNKNOWN"],
    [
      "hours that overlap",
      {
        hours: {
          ordinary: [
            ["09:00", "12:00"],
            ["11:00", "17:00"],
          ],
        },
      },
      "OFFICE_HOURS_INVALID",
    ],
    ["hours that are text", { hours: "09:00-17:00" }, "OFFICE_HOURS_INVALID"],
    ["a calendar nobody knows", { calendar: "us" }, "CALENDAR_UNKNOWN"],
    ["a database that was never named", { db: undefined }, "DATABASE_URL_INVALID"],
    ["a database that is null", { db: null }, "DATABASE_URL_INVALID"],
    ["a database of another kind", { db: "mysql://root@localhost/hall" }, "DATABASE_URL_INVALID"],
    ["a folder that might be a slip of the pen", { db: "pglite://memroy" }, "DATABASE_URL_INVALID"],
    [
      "a server that does not answer",
      { db: "postgres://clerk@127.0.0.1:1/hall" },
      "DATABASE_UNREACHABLE",
    ],
  ])("with %s are refused, and nothing is made", async (_, over, code) => {
    const at = path.join(folder(), "data");
    const error = await refusal({ db: `pglite://${at}`, ...over });
    expect(error.code).toBe(code);
    expect(error.textIn("zh")).toMatch(/\p{Script=Han}/u);
    expect(existsSync(at)).toBe(false);
  });

  test.each([undefined, null, "pglite://memory", []])("%j is no options", async (given) => {
    await expect(openHall(given as never)).rejects.toMatchObject({ code: "HALL_OPTION_INVALID" });
  });

  test("are refused all at once, each with what it has to be", async () => {
    const over = { item: "x", tenant: "A", retries: { ages: 1, age: -1 }, sinks: [{}], clock: 5 };
    const error = await refusal({ db: "pglite://memory", ...over });
    expect(error.code).toBe("HALL_OPTIONS_INVALID");
    expect(
      error.details.found.map(({ code, details }: CodedError) => [code, details]),
    ).toMatchObject([
      ["HALL_OPTION_UNKNOWN", { option: "item", meant: "items" }],
      ["HALL_OPTION_INVALID", { option: "clock" }],
      ["HALL_OPTION_INVALID", { option: "retries.ages" }],
      ["HALL_OPTION_INVALID", { option: "retries.age" }],
      ["HALL_OPTION_INVALID", { option: "sinks[0].name" }],
      ["HALL_OPTION_INVALID", { option: "sinks[0].deliver" }],
      ["TENANT_INVALID", { tenant: "A" }],
    ]);
    expect(error.textIn("zh")).toMatch(/retries\.ages.*是否指“age”/);
  });

  test("of work are refused as well: no pause, no end, nobody who hears of failures", async () => {
    const hall = await openHall({ db });
    const { signal } = new AbortController();
    const sound = { every: 1_000, signal, onError: () => {} };
    const bad: unknown[] = [undefined, null, {}, { ...sound, evry: 1 }, { ...sound, signal: 5 }];
    for (const every of [0, -1, Number.NaN, "x", undefined]) bad.push({ ...sound, every });
    bad.push({ ...sound, onError: undefined });
    for (const options of bad) {
      const refused = await hall.work(options as never).catch(({ code }) => code);
      expect(refused, JSON.stringify(options)).toMatch(/^HALL_OPTIONS?_INVALID$/);
    }
    await hall.close();
  });

  test("may be as few as the database, whose clock then counts (TL15)", async () => {
    const items = folder({ "a.yaml": smallItem({ code: "plain" }) });
    await openHall({ db, items });
    const hall = await openHall({ db });
    const { at } = await hall.submit("plain", application, by(people.applicant));
    expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(5_000);
  });

  test("set the zone in which days begin, and the clock they are judged by", async () => {
    const items = folder({ "a.yaml": smallItem({ code: "zoned" }) });
    const clock = new ManualClock("2026-09-14T23:30:00Z");
    const halls = await Promise.all(
      ["Asia/Shanghai", "UTC"].map((zone, index) =>
        openHall({
          db,
          zone,
          tenant: `zone-${index}`,
          clock: clock.now,
          ...(index === 0 ? { items } : {}),
        }),
      ),
    );
    const days = [];
    for (const hall of halls) days.push((await file(hall, "zoned")).slice(0, 8));
    expect(days).toEqual(["20260915", "20260914"]);
  });
});

describe("items", () => {
  test("in a folder that does not exist, is a file or cannot be read are refused, and the database is let go", async () => {
    const here = folder({ "a.yaml": "x" });
    symlinkSync(path.join(here, "nowhere"), path.join(here, "b.yaml"));
    mkdirSync(path.join(here, "c"));
    mkdirSync(path.join(here, "c", "d.yaml"));
    for (const [items, reason] of [
      [path.join(here, "none"), "ENOENT"],
      [path.join(here, "a.yaml"), "ENOTDIR"],
      [here, "ENOENT"],
      [path.join(here, "c"), "EISDIR"],
    ]) {
      expect(await refusal({ db, items })).toMatchObject({
        code: "ITEMS_FOLDER_UNREADABLE",
        details: { path: expect.stringContaining(items ?? ""), reason },
      });
    }
    await expect(sql`select 1`.execute(db)).resolves.toBeDefined();
  });

  test("with findings are refused with file, line and problem, and none of the folder is published", async () => {
    const items = folder({
      "a.yaml": smallItem({ code: "sound" }),
      "b.yaml": smallItem({ code: "broken" }).replace("next: collection", "next: colection"),
    });
    const error = await refusal({ db, items });
    const line =
      smallItem()
        .split("\n")
        .findIndex((text) => text.includes("next: collection")) + 1;
    expect(error).toMatchObject({
      code: "ITEM_REFUSED",
      details: {
        file: path.join(items, "b.yaml"),
        findings: expect.arrayContaining([expect.objectContaining({ line, rule: "DEF5" })]),
      },
    });
    expect(error.message).toContain(path.join(items, "b.yaml"));
    expect(error.message).toContain(`line ${line}`);
    expect(await rowsOf("sound")).toEqual([]);
  });

  test("in bytes that are no UTF-8 are refused, not guessed", async () => {
    const gbk = Buffer.from([0x23, 0xb0, 0xec, 0xbc, 0xfe, 0x0a]);
    const items = folder({
      "a.yaml": Buffer.concat([gbk, Buffer.from(smallItem({ code: "gbk" }))]),
    });
    expect(await refusal({ db, items })).toMatchObject({ code: "ITEM_REFUSED" });
    expect(await rowsOf("gbk")).toEqual([]);
  });

  test("of one code in two files are refused", async () => {
    const items = folder({
      "a.yaml": smallItem({ code: "twice", version: "2" }),
      "b.yml": smallItem({ code: "twice", version: "1" }),
    });
    expect(await refusal({ db, items })).toMatchObject({
      code: "ITEM_TWICE",
      details: { code: "twice" },
    });
  });

  test("that have not changed change nothing when the hall is opened again", async () => {
    const items = folder({
      "a.yaml": smallItem({ code: "same" }),
      "notes.txt": "not an item",
      "a.yaml.bak": "neither",
    });
    await openHall({ db, items });
    const before = await rowsOf("same");
    expect(before).toMatchObject([{ version: "1", published: true }]);
    await openHall({ db, items });
    writeFileSync(path.join(items, "a.yaml"), `# 只改了注释\n${smallItem({ code: "same" })}`);
    await openHall({ db, items });
    expect(await rowsOf("same")).toEqual(before);
  });

  test("changed under the same version are refused, and the published one stays", async () => {
    const items = folder({ "a.yaml": smallItem({ code: "taken" }) });
    await openHall({ db, items });
    const before = await rowsOf("taken");
    writeFileSync(
      path.join(items, "a.yaml"),
      smallItem({ code: "taken", promised: "4 business-days" }),
    );
    expect(await refusal({ db, items })).toMatchObject({
      code: "ITEM_VERSION_TAKEN",
      details: { code: "taken", version: "1" },
    });
    expect(await rowsOf("taken")).toEqual(before);
  });

  test("of a newer version leave the open cases of the older one as they were, in any process (P13)", async () => {
    const clock = new ManualClock("2026-09-14T10:00:00+08:00");
    const options = { db, tenant: "pinning", clock: clock.now };
    const items = folder({ "a.yaml": smallItem({ code: "pinned" }) });
    const first = await openHall({ ...options, items });
    const older = await file(first, "pinned");
    writeFileSync(
      path.join(items, "a.yaml"),
      smallItem({ code: "pinned", version: "2", promised: "3 business-days" }),
    );
    const second = await openHall({ ...options, items });
    const younger = await file(second, "pinned");
    expect(await rowsOf("pinned")).toMatchObject([
      { version: "1", published: false },
      { version: "2", published: true },
    ]);
    const reader = await openHall(options);
    for (const caseId of [older, younger]) await reader.act(caseId, "accept", by(people.clerk));
    const due = async (hall: Hall, caseId: string) =>
      (await hall.case(caseId)).limit("promised").due.on;
    for (const hall of [first, second, reader]) {
      expect(await due(hall, older)).toBe("2026-09-20");
      expect(await due(hall, younger)).toBe("2026-09-17");
    }
    // Also the process that published the older one files under the newer one now.
    const third = await first.case(await file(first, "pinned"));
    expect(third.state.item.version).toBe("2");
    clock.moveTo("2026-09-18T00:00:00+08:00");
    const late: string[] = [];
    reader.on("limit:breached", ({ caseId, limit }) => late.push(`${caseId} ${limit}`));
    await reader.sweep();
    expect(late).toEqual([`${younger} promised`]);
  });
});

describe("tenants", () => {
  test("know nothing of each other: cases, keys, work, listeners, sweeps (P17)", async () => {
    const items = folder({ "a.yaml": smallItem({ code: "shared" }) });
    const clock = new ManualClock("2026-09-14T10:00:00+08:00");
    const [a, b] = [
      await openHall({ db, items, tenant: "hall-a", clock: clock.now }),
      await openHall({ db, items, tenant: "hall-b", clock: clock.now }),
    ];
    const heard: string[] = [];
    b.on("case:deemed-accepted", ({ caseId }) => heard.push(caseId));
    const caller = by(people.applicant);
    const { caseId } = await a.submit("shared", application, caller);
    await expect(b.case(caseId)).rejects.toMatchObject({ code: "CASE_UNKNOWN" });
    await expect(b.act(caseId, "accept", by(people.clerk))).rejects.toMatchObject({
      code: "CASE_UNKNOWN",
    });
    expect(await b.recent()).toEqual([]);
    expect((await b.inbox(people.clerk)).entries).toEqual([]);
    expect((await a.inbox(people.clerk)).entries).toHaveLength(1);
    const other = await b.submit("shared", application, caller);
    expect(other.caseId, "the key is free in the other hall").not.toBe(caseId);
    clock.moveTo("2026-09-21T00:00:00+08:00");
    expect(await b.sweep()).toEqual({ moved: 1, failed: [] });
    expect(heard).toEqual([other.caseId]);
    expect((await a.case(caseId)).state.milestones.acceptance).toBeUndefined();
  });
});

describe("bad input meets a code, not the database", () => {
  test.each([
    "\0",
    "a\0b",
    "\ud842",
    "'; drop table banjian.cases; --",
    "%",
    "x".repeat(5_000),
    "",
  ])("a case called %j is CASE_UNKNOWN", async (caseId) => {
    const hall = await openHall({ db });
    await expect(hall.case(caseId)).rejects.toMatchObject({ code: "CASE_UNKNOWN" });
  });

  test("so do an item's code, an inbox and a count", async () => {
    const hall = await openHall({ db });
    await expect(hall.items.published("\0")).rejects.toMatchObject({ code: "ITEM_UNKNOWN" });
    for (const over of [{ id: "a\0" }, { roles: ["a\0"] }, { department: "\ud842" }]) {
      const inbox = hall.inbox({ id: "a", roles: ["window-clerk"], ...over });
      await expect(inbox).rejects.toMatchObject({ code: "BODY_INVALID" });
    }
    await expect(hall.recent(-1)).rejects.toMatchObject({ code: "BODY_INVALID" });
  });

  test("a key, a form and names of every script come back as they were, composed (NFC)", async () => {
    const items = folder({ "a.yaml": smallItem({ code: "scripts" }) });
    const hall = await openHall({ db, items, tenant: "scripts" });
    const premises = "𠮷野家 “e\u0301” \u202e اَلْعَرَبِيَّةُ 👩‍🍳 \\u0000 $1 %s '\"`\n";
    const filed = { applicant: { ...application.applicant, name: "𠮷" }, form: { premises } };
    const caller = { by: people.applicant, key: "键'\"$1%_\\" };
    const { caseId } = await hall.submit("scripts", filed, caller);
    const { state } = await hall.case(caseId);
    expect(state.form).toEqual({ premises: premises.normalize("NFC") });
    expect(state.applicant.name).toBe("𠮷");
    expect((await hall.submit("scripts", filed, caller)).caseId).toBe(caseId);
  });
});

describe.each(["pglite", "postgres"] as const)("the host's own database on %s", (backend) => {
  test("is used beside the host's tables, and stays open when the hall is closed, twice", async () => {
    const own = await openTestDatabase<Tables & { our_table: { n: number } }>(backend);
    try {
      if (backend === "postgres") await migrate(own.db as unknown as Kysely<Tables>);
      await sql`create table our_table (n integer not null)`.execute(own.db);
      const items = folder({ "a.yaml": smallItem() });
      const host = own.db as unknown as Kysely<unknown>;
      const [hall] = await Promise.all([
        openHall({ db: host, items }),
        openHall({ db: host, items, tenant: "another" }),
      ]);
      expect(hall.db).toBe(own.db);
      const caseId = await file(hall, "small-licence");
      await own.db.insertInto("our_table").values({ n: 1 }).execute();
      await hall.close();
      await hall.close();
      expect(await own.db.selectFrom("our_table").selectAll().execute()).toEqual([{ n: 1 }]);
      const again = await openHall({ db: host });
      expect((await again.case(caseId)).state.status).toBe("open");
    } finally {
      await own.close();
    }
  });
});

describe("a hall of its own database", () => {
  test("holds its folder alone, keeps what was stored, and answers nothing more once it is closed", async () => {
    const items = folder({ "a.yaml": smallItem() });
    const url = `pglite://${path.join(folder(), "办件")}`;
    const hall = await openHall({ db: url, items });
    const caseId = await file(hall, "small-licence");
    const view = await hall.case(caseId);
    expect(await refusal({ db: url })).toMatchObject({ code: "STORE_LOCKED" });
    await hall.close();
    await hall.close();
    for (const call of [
      () => hall.case(caseId),
      () => hall.act(caseId, "accept", by(people.clerk)),
      () => hall.submit("small-licence", application, by(people.applicant)),
      () => hall.inbox(people.clerk),
      () => hall.recent(),
      () => hall.sweep(),
      () => hall.items.list(),
      () => view.facts(),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: "HALL_CLOSED" });
    }
    const again = await openHall({ db: url });
    expect((await again.case(caseId)).state.applicant.name).toBe("李雷");
    expect((await again.items.list()).map(({ code }) => code)).toEqual(["small-licence"]);
    await again.close();
  });

  test("lets its folder go when its items are refused", async () => {
    const url = `pglite://${path.join(folder(), "data")}`;
    await refusal({ db: url, items: "./no-such-folder" });
    await (await openHall({ db: url })).close();
  });
});

test("listeners come and go, one after the other", async () => {
  const items = folder({ "a.yaml": smallItem({ code: "heard" }) });
  const hall = await openHall({ db, items, tenant: "heard" });
  const heard: string[] = [];
  const listener = ({ caseId }: { caseId: string }) => heard.push(caseId);
  hall.on("case:opened", listener).on("case:closed", listener);
  const caseId = await file(hall, "heard");
  hall.off("case:closed", listener).off("card:red", listener);
  await hall.act(caseId, "withdraw", by(people.applicant));
  expect(heard).toEqual([caseId]);
});
