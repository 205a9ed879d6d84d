import type { Card, Fact, FactType, SlaEventName } from "@banjian/core";
import { describe, expect, test } from "vitest";
import type { CaseStore } from "./ports.js";
import { clerk, company, governor, officer } from "./testing/people.js";
import { application, restaurantFile, restaurantWith } from "./testing/restaurant.js";
import { emptyStores, eventNames, restaurantHall, TestHall } from "./testing/test-hall.js";

/** What a host is told of a fact, written down a second time; what is missing here only keeps the books. */
const said: { readonly [Type in FactType]?: (fact: Fact) => SlaEventName | undefined } = {
  "case-opened": () => "case:opened",
  "state-changed": () => "case:state",
  deemed: (fact) => (fact.type === "deemed" ? `case:${fact.outcome}` : undefined),
  "notice-sent": () => "supplement:requested",
  "milestone-reached": (fact) => {
    const milestone = fact.type === "milestone-reached" ? fact.milestone : undefined;
    if (milestone === "supplement-received") return "supplement:received";
    return milestone === "granted" || milestone === "denied" ? "case:decided" : undefined;
  },
  "letter-made": () => "letter:made",
  "limit-started": () => "limit:started",
  "limit-excluded": () => "limit:excluded",
  "limit-resumed": () => "limit:resumed",
  "limit-extended": () => "limit:extended",
  "limit-warned": () => "limit:warned",
  "limit-breached": () => "limit:breached",
  "limit-ended": () => "limit:ended",
  "card-raised": (fact) => (fact.type === "card-raised" ? `card:${fact.card.colour}` : undefined),
  "task-opened": () => "task:opened",
  "task-closed": () => "task:closed",
  "case-closed": () => "case:closed",
};

/** A restaurant from submission to certificate: one notice, a test, an extension, a department that comes late. */
async function wholeStory(): Promise<{ hall: TestHall; caseId: string }> {
  const hall = await restaurantHall();
  const caseId = await hall.file();
  await hall.act(caseId, "pre-accept", clerk, { result: "passed" });
  await hall.act(caseId, "request-supplement", officer("handler", "fire"), {
    materials: ["fire-plan"],
    reason: "未附应急预案",
  });
  await hall.act(caseId, "send-notice", clerk, { way: "online" });
  await hall.at("2026-09-16").act(caseId, "supplement", company, {
    materials: [{ id: "fire-plan", name: "应急预案.pdf" }],
  });
  await hall.act(caseId, "accept", clerk);
  await hall.act(caseId, "open-procedure", officer("handler", "food"), {
    procedure: "testing",
    length: "3 business-days",
    reason: "抽样检测",
  });
  await hall.act(caseId, "extend", governor, { limit: "statutory", reason: "案情复杂" });
  await hall.at("2026-09-18").act(caseId, "close-procedure", officer("handler", "food"), {
    id: "p1",
    result: "合格",
  });
  for (const branch of ["food", "signboard", "fire", "drainage"] as const) {
    await hall.opine(caseId, "handle", branch);
    if (branch === "fire") await hall.opine(caseId, "review", branch);
    await hall.opine(caseId, "approve", branch);
  }
  // The tobacco bureau has eight business days and takes until the second day after them.
  for (const day of ["2026-09-24", "2026-09-29", "2026-09-30"])
    await hall.at(`${day} 00:30`).engine.sweep();
  await hall.opine(caseId, "handle", "tobacco");
  await hall.opine(caseId, "approve", "tobacco");
  await hall.act(caseId, "grant", {
    id: "m-01",
    roles: ["head"],
    department: "market-supervision",
  });
  const { members } = await hall.engine.case(caseId);
  const numbers = members.map(({ branch, number }) => [branch, { number: `C-${number}` }]);
  const certificates = Object.fromEntries(numbers);
  await hall.act(caseId, "complete", clerk, { result: "issued", certificates });
  await hall.act(caseId, "collect", clerk, { collector: "李雷" });
  return { hall, caseId };
}

const story = wholeStory();

