import { readFileSync } from "node:fs";
import type { CertificateLibrary, Engine, FeeAsked, FeeOffice } from "@banjian/engine";
import { openWorld, readScenarios, runScenarios } from "@banjian/sim";
import { type Hall, ManualClock, openHall } from "banjian";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const items = new URL("../examples/ports/items", import.meta.url).pathname;
const scenarios = `${items}/road-occupation.scenarios.yaml`;
const start = "2026-09-14T10:00:00+08:00";
const company = { id: "91440300MA5BUILDER", name: "通达市政工程有限公司" };
const by = { ...company, roles: ["applicant"] };
const clerk = { id: "w-01", roles: ["window-clerk"] };
const application = {
  applicant: { ...company, kind: "legal-person" as const },
  form: { road: "幸福路", way: "挖掘" },
  materials: [
    { id: "application", name: "申请表.pdf" },
    { id: "works-plan", name: "施工方案.pdf" },
  ],
};

/** A library that answers each kind in the way it is told, and remembers what it was asked. */
function told(answers: Readonly<Record<string, () => unknown>>) {
  const asked: string[] = [];
  const library: CertificateLibrary = {
    name: "library",
    patience: 50,
    find: async ({ holder, kind }) => {
      asked.push(`${kind} of ${holder.id}`);
      return answers[kind]?.();
    },
  };
  return { asked, library };
}

const valid = (number: string) => () => ({ number, holder: company, validUntil: "2030-12-31" });
const never = () => new Promise(() => {});
const fails = () => {
  throw new Error("out of order");
};

type Opened = { readonly engine: Engine; readonly close: () => Promise<void> };
type Ports = { readonly certificates?: CertificateLibrary; readonly fees?: FeeOffice };
type Open = (ports?: Ports) => Promise<Opened>;

const inMemory: Open = async (ports) => {
  const source = readFileSync(`${items}/road-occupation.yaml`, "utf8");
  const { engine } = await openWorld({
    at: "2026-09-14 10:00",
    items: [{ file: "road-occupation.yaml", source }],
    ...ports,
  });
  return { engine, close: async () => {} };
};

const embedded: Open = async (ports) => {
  const clock = new ManualClock(start).now;
  const { db } = base;
  const tenant = `hall-${++tenants}`;
  const hall = await openHall({ db, tenant, items, clock, ...ports });
  return { engine: hall, close: () => hall.close() };
};

// One database for all of them: tenants of their own keep the tests apart.
let base: Hall;
let tenants = 0;
beforeAll(async () => {
  base = await openHall({ db: "pglite://memory" });
});
afterAll(() => base.close());

describe.each([
  ["memory", inMemory],
  ["pglite", embedded],
] as const)("a certificate library on %s", (_, open) => {
  test("LIB1, LIB3, LIB5: it is asked once for what the case needs, whatever it answers, and not again by a repeat", async () => {
    const { asked, library } = told({
      "business-licence": valid("9133"),
      "planning-permit": never,
    });
    const { engine, close } = await open({ certificates: library });
    const receipt = await engine.submit("road-occupation", application, { by, key: "a" });
    expect(await engine.submit("road-occupation", application, { by, key: "a" })).toEqual(receipt);
    const refused = engine.submit(
      "road-occupation",
      { ...application, form: {} },
      { by, key: "b" },
    );
    await expect(refused).rejects.toMatchObject({ code: "FILING_INCOMPLETE" });
    expect(asked).toEqual([
      `business-licence of ${company.id}`,
      `planning-permit of ${company.id}`,
    ]);
    const view = await engine.case(receipt.caseId);
    expect(view.certificates).toMatchObject([
      { material: "entity-licence", answer: "valid", certificate: { number: "9133" } },
      { material: "planning-permit", answer: "late" },
    ]);
    const works = Object.values(view.state.tasks).map(({ work }) => work);
    expect(works).toContain("certificate:planning-permit");
    await engine.act(receipt.caseId, "accept", { by: clerk, key: "c" });
    expect(asked).toHaveLength(2);
    await close();
  });

  test("LIB3, LIB4: what fails, and what sends rubbish, is asked again when a clerk says so", async () => {
    const answers: Record<string, () => unknown> = {
      "business-licence": fails,
      "planning-permit": () => ({ licence: "?" }),
    };
    const { library } = told(answers);
    const { engine, close } = await open({ certificates: library });
    const { caseId } = await engine.submit("road-occupation", application, { by, key: "a" });
    const found = async () => (await engine.case(caseId)).certificates.map(({ answer }) => answer);
    expect(await found()).toEqual(["failed", "unreadable"]);
    const { tasks } = (await engine.case(caseId)).state;
    const task = Object.values(tasks).find(({ work }) => work === "certificate:planning-permit");
    answers["planning-permit"] = valid("P1");
    const again = { by: clerk, key: "b", payload: { task: task?.id } };
    await engine.act(caseId, "fetch-certificate", again);
    expect(await found()).toEqual(["failed", "valid"]);
    await close();
  });

  test("LIB5: a hall without a library asks for nothing and says so to whoever asks it", async () => {
    const { engine, close } = await open();
    const { caseId } = await engine.submit("road-occupation", application, { by, key: "a" });
    const view = await engine.case(caseId);
    expect(view.certificates).toEqual([]);
    expect(Object.values(view.state.tasks).map(({ work }) => work)).toEqual([
      "acceptance.checking",
    ]);
    await close();
  });
});

