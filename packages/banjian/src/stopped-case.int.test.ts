import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../test/support/fresh-database.js";
import { application, folderWith, people, smallItem } from "../../../test/support/small-item.js";
import type { Hall } from "./hall.js";
import { connect, migrate, type Tables, verifyCases } from "./index.js";
import { openHall } from "./open-hall.js";

let database: FreshDatabase;
const opened: Hall[] = [];
const items = folderWith({ "small.yaml": smallItem() });
const word = { by: "Zhao", reason: "the disk was replaced" };
let keys = 0;

beforeAll(async () => {
  database = await freshDatabase();
  const { db, close } = await connect<Tables>(database.url);
  await migrate(db);
  await close();
});

afterAll(async () => {
  await Promise.all(opened.map((hall) => hall.close()));
  await database.drop();
});

const by = (actor: (typeof people)[keyof typeof people]) => ({ by: actor, key: `key-${++keys}` });

/** A hall with so many cases that were filed, and what writes past it. */
async function hallWith(db: string, tenant: string, count: number) {
  const hall = await openHall({ db, items, tenant });
  opened.push(hall);
  const cases: string[] = [];
  for (let at = 0; at < count; at++) {
    const { caseId } = await hall.submit("small-licence", application, by(people.applicant));
    cases.push(caseId);
  }
  const update = async (caseId: string, fold: string) => {
    await sql`update banjian.cases set fold = ${sql.raw(fold)}
      where tenant = ${tenant} and id = ${caseId}`.execute(hall.db);
  };
  const heard: string[] = [];
  hall.on("incident:opened", ({ caseId }) => heard.push(caseId));
  return {
    hall,
    cases,
    update,
    heard,
    accept: (id: string) => hall.act(id, "accept", by(people.clerk)),
  };
}

/** Works until it is so. */
async function workUntil(hall: Hall, isSo: () => Promise<boolean>): Promise<void> {
  const stop = new AbortController();
  const errors: unknown[] = [];
  const working = hall.work({ every: 20, signal: stop.signal, onError: (one) => errors.push(one) });
  const late = Date.now() + 10_000;
  while (Date.now() < late && !(await isSo())) await new Promise((done) => setTimeout(done, 30));
  stop.abort();
  await working;
  expect(errors).toEqual([]);
}

const backends: readonly ["pglite" | "postgres", () => string][] = [
  ["pglite", () => "pglite://memory"],
  ["postgres", () => database.url],
];

