import { canonicalJson } from "@banjian/base";
import { replay } from "@banjian/core";
import { describe, expect, test } from "vitest";
import type { CaseStore } from "./ports.js";
import { clerk, company, officer, stranger } from "./testing/people.js";
import { application, restaurantFile, restaurantWith } from "./testing/restaurant.js";
import { emptyStores, restaurantHall, TestHall } from "./testing/test-hall.js";

const other = { id: stranger.id, name: "李雷", kind: "person" } as const;

describe("submit", () => {
  test("opens a case under the published item and gives its receipt", async () => {
    const hall = await restaurantHall();
    const receipt = await hall.engine.submit("restaurant-opening", application, hall.by(company));
    const { state } = await hall.engine.case(receipt.caseId);
    expect(receipt).toEqual({
      caseId: state.id,
      version: state.version,
      at: "2026-09-14T02:00:00.000Z",
    });
    expect(receipt.caseId).toMatch(/^20260914-[0-9a-hj-km-np-tv-z]{10}$/);
    expect(state).toMatchObject({
      applicant: application.applicant,
      channel: "online",
      form: application.form,
      milestones: { receipt: ["2026-09-14"] },
      item: { code: "restaurant-opening", version: "2026.1" },
    });
  });

  test("what the window took on paper counts from the day it was taken", async () => {
    const hall = await restaurantHall(
      restaurantWith(
        "submission: { use: submission, next",
        "submission: { use: submission, by: [applicant, window-clerk], back-date: 5 business-days, next",
      ),
    );
    const paper = { ...application, channel: "window", receivedOn: "2026-09-11" } as const;
    const { caseId } = await hall.engine.submit("restaurant-opening", paper, hall.by(clerk));
    expect((await hall.engine.case(caseId)).state.milestones.receipt).toEqual(["2026-09-11"]);
    const mine = hall.engine.submit("restaurant-opening", paper, hall.by(company));
    await expect(mine).rejects.toMatchObject({ code: "BACK_DATE_NOT_ALLOWED" });
  });

  test("keeps the channel it came by", async () => {
    const hall = await restaurantHall();
    const filed = { ...application, channel: "window" } as const;
    const { caseId } = await hall.engine.submit("restaurant-opening", filed, hall.by(company));
    expect((await hall.engine.case(caseId)).state.channel).toBe("window");
  });

  test("numbers the case by the day in the hall, not in UTC", async () => {
    const hall = await restaurantHall();
    expect(await hall.at("2026-09-15 00:30").file()).toMatch(/^20260915-/);
  });

  test("of two applicants makes two cases", async () => {
    const hall = await restaurantHall();
    const first = await hall.file();
    const second = { ...application, applicant: other };
    const { caseId } = await hall.engine.submit("restaurant-opening", second, hall.by(stranger));
    expect((await hall.engine.recent()).map(({ id }) => id)).toEqual([caseId, first]);
    await expect(hall.act(first, "withdraw", stranger)).rejects.toMatchObject({
      code: "NOT_PERMITTED",
    });
  });

  test("never touches a case whose number is given out a second time", async () => {
    const hall = await restaurantHall(restaurantFile, { ids: { caseId: () => "taken" } });
    const draft = await hall.engine.saveDraft("restaurant-opening", application, hall.by(company));
    const again = hall.engine.submit("restaurant-opening", application, hall.by(company));
    await expect(again).rejects.toThrow("taken");
    expect((await hall.engine.case("taken")).state.version).toBe(draft.version);
  });
});

