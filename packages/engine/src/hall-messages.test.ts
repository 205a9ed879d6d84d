import type { MessageKind, ProcessMessage } from "@banjian/core";
import { describe, expect, test } from "vitest";
import { clerk } from "./testing/people.js";
import { restaurantWith } from "./testing/restaurant.js";
import { restaurantHall, type TestHall } from "./testing/test-hall.js";

// One of the five departments works in a system of its own.
const file = restaurantWith(
  "department: fire-rescue\n",
  "department: fire-rescue\n          system: fire-net\n",
);
const fire = { SPBMMC: "区消防救援大队", SPYJ: "同意", SPHJZTDM: "2" };
const stages = ["承办", "审核", "批准"];

type Fields = Readonly<Record<string, string>>;
const message = (caseId: string, kind: MessageKind, fields: Fields): ProcessMessage => ({
  kind,
  fields: { SBLSH: caseId, YWLSH: "F-1", SXBM: "x", XZQHDM: "440305", SJBBH: "1", ...fields },
});

function messagesOf(caseId: string) {
  const application = message(caseId, "application", {
    ...{
      SBSJ: "2026-09-14 11:00:00",
      SXMC: "消防安全检查",
      SQRLX: "2",
      SQRMC: "幸福里餐饮有限公司",
    },
    ...{ SBCLQD: "无", TJFS: "1", SBHZH: "R1" },
  });
  const acceptance = message(caseId, "acceptance", {
    ...{
      SLSJ: "2026-09-14 11:30:00",
      SLBMMC: "区消防救援大队",
      SLZTDM: "1",
      SPSXMC: "消防安全检查",
    },
    ...{ BLRXM: "陈晓", SLHZH: "A1" },
  });
  const step = (number: 1 | 2 | 3, more: Fields = {}) =>
    message(caseId, "approval", {
      ...{ SPSJ: `2026-09-1${4 + number} 10:00:00`, SPBZH: `${number}`, SPHJDM: `${number}` },
      ...{ SPHJMC: stages[number - 1] ?? "", SPRXM: `officer ${number}`, ...fire, ...more },
    });
  return { application, acceptance, step };
}

const from = { system: "fire-net" };
const fates = (all: readonly { fate: string }[]) => all.map(({ fate }) => fate);
const opinionsIn = async (hall: TestHall, caseId: string) => {
  const facts = (await hall.parts.store.facts(caseId)).flatMap((fact) =>
    fact.type === "action-taken" && fact.branch === "fire" ? [fact] : [],
  );
  return facts.map(({ action, by, effectiveOn }) => `${action} ${by?.name} ${effectiveOn}`);
};

async function joint() {
  const hall = await restaurantHall(file);
  const caseId = await hall.accepted();
  hall.at("2026-09-18");
  return { hall, caseId, ...messagesOf(caseId), messages: hall.engine.messages };
}

describe("ME13, ME14: a branch of a joint case is handled in its department's own system", () => {
  const all = [
    "handle officer 1 2026-09-15",
    "review officer 2 2026-09-16",
    "approve officer 3 2026-09-17",
  ];

  test("its messages come reversed and twice: each waits for what comes first, and has its effect once", async () => {
    const { hall, caseId, application, acceptance, step, messages } = await joint();
    const reversed = [step(3), step(2), step(1), acceptance];
    for (const one of reversed)
      expect(fates(await messages.receive([one], from))).toEqual(["parked"]);
    expect(await opinionsIn(hall, caseId)).toEqual([]);
    expect(fates(await messages.list())).toEqual(["parked", "parked", "parked", "parked"]);
    expect(fates(await messages.receive([application], from))).toEqual(["taken"]);
    expect(await opinionsIn(hall, caseId)).toEqual(all);
    expect(await messages.list()).toEqual([]);
    const again = await messages.receive([step(1), ...reversed, application], from);
    expect(new Set(fates(again))).toEqual(new Set(["taken"]));
    expect(await opinionsIn(hall, caseId)).toEqual(all);
    expect(await messages.list({ all: true })).toHaveLength(5);
    const view = await hall.engine.case(caseId);
    expect(view.state.branches.fire).toMatchObject({ result: "agreed", endedOn: "2026-09-17" });
    expect(view.state.branches.food?.result).toBeUndefined();
  });

  test("two processes that receive the same at once do it once", async () => {
    const { hall, caseId, application, acceptance, step, messages } = await joint();
    const batch = [step(3), acceptance, step(2), application, step(1)];
    await Promise.all([messages.receive(batch, from), messages.receive(batch.toReversed(), from)]);
    expect(await opinionsIn(hall, caseId)).toEqual(all);
    expect(await messages.list()).toEqual([]);
  });

  test("a higher version corrects; another content under the same version cannot be", async () => {
    const { hall, caseId, application, acceptance, step, messages } = await joint();
    await messages.receive([application, acceptance, step(1)], from);
    const other = step(1, { SPYJ: "不同意：疏散宽度不足" });
    expect(fates(await messages.receive([other], from))).toEqual(["impossible"]);
    const corrected = step(1, { SPYJ: "不同意：疏散宽度不足", SJBBH: "2" });
    expect(fates(await messages.receive([corrected], from))).toEqual(["taken"]);
    const { state } = await hall.engine.case(caseId);
    expect(state.branches.fire?.opinions.filter((one) => !one.void)).toMatchObject([
      { agree: false, text: "不同意：疏散宽度不足" },
    ]);
  });
});