describe.each([
  ["memory", inMemory],
  ["pglite", embedded],
] as const)("an office of payment notices on %s", (_, open) => {
  test("FEE8: it is asked when the fee is due and stored, again after it has failed, and no more once it has answered", async () => {
    const asked: FeeAsked[] = [];
    const answers = [
      fails,
      () => ({}),
      never,
      () => ({ number: "TZ-1", url: "https://pay.example/1" }),
    ];
    const fees: FeeOffice = {
      name: "till",
      patience: 50,
      order: async (one) => {
        asked.push(one);
        return (await answers[asked.length - 1]?.()) as { number: string };
      },
    };
    const { engine, close } = await open({ fees });
    const { caseId } = await engine.submit("road-occupation", application, { by, key: "a" });
    expect(asked).toEqual([]);
    const note = (key: string) => ({ by: clerk, key, payload: { text: "?" } });
    await engine.act(caseId, "accept", { by: clerk, key: "b" });
    await engine.act(caseId, "comment", note("c"));
    await engine.act(caseId, "comment", note("d"));
    expect((await engine.case(caseId)).fees).toMatchObject([{ standing: "unpaid", fen: 186_050 }]);
    await engine.act(caseId, "order-fee", { by: clerk, key: "e" });
    await engine.act(caseId, "comment", note("f"));
    expect(asked.map(({ reference }) => reference)).toEqual(Array(4).fill(`${caseId}/repair`));
    expect((await engine.case(caseId)).fees).toMatchObject([
      { order: { number: "TZ-1", source: "till", url: "https://pay.example/1" } },
    ]);
    await expect(engine.act(caseId, "order-fee", { by: clerk, key: "g" })).rejects.toMatchObject({
      code: "ACTION_NOT_ALLOWED",
    });
    await close();
  });

  test("FEE3, FEE8: without one fees are due and paid all the same; a notice is asked of nobody", async () => {
    const { engine, close } = await open();
    const { caseId } = await engine.submit("road-occupation", application, { by, key: "a" });
    await engine.act(caseId, "accept", { by: clerk, key: "b" });
    await expect(engine.act(caseId, "order-fee", { by: clerk, key: "c" })).rejects.toMatchObject({
      code: "FEE_OFFICE_NONE",
    });
    const payload = { amount: "1860.50", number: "N1", source: "till" };
    const receipt = await engine.act(caseId, "record-payment", { by: clerk, key: "d", payload });
    expect(await engine.act(caseId, "record-payment", { by: clerk, key: "d", payload })).toEqual(
      receipt,
    );
    await engine.act(caseId, "record-payment", { by: clerk, key: "e", payload });
    const facts = await (await engine.case(caseId)).facts();
    expect(facts.filter(({ type }) => type === "fee-paid")).toHaveLength(1);
    const owner = { by, key: "f" };
    await engine.act(caseId, "withdraw", owner);
    const refund = { by: clerk, key: "g", payload: { number: "R1", source: "till" } };
    await engine.act(caseId, "record-refund", refund);
    expect((await engine.case(caseId)).fees).toMatchObject([{ standing: "refunded" }]);
    await close();
  });
});

test("LIB5: inside a transaction of the host nothing is asked, and a clerk asks afterwards; without a library not even then", async () => {
  const { asked, library } = told({ "business-licence": valid("9133") });
  const clock = new ManualClock(start).now;
  const hall = await openHall({ db: base.db, items, clock, certificates: library });
  const occupies = { ...application, form: { road: "幸福路", way: "占用" } };
  const { caseId } = await hall.transaction((within) =>
    within.submit("road-occupation", occupies, { by, key: "a" }),
  );
  expect([asked, (await hall.case(caseId)).certificates]).toMatchObject([
    [],
    [{ answer: "unasked" }],
  ]);
  const other = await openHall({ db: hall.db, clock });
  const fetch = { by: clerk, key: "b" };
  await expect(other.act(caseId, "fetch-certificate", fetch)).rejects.toMatchObject({
    code: "LIBRARY_NONE",
  });
  await hall.act(caseId, "fetch-certificate", fetch);
  expect((await hall.case(caseId)).certificates).toMatchObject([{ answer: "valid" }]);
  await hall.close();
});

test("LIB2 to LIB4: the scenarios beside the item hold", async () => {
  const read = readScenarios(readFileSync(scenarios), scenarios);
  if (!read.ok) throw new Error(read.findings.map(({ problem }) => problem.en).join("\n"));
  const results = await runScenarios(read.scenarios);
  expect(results.flatMap(({ name, failures }) => failures.map((one) => [name, one]))).toEqual([]);
});