describe("a draft", () => {
  test("is no receipt: no limit starts until it is submitted", async () => {
    const hall = await restaurantHall();
    const empty = { applicant: application.applicant };
    const { caseId } = await hall.engine.saveDraft("restaurant-opening", empty, hall.by(company));
    const draft = await hall.engine.case(caseId);
    expect(draft.limits).toEqual([]);
    expect(draft.state.milestones).toEqual({});

    const { form, materials } = application;
    await hall.act(caseId, "save-draft", company, { form });
    await hall.at("2026-09-16").act(caseId, "submit", company, { materials });
    const filed = await hall.engine.case(caseId);
    expect(filed.state.milestones).toEqual({ receipt: ["2026-09-16"] });
    expect(filed.state.form).toEqual(form);
    expect(filed.limit("completeness").due.on).toBe("2026-09-22");
  });

  test("is submitted whole or not at all", async () => {
    const hall = await restaurantHall();
    const empty = { applicant: application.applicant };
    const { caseId } = await hall.engine.saveDraft("restaurant-opening", empty, hall.by(company));
    await expect(hall.act(caseId, "submit", company)).rejects.toMatchObject({
      code: "FILING_INCOMPLETE",
      details: { missing: ["premises", "area"] },
    });
    expect((await hall.engine.case(caseId)).state.milestones).toEqual({});
  });

  test("is for its own applicant", async () => {
    const hall = await restaurantHall();
    const { caseId } = await hall.engine.saveDraft(
      "restaurant-opening",
      application,
      hall.by(company),
    );
    for (const person of [stranger, clerk, officer("handler", "food")]) {
      const attempt = hall.act(caseId, "submit", person);
      await expect(attempt).rejects.toMatchObject({ code: "NOT_PERMITTED" });
    }
  });
});

describe("a key (P2)", () => {
  test("gives the first receipt again, whatever has happened since", async () => {
    const hall = await restaurantHall();
    const filing = hall.by(company);
    const first = await hall.engine.submit("restaurant-opening", application, filing);
    const passing = hall.by(clerk, { payload: { result: "passed" } });
    const passed = await hall.engine.act(first.caseId, "pre-accept", passing);
    await hall.at("2026-09-15").act(first.caseId, "withdraw", company);
    const before = await hall.parts.store.facts(first.caseId);
    expect(await hall.engine.submit("restaurant-opening", application, filing)).toEqual(first);
    expect(await hall.engine.act(first.caseId, "pre-accept", passing)).toEqual(passed);
    expect(await hall.parts.store.facts(first.caseId)).toEqual(before);
    expect(await hall.engine.recent()).toHaveLength(1);
  });

  test("tells a repeat by what it says, not by how it is written", async () => {
    const hall = await restaurantHall();
    const filing = hall.by(company);
    const first = await hall.engine.submit("restaurant-opening", application, filing);
    const { form, materials = [], applicant } = application;
    const turned = { materials, form: { tobacco: true, seats: 60, area: 168, ...form }, applicant };
    expect(
      await hall.engine.submit("restaurant-opening", turned, {
        key: filing.key,
        by: { ...company },
      }),
    ).toEqual(first);
  });

  test.each([
    ["another form", { form: { ...application.form, area: 169 } }],
    ["another applicant", { applicant: { ...application.applicant, name: "幸福里" } }],
    ["another channel", { channel: "window" } as const],
  ])("with %s is refused and names the case it was used for", async (_, over) => {
    const hall = await restaurantHall();
    const filing = hall.by(company);
    const { caseId } = await hall.engine.submit("restaurant-opening", application, filing);
    const again = hall.engine.submit("restaurant-opening", { ...application, ...over }, filing);
    await expect(again).rejects.toMatchObject({
      code: "IDEMPOTENCY_MISMATCH",
      details: { caseId },
    });
    expect(await hall.engine.recent()).toHaveLength(1);
  });

  test("cannot be used for another action, another case, another person or a draft", async () => {
    const hall = await restaurantHall();
    const filing = hall.by(company);
    const { caseId } = await hall.engine.submit("restaurant-opening", application, filing);
    const second = await hall.file();
    const { key } = filing;
    const passing = { by: clerk, key: "passing", payload: { result: "passed" } };
    await hall.engine.act(caseId, "pre-accept", passing);
    for (const again of [
      hall.engine.act(caseId, "withdraw", { by: company, key }),
      hall.engine.saveDraft("restaurant-opening", application, filing),
      hall.engine.act(second, "pre-accept", passing),
      hall.engine.act(caseId, "pre-accept", { ...passing, by: { ...clerk, id: "w-02" } }),
      hall.engine.act(caseId, "accept", passing),
    ]) {
      await expect(again).rejects.toMatchObject({ code: "IDEMPOTENCY_MISMATCH" });
    }
  });

  test("of a refused request is free for another", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.file();
    const key = "one-key";
    await expect(hall.engine.act(caseId, "accept", { by: clerk, key })).rejects.toMatchObject({
      code: "ACTION_NOT_ALLOWED",
    });
    await expect(hall.engine.act(caseId, "withdraw", { by: company, key })).resolves.toMatchObject({
      caseId,
    });
  });

  test("of many requests at once takes effect once", async () => {
    const hall = await restaurantHall();
    const filing = hall.by(company);
    const receipts = await Promise.all(
      Array.from({ length: 10 }, () =>
        hall.engine.submit("restaurant-opening", application, filing),
      ),
    );
    expect(new Set(receipts.map(({ caseId }) => caseId)).size).toBe(1);
    expect(hall.heardOf("case:opened")).toHaveLength(1);
  });
});