test("ME14: a correction that tells of an earlier hour than what it corrects is taken after it", async () => {
  const { application, acceptance, step, messages } = await joint();
  const corrected = step(1, { SPSJ: "2026-09-15 09:00:00", SJBBH: "2" });
  const all = [corrected, step(1), acceptance, application];
  expect(new Set(fates(await messages.receive(all, from)))).toEqual(new Set(["taken"]));
});

describe("ME15: what cannot be is kept, carded and never dropped", () => {
  test("once for the department while the card stands; a person who has seen to it has it tried again", async () => {
    const { hall, caseId, application, acceptance, step, messages } = await joint();
    await messages.receive([application, acceptance], from);
    const [future] = await messages.receive([step(1, { SPSJ: "2026-09-19 10:00:00" })], from);
    expect(future).toMatchObject({
      fate: "impossible",
      because: { en: expect.stringContaining("future") },
    });
    await messages.receive([step(1, { SPSJ: "2026-09-01 10:00:00" })], from);
    const cards = await hall.engine.cards({ caseId });
    expect(cards.map(({ card }) => [card.cause, card.department])).toEqual([
      ["message-impossible", "fire-rescue"],
    ]);
    expect(hall.heardOf("card:yellow")).toHaveLength(1);
    hall.at("2026-09-20");
    expect(await messages.retry(future?.id ?? "")).toMatchObject({ fate: "taken" });
    expect(fates(await messages.list())).toEqual(["impossible"]);
  });

  test("CD5: its card goes by itself when all that could not be has been said again in a way that can", async () => {
    const { hall, caseId, application, acceptance, step, messages } = await joint();
    const standing = async () =>
      (await hall.engine.cards({ caseId })).map(({ card }) => card.withdrawn?.because ?? "stands");
    await messages.receive([application, acceptance], from);
    await messages.receive([step(1, { SPSJ: "2026-09-19 10:00:00" })], from);
    await messages.receive([step(2, { SPYJ: "已阅" })], from);
    expect(fates(await messages.list())).toEqual(["impossible", "impossible"]);
    const [again] = await messages.receive([step(1)], from);
    expect(again).toMatchObject({ fate: "taken" });
    expect(await standing(), "of the second step nothing has come that can be").toEqual(["stands"]);
    await messages.receive([step(2)], from);
    expect(await standing()).toEqual(["correction"]);
    expect(hall.heardOf("card:withdrawn")).toHaveLength(1);
  });

  test("CD5: a row that nobody could read keeps the card until a supervisor has seen to it", async () => {
    const { hall, caseId, application, acceptance, step, messages } = await joint();
    const row = { line: 3, text: `{"SBLSH":"${caseId}"`, problem: { zh: "x", en: "x" } };
    await messages.receive([application, acceptance], { ...from, unread: [row] });
    await messages.receive([step(1)], from);
    const [{ card } = {}] = await hall.engine.cards({ caseId });
    expect(card).toMatchObject({ cause: "message-impossible" });
    expect(card?.withdrawn).toBeUndefined();
  });

  test("also of a case or for a branch that there is not", async () => {
    const { application, messages, hall, caseId } = await joint();
    const [stray] = await messages.receive([messagesOf("no-such").application], from);
    expect(stray).toMatchObject({ fate: "impossible", caseId: "no-such" });
    const [strange] = await messages.receive([application], { system: "tax-net" });
    expect(strange).toMatchObject({ fate: "impossible" });
    // No department has anything to do with it: a person looks who sent it.
    expect(await hall.engine.cards({ caseId })).toEqual([]);
    const incidents = await hall.engine.incidents.list();
    expect(incidents.map((one) => `${one.work} ${one.caseId}`).toSorted()).toEqual([
      "inbound:fire-net no-such",
      `inbound:tax-net ${caseId}`,
    ]);
    await expect(messages.retry("none")).rejects.toMatchObject({ code: "MESSAGE_UNKNOWN" });
  });

  test("ME17: what comes for a case that there is not is an incident, once, until a person has found the case", async () => {
    const ids = { caseId: () => "later" };
    const hall = await restaurantHall(file, { ids });
    const { messages, incidents } = hall.engine;
    const { application, acceptance } = messagesOf("later");
    expect(fates(await messages.receive([application], from))).toEqual(["impossible"]);
    expect(fates(await messages.receive([acceptance], from))).toEqual(["impossible"]);
    const [incident, ...more] = await incidents.list();
    expect(incident).toMatchObject({ work: "inbound:fire-net", caseId: "later" });
    expect(more).toEqual([]);
    expect(hall.heard.length).toBe(0);
    hall.at("2026-09-14");
    await hall.accepted();
    hall.at("2026-09-18");
    await incidents.retry(incident?.id ?? "", { by: "it-01", reason: "已补录办件" });
    await hall.engine.deliver();
    expect(await messages.list()).toEqual([]);
    expect(hall.heardOf("message:received")).toMatchObject([
      { caseId: "later", system: "fire-net", branch: "fire", kind: "application", version: 1 },
      { kind: "acceptance", acted: false },
    ]);
    expect(await incidents.list()).toEqual([]);
  });

  test("ME17: nobody finds it: the word of a person ends the incident, and the message stays", async () => {
    const { messages, hall } = await joint();
    await messages.receive([messagesOf("no-such").application], from);
    const [incident] = await hall.engine.incidents.list();
    await hall.engine.incidents.skip(incident?.id ?? "", { by: "it-01", reason: "对方写错" });
    hall.at("2026-09-19");
    await hall.engine.deliver();
    expect(await hall.engine.incidents.list()).toEqual([]);
    expect(fates(await messages.list())).toEqual(["impossible"]);
  });

  test("what a process left behind is taken up by the next round of work, and what waits too long is carded", async () => {
    const { hall, caseId, application, acceptance, step, messages } = await joint();
    const { now: receivedAt } = await hall.parts.store.moment();
    await hall.parts.store.keepReceived({
      id: "left",
      ...from,
      caseId,
      message: application,
      receivedAt,
      fate: "new",
    });
    await messages.receive([step(1)], from);
    await hall.engine.deliver();
    expect(fates(await messages.list({ all: true }))).toEqual(
      expect.arrayContaining(["taken", "parked"]),
    );
    hall.at("2026-09-18 21:59");
    await hall.engine.deliver();
    expect(await hall.engine.cards({ caseId })).toEqual([]);
    hall.at("2026-09-18 22:01");
    await hall.engine.deliver();
    expect(await hall.engine.cards({ caseId })).toHaveLength(1);
    await messages.receive([acceptance], from);
    expect(await messages.list()).toEqual([]);
  });

  test("a store that does not answer says nothing of a message: it is taken up later", async () => {
    const { hall, application, messages } = await joint();
    const { store } = hall.parts;
    const commit = store.commit;
    Object.assign(store, { commit: () => Promise.reject(new Error("gone")) });
    await expect(messages.receive([application], from)).rejects.toThrow("gone");
    Object.assign(store, { commit });
    expect(fates(await messages.list())).toEqual(["new"]);
    await hall.engine.deliver();
    expect(await messages.list()).toEqual([]);
  });

  test("ME22: a row that cannot be read is kept with its text, once; one incident has a person ask for it", async () => {
    const { hall, caseId, application, messages } = await joint();
    const problem = { zh: "不是 JSON 对象", en: "is no JSON object" };
    const row = { line: 3, text: `{"SBLSH": "${caseId}", "SPYJ": `, problem };
    const rows = [row, { line: 9, text: `{${"x".repeat(9000)}`, problem }];
    const [taken, named, strange] = await messages.receive([application], {
      ...from,
      unread: rows,
    });
    expect(taken).toMatchObject({ fate: "taken" });
    expect(named).toMatchObject({
      ...{ fate: "impossible", caseId, raw: row.text },
      because: { en: "line 3 cannot be read: is no JSON object" },
    });
    expect(strange?.raw).toHaveLength(4001);
    await messages.receive([], { ...from, unread: rows });
    expect(await messages.list()).toHaveLength(2);
    const cards = await hall.engine.cards({ caseId });
    expect(cards.map(({ card }) => [card.cause, card.department])).toEqual([
      ["message-impossible", "fire-rescue"],
    ]);
    const [incident, ...more] = await hall.engine.incidents.list();
    expect(incident).toMatchObject({ work: "inbound:fire-net", caseId: "" });
    expect(more).toEqual([]);
    await hall.engine.incidents.retry(incident?.id ?? "", { by: "it-01", reason: "对方重发" });
    hall.at("2026-09-19");
    await hall.engine.deliver();
    expect(await hall.engine.incidents.list()).toEqual([]);
    expect(fates(await messages.list())).toEqual(["impossible", "impossible"]);
    expect(await messages.retry(named?.id ?? "")).toMatchObject({ fate: "impossible" });
  });

  test.each<[string, unknown, string]>([
    ["nothing", null, "whose values are all text"],
    ["another kind", { kind: "receipt", fields: {} }, "whose values are all text"],
    ["no fields", { kind: "completion" }, "whose values are all text"],
    ["numbers", { kind: "completion", fields: { SJBBH: 1 } }, "whose values are all text"],
    [
      "more than a request may hold",
      { kind: "completion", fields: { BZ: "长".repeat(300_000) } },
      "longer than 262144",
    ],
    ["what no database keeps", { kind: "completion", fields: { BZ: "\ud800" } }, "surrogate"],
  ])("ME22: %s among messages is kept as a row, and the others are taken", async (_, bad, why) => {
    const { hall, application, acceptance, messages } = await joint();
    const all = [application, bad as ProcessMessage, acceptance];
    const received = await messages.receive(all, from);
    expect(fates(received)).toEqual(["taken", "impossible", "taken"]);
    expect(received[1]?.because?.en).toContain("line 2 cannot be read");
    expect(received[1]?.because?.en).toContain(why);
    expect(received[1]?.raw?.length).toBeLessThanOrEqual(4001);
    expect(await hall.engine.incidents.list()).toMatchObject([{ work: "inbound:fire-net" }]);
  });

  test("ME22: many long rows at once, cut within a character, are kept", async () => {
    const { messages } = await joint();
    const problem = { zh: "坏", en: "broken" };
    const unread = Array.from({ length: 100 }, (_, line) => {
      return { line, text: `${"x".repeat(3990)}${line}${"\u{20000}".repeat(20)}`, problem };
    });
    expect(await messages.receive([], { ...from, unread })).toHaveLength(100);
  });

  test("ME22: what a process has kept of a row and not judged is judged by the next round of work", async () => {
    const { hall, messages } = await joint();
    const { now: receivedAt } = await hall.parts.store.moment();
    const row = { id: "left", ...from, caseId: "", raw: "{", receivedAt, fate: "new" as const };
    await hall.parts.store.keepReceived(row);
    await hall.engine.deliver();
    expect(await hall.engine.incidents.list()).toHaveLength(1);
    expect(fates(await messages.list())).toEqual(["impossible"]);
  });

  test("ME14: what comes before acceptance waits for it, however long, and raises no card", async () => {
    const hall = await restaurantHall(file);
    const caseId = await hall.file();
    const { application, acceptance, step } = messagesOf(caseId);
    hall.at("2026-09-16");
    const { messages } = hall.engine;
    const sent = await messages.receive([step(1), acceptance, application], from);
    expect(fates(sent)).toEqual(["parked", "parked", "parked"]);
    hall.at("2026-09-17");
    await hall.engine.deliver();
    expect(await hall.engine.cards({ caseId })).toEqual([]);
    await hall.act(caseId, "pre-accept", clerk, { result: "passed" });
    await hall.act(caseId, "accept", clerk, {});
    hall.at("2026-09-18");
    await hall.engine.deliver();
    const [first, ...others] = (await messages.list()).toReversed();
    expect(first, "it happened before the branch was opened").toBeDefined();
    expect(others).toHaveLength(1);
    const all = await messages.list({ all: true });
    expect(all.find(({ message }) => message?.kind === "application")?.fate).toBe("taken");
  });

  test.each<[string, unknown, unknown]>([
    ["unread rows without text", [], { ...from, unread: [{ line: 1 }] }],
    ["no list", {}, from],
    ["too many", Array.from({ length: 501 }, () => ({ kind: "completion", fields: {} })), from],
    ["no system", [], {}],
    ["an odd key", [], { system: "a", by: "b" }],
  ])("refuses %s", async (_, given, system) => {
    const { messages } = await joint();
    await expect(
      messages.receive(given as ProcessMessage[], system as { system: string }),
    ).rejects.toMatchObject({ code: "BODY_INVALID" });
  });
});