describe("a story over the restaurant", () => {
  test("announces every fact that concerns the host, once, in order, under the number of the fact", async () => {
    const { hall, caseId } = await story;
    const facts = await hall.parts.store.facts(caseId);
    const expected = facts.flatMap((fact, index) => {
      const name = said[fact.type]?.(fact);
      const { at, effectiveOn, by } = fact;
      const stamp = { caseId, seq: index + 1, item: "restaurant-opening", at, effectiveOn };
      return name === undefined
        ? []
        : [{ name, event: by === undefined ? stamp : { ...stamp, by } }];
    });
    expect(hall.heard.map(({ name, event: { seq } }) => `${seq} ${name}`)).toEqual(
      expected.map(({ name, event: { seq } }) => `${seq} ${name}`),
    );
    expect(hall.heard).toMatchObject(expected);
  });

  test("meets every name but those that silence, corrections, an amended calendar and operations on tasks and cards bring about", async () => {
    const { hall } = await story;
    const met = new Set(hall.heard.map(({ name }) => name));
    expect(eventNames.filter((name) => !met.has(name))).toEqual([
      "case:deemed-accepted",
      "case:deemed-granted",
      "case:deemed-renewed",
      "case:deemed-withdrawn",
      "case:lapsed",
      "case:reopened",
      "case:outcome-withdrawn",
      "branch:deemed-agreed",
      "branch:returned",
      "branch:resumed",
      "branches:reopened",
      "rating:given",
      "rating:answered",
      "notice:served",
      "notice:failed",
      "notice:resent",
      "limit:changed",
      "limit:corrected",
      "limit:recomputed",
      "limit:withdrawn",
      "limit:explained",
      "limit:remeasured",
      "limit:reopened",
      "card:withdrawn",
      "card:notified",
      "card:answered",
      "card:appealed",
      "card:corrected",
      "card:supervised",
      "card:confirmed",
      "document:due",
      "document:corrected",
      "certificate:looked-up",
      "fee:due",
      "fee:ordered",
      "fee:paid",
      "fee:waived",
      "fee:refunded",
      "case:moved",
      "case:suspended",
      "case:resumed",
      "task:assigned",
      "task:reminded",
      "order:issued",
      "order:answered",
      "consultation:asked",
      "consultation:answered",
      "consultation:ended",
      "copy:sent",
      "right:notified",
      "right:ended",
      "hearing:invited",
      "message:received",
      "message:made",
      "notification:made",
    ]);
  });

  test("says of a limit its title, department, branch, and the due date as it was then", async () => {
    const { hall } = await story;
    const started = hall.heardOf("limit:started").find(({ limit }) => limit === "branch:tobacco");
    expect(started).toMatchObject({
      title: { zh: "烟草专卖零售许可办理期限", en: "limit of tobacco retail" },
      branch: "tobacco",
      due: "2026-09-28",
      provisional: false,
      edition: expect.stringContaining("cn"),
    });
    expect(hall.heardOf("limit:excluded")[0]).toMatchObject({
      limit: "branch:food",
      cause: "testing",
      provisional: true,
    });
    expect(hall.heardOf("limit:resumed")[0]).toMatchObject({ limit: "branch:food" });
    expect(hall.heardOf("limit:extended")[0]).toMatchObject({
      limit: "statutory",
      reason: "案情复杂",
      by: { id: governor.id },
    });
  });

  test("says of a card whom it is for, in both languages, and names nobody as its author", async () => {
    const { hall } = await story;
    const inTobacco = ({ card }: { card: Card }) => card.branch === "tobacco";
    const yellow = hall.heardOf("card:yellow").find(inTobacco);
    const red = hall.heardOf("card:red").find(inTobacco);
    expect(yellow).toMatchObject({
      handler: "handler",
      effectiveOn: "2026-09-29",
      card: { colour: "yellow", cause: "overdue", limit: "branch:tobacco", due: "2026-09-28" },
      text: {
        zh: expect.stringMatching(/^黄牌：区烟草专卖局承办人/),
        en: expect.stringMatching(/^yellow card: Tobacco Monopoly Bureau, handler/),
      },
    });
    expect(red).toMatchObject({ effectiveOn: "2026-09-30", card: { colour: "red" } });
    expect(yellow).not.toHaveProperty("by");
  });

  test("says how the notice, the decision and the case went", async () => {
    const { hall } = await story;
    expect(hall.heardOf("supplement:requested")[0]).toMatchObject({
      round: 1,
      demands: [{ material: "fire-plan", department: "fire-rescue", branch: "fire" }],
    });
    expect(hall.heardOf("case:decided")).toMatchObject([
      { decision: "granted", by: { id: "m-01" } },
    ]);
    expect(hall.heardOf("case:closed")).toMatchObject([{ end: "archived", by: { id: clerk.id } }]);
  });

  test("opens each task once and closes it once", async () => {
    const { hall } = await story;
    const ids = hall.heardOf("task:opened").map(({ task }) => task.id);
    const closed = hall.heardOf("task:closed").map(({ task }) => task);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(closed.toSorted()).toEqual(ids.toSorted());
  });
});