describe.each(backends)("a case that is not what its facts add up to on %s", (backend, url) => {
  test("ST71 is found while the hall works, stopped alone, and goes on by a recorded word (P6)", {
    timeout: 60_000,
  }, async () => {
    const { hall, cases, update, heard, accept } = await hallWith(url(), `found-${backend}`, 3);
    const [first = "", second = ""] = cases;
    await update(first, "jsonb_set(fold, '{applicant,name}', '\"Somebody\"')");
    await workUntil(hall, async () => (await hall.health()).stopped > 0);
    expect(await hall.incidents.list()).toMatchObject([
      { work: "fold", caseId: first, error: "fold.applicant.name" },
    ]);
    expect(heard).toEqual([first]);
    await expect(accept(first)).rejects.toMatchObject({ code: "CASE_DIFFERS" });
    await accept(second);
    const [{ id } = { id: "" }] = await hall.incidents.list();
    await expect(hall.incidents.retry(id, word)).rejects.toMatchObject({ code: "CASE_DIFFERS" });
    expect(await hall.incidents.skip(id, word)).toMatchObject({
      closed: { ...word, outcome: "skipped" },
    });
    expect((await hall.health()).stopped).toBe(0);
    await accept(first);
    expect((await hall.case(first)).state.applicant.name).not.toBe("Somebody");
    const { broken } = await verifyCases(hall.db as never, { tenant: `found-${backend}` });
    expect(broken).toEqual([]);
  });

  test("ST71 is stopped when a fact of it is missing, which no word replaces but the fact (P6)", async () => {
    const { hall, cases, accept } = await hallWith(url(), `gap-${backend}`, 1);
    const [caseId = ""] = cases;
    const { rows } = await sql<{ body: object; type: string; at: string; effective_on: string }>`
      delete from banjian.facts where case_id = ${caseId} and seq = 2 returning *`.execute(hall.db);
    await workUntil(hall, async () => (await hall.health()).stopped > 0);
    const [{ id, error } = { id: "", error: "" }] = await hall.incidents.list();
    expect(error).toBe("facts[1].seq");
    await expect(hall.incidents.skip(id, word)).rejects.toMatchObject({ code: "CASE_DIFFERS" });
    const [fact] = rows;
    await sql`insert into banjian.facts (tenant, case_id, seq, type, at, effective_on, body)
      values (${`gap-${backend}`}, ${caseId}, 2, ${fact?.type}, ${fact?.at}, ${fact?.effective_on},
        cast(${JSON.stringify(fact?.body)} as jsonb))`.execute(hall.db);
    expect(await hall.incidents.retry(id, word)).toMatchObject({ closed: { outcome: "retried" } });
    await accept(caseId);
  });

  test("ST72 brings down no list when it cannot be read: it is left out, and a person is asked (P10)", async () => {
    const { hall, cases, update, heard, accept } = await hallWith(url(), `rubbish-${backend}`, 4);
    const [shallow = "", deep = "", , whole = ""] = cases;
    await update(shallow, `cast('{"id":"x"}' as jsonb)`);
    await update(deep, "jsonb_set(fold, '{limits}', '{\"statutory\": 5}')");
    const ids = async () => (await hall.recent()).map(({ id }) => id);
    expect(await ids()).toEqual([whole, cases[2]]);
    expect(heard.toSorted()).toEqual([shallow, deep].toSorted());
    expect((await hall.health()).stopped).toBe(2);
    const { entries } = await hall.inbox(people.clerk);
    expect(entries.map(({ caseId }) => caseId).toSorted()).toEqual([cases[2], whole].toSorted());
    await expect(hall.case(shallow)).rejects.toMatchObject({ code: "CASE_DIFFERS" });
    await expect(accept(shallow)).rejects.toMatchObject({ code: "CASE_DIFFERS" });
    await accept(whole);
    for (const { id } of await hall.incidents.list()) await hall.incidents.skip(id, word);
    expect(await ids()).toHaveLength(4);
    await accept(shallow);
    await accept(deep);
  });

  test("ST71 is stopped by the action that meets it, before anything looked at it (P6)", async () => {
    const { hall, cases, update, accept } = await hallWith(url(), `met-${backend}`, 1);
    const [caseId = ""] = cases;
    await update(caseId, "jsonb_set(fold, '{version}', '1')");
    await expect(accept(caseId)).rejects.toMatchObject({ code: "CASE_DIFFERS" });
    expect(await hall.incidents.list()).toMatchObject([{ work: "fold", caseId }]);
  });

  test("ST71 is not stopped where another release only knows more of it, nor where most differ at once (P6)", async () => {
    const { hall, cases, update } = await hallWith(url(), `release-${backend}`, 4);
    for (const caseId of cases) await update(caseId, "jsonb_set(fold, '{later}', '{}')");
    await hall.sweep();
    await workUntil(hall, () => new Promise((done) => setTimeout(() => done(true), 200)));
    expect(await hall.incidents.list()).toEqual([]);
    for (const caseId of cases) await update(caseId, "jsonb_set(fold, '{channel}', '\"x\"')");
    await workUntil(hall, async () => (await hall.incidents.list()).length > 0);
    expect(await hall.incidents.list()).toMatchObject([{ work: "fold", caseId: "" }]);
    expect((await hall.health()).stopped).toBe(0);
  });
});