describe("a version", () => {
  test("that is still the case's lets the action through; the receipt gives the next one", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.file();
    const { version } = (await hall.engine.case(caseId)).state;
    const command = hall.by(clerk, { expectedVersion: version, payload: { result: "passed" } });
    const receipt = await hall.engine.act(caseId, "pre-accept", command);
    expect(receipt.version).toBe((await hall.engine.case(caseId)).state.version);
    const late = hall.engine.act(caseId, "accept", hall.by(clerk, { expectedVersion: version }));
    await expect(late).rejects.toMatchObject({
      code: "CASE_VERSION_STALE",
      details: { expected: version, version: receipt.version },
    });
  });

  test("lets one of two who saw the same case act (P4)", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.file();
    const { version: expectedVersion } = (await hall.engine.case(caseId)).state;
    const acts = ["first", "second"].map((reason) =>
      hall.engine.act(
        caseId,
        "correct-on-spot",
        hall.by(clerk, { expectedVersion, payload: { reason } }),
      ),
    );
    const answers = await Promise.allSettled(acts);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});

test("a case that has ended takes no action more", async () => {
  const hall = await restaurantHall();
  const caseId = await hall.file();
  await hall.act(caseId, "withdraw", company);
  await expect(hall.act(caseId, "withdraw", company)).rejects.toMatchObject({
    code: "CASE_CLOSED",
  });
});

test("what has run out takes effect before the action, which then meets the case as it is", async () => {
  const hall = await restaurantHall();
  const caseId = await hall.file();
  await hall.at("2026-09-21 09:00").act(caseId, "withdraw", company);
  const facts = await hall.parts.store.facts(caseId);
  const types = facts.map(({ type }) => type);
  expect(types.indexOf("deemed")).toBeLessThan(types.lastIndexOf("action-taken"));
  expect(hall.heardOf("case:deemed-accepted")).toHaveLength(1);
});

test("the case is the fold of its facts, byte for byte (P6), and the instants in it never go back (TL15)", async () => {
  const hall = await restaurantHall();
  const caseId = await hall.accepted();
  for (const day of ["2026-09-20", "2026-09-22", "2026-10-09"]) await hall.at(day).engine.sweep();
  const facts = await hall.parts.store.facts(caseId);
  const { state } = await hall.engine.case(caseId);
  expect(canonicalJson(replay(caseId, facts))).toBe(canonicalJson(state));
  expect(facts.map(({ at }) => at)).toEqual(facts.map(({ at }) => at).toSorted());
});

test("a fault of the store reaches the caller as it is, and nothing is announced", async () => {
  const stores = emptyStores();
  const cases: CaseStore = {
    ...stores.cases,
    commit: () => Promise.reject(new Error("the disk is full")),
  };
  const hall = new TestHall({ ...stores, cases });
  await hall.parts.catalogue.publish(restaurantFile, "restaurant-opening.yaml");
  await expect(hall.file()).rejects.toThrow("the disk is full");
  expect(hall.heard).toEqual([]);
});