describe("silence", () => {
  test("of the window is announced as deemed acceptance, effective on the day of receipt (TL8)", async () => {
    const hall = await restaurantHall();
    await hall.file();
    await hall.at("2026-09-21 00:00").engine.sweep();
    expect(hall.heardOf("case:deemed-accepted")).toMatchObject([
      { limit: "completeness", effectiveOn: "2026-09-14", at: "2026-09-20T16:00:00.000Z" },
    ]);
    expect(hall.heardOf("card:red")[0]).toMatchObject({
      handler: "window-clerk",
      card: { cause: "no-notice-in-time" },
    });
  });

  test("of the applicant is announced as deemed withdrawal where the item says so (TL8)", async () => {
    const hall = await restaurantHall(
      restaurantWith(
        "answer-within: 30 calendar-days }",
        "answer-within: 3 calendar-days, silence: deemed-withdrawn, basis: { law: 某办法 } }",
      ),
    );
    const caseId = await hall.file();
    await hall.act(caseId, "pre-accept", clerk, {
      result: "needs-supplement",
      materials: ["fire-plan"],
      reason: "缺少",
    });
    await hall.at("2026-09-18 00:00").engine.sweep();
    expect(hall.heardOf("case:deemed-withdrawn")).toMatchObject([
      { limit: "supplement", effectiveOn: "2026-09-18" },
    ]);
    expect(hall.heardOf("case:closed")[0]).toMatchObject({ end: "deemed-withdrawn" });
  });
});

describe("what is announced has been stored", () => {
  test("nothing is said before the commit has returned, and then the store has it", async () => {
    const stores = emptyStores();
    const during: number[] = [];
    const cases: CaseStore = {
      ...stores.cases,
      async commit(requests, decide) {
        const answers = await stores.cases.commit(requests, decide);
        await new Promise((resolve) => setImmediate(resolve));
        during.push(hall.heard.length);
        return answers;
      },
    };
    const hall: TestHall = new TestHall({ ...stores, cases });
    await hall.parts.catalogue.publish(restaurantFile, "restaurant-opening.yaml");
    const versions: Promise<boolean>[] = [];
    hall.parts.announcer.on("case:opened", ({ caseId, seq }) => {
      versions.push(stores.cases.load(caseId).then((state) => (state?.version ?? 0) >= seq));
    });
    await hall.file();
    expect(during).toEqual([0]);
    expect(hall.heard.length).toBeGreaterThan(0);
    expect(await Promise.all(versions)).toEqual([true]);
  });

  test("a refused action announces nothing", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.file();
    const before = hall.heard.length;
    await expect(hall.act(caseId, "accept", clerk)).rejects.toMatchObject({
      code: "ACTION_NOT_ALLOWED",
    });
    await expect(hall.act(caseId, "pre-accept", company)).rejects.toMatchObject({
      code: "NOT_PERMITTED",
    });
    expect(hall.heard).toHaveLength(before);
  });

  test("a repeated key announces nothing again (P2)", async () => {
    const hall = await restaurantHall();
    const command = hall.by(company);
    const first = await hall.engine.submit("restaurant-opening", application, command);
    const before = hall.heard.length;
    expect(await hall.engine.submit("restaurant-opening", application, command)).toEqual(first);
    expect(hall.heard).toHaveLength(before);
  });

  test("a sweep that finds nothing announces nothing", async () => {
    const hall = await restaurantHall();
    await hall.file();
    const before = hall.heard.length;
    expect(await hall.engine.sweep()).toEqual({ moved: 0, failed: [] });
    expect(hall.heard).toHaveLength(before);
  });
});
