import { CodedError } from "@banjian/base";
import { parseLocalDate } from "@banjian/calendar";
import type { Actor } from "@banjian/core";
import { describe, expect, test } from "vitest";
import { clerk, company, governor, officer, stranger } from "./testing/people.js";
import { restaurantHall, type TestHall } from "./testing/test-hall.js";

const head = { id: "m-01", roles: ["head"], department: "market-supervision" };

describe("a case as it reads", () => {
  test("says where it stands in both languages, and which item it is pinned to", async () => {
    const hall = await restaurantHall();
    const view = await hall.engine.case(await hall.file());
    expect(view.stateTitle).toEqual({
      zh: "网上预受理 · 审查材料",
      en: "pre-acceptance · checking materials",
    });
    expect(view.id).toBe(view.state.id);
    expect(view.item).toMatchObject({ code: "restaurant-opening", digest: view.state.item.digest });
  });

  test("gives every limit it has had, with the due date as of now and what is left", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.accepted();
    const view = await hall.at("2026-09-21").engine.case(caseId);
    const { limits } = view;
    expect(
      limits.map(({ key, status, due, remaining, overdue }) => [
        key,
        status,
        due.on,
        remaining,
        overdue,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ["completeness", "met", "2026-09-20", 5, 0],
        ["statutory", "running", "2026-11-20", 39, 0],
        ["promised", "running", "2026-10-10", 9, 0],
        ["branch:signboard", "running", "2026-09-20", 0, 1],
        ["branch:fire", "running", "2026-09-28", 4, 0],
      ]),
    );
    expect(limits).toHaveLength(8);
  });

  test("gives one limit by its key, its title in both languages, and its ledger line by line", async () => {
    const hall = await restaurantHall();
    const view = await hall.engine.case(await hall.accepted());
    const limit = view.limit("branch:fire");
    expect(limit).toMatchObject({
      title: { zh: "消防安全检查办理期限", en: "limit of fire safety check" },
      department: "fire-rescue",
      branch: "fire",
    });
    const { due, stretches, text } = limit.explain();
    expect(due).toEqual(limit.due);
    expect(stretches.reduce((sum, { days }) => sum + days, 0)).toBe(15);
    expect(text("zh")).toContain("中秋");
    expect(text("en")).toContain("2026-09-28");
  });

  test("refuses a limit it never had, and names those it has", async () => {
    const hall = await restaurantHall();
    const view = await hall.engine.case(await hall.file());
    for (const key of ["statutory", "branch:fire", "", "constructor"]) {
      expect(() => view.limit(key)).toThrow(
        expect.objectContaining({
          code: "LIMIT_UNKNOWN",
          details: { limit: key, known: ["completeness"] },
        }),
      );
    }
  });

  test("names the limit that was probably meant", async () => {
    const hall = await restaurantHall();
    const view = await hall.engine.case(await hall.accepted());
    expect(() => view.limit("branch:fier")).toThrow(
      expect.objectContaining({
        code: "LIMIT_UNKNOWN",
        says: expect.objectContaining({
          en: expect.stringContaining('did you mean "branch:fire"'),
        }),
      }),
    );
  });

  test("reads as it did at the end of an earlier day, with the facts known by then", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.accepted();
    await hall.at("2026-09-22 00:00").engine.sweep();
    const view = await hall.engine.case(caseId);
    const accepted = view.state.milestones.acceptance?.[0] ?? "";
    const then = await view.asOf(parseLocalDate(accepted));
    expect(then.limit("branch:signboard")).toMatchObject({ status: "running", overdue: 0 });
    expect(view.limit("branch:signboard").overdue).toBeGreaterThan(0);
    expect(then.cards).toEqual([]);
    expect((await then.facts()).length).toBe(then.state.version);
    expect(await then.moves("branch:signboard")).toHaveLength(1);
    await expect(view.asOf(parseLocalDate("2026-09-01"))).rejects.toMatchObject({
      code: "CASE_NOT_YET_OPEN",
      details: { caseId, day: "2026-09-01" },
    });
  });

  test("says its cards in words", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.accepted();
    await hall.at("2026-09-22 00:00").engine.sweep();
    const { cards } = await hall.engine.case(caseId);
    expect(cards.map(({ colour, raisedOn, text }) => [colour, raisedOn, text.zh, text.en])).toEqual(
      [
        [
          "yellow",
          "2026-09-21",
          "黄牌：区城市管理局承办人，户外招牌设置办理期限已超期（到期日 2026-09-20）",
          "yellow card: Urban Management Bureau, handler: the limit of signboard is overdue (due 2026-09-20)",
        ],
        ["red", "2026-09-22", expect.stringMatching(/^红牌/), expect.stringMatching(/^red card/)],
      ],
    );
  });

  test("tells its story line by line, who and what, without the bookkeeping", async () => {
    const hall = await restaurantHall();
    const view = await hall.engine.case(await hall.accepted());
    const rows = await view.timeline();
    expect(rows[0]).toMatchObject({
      seq: 1,
      what: { zh: expect.stringContaining("幸福里餐饮有限公司"), en: expect.any(String) },
    });
    expect(
      rows
        .filter(({ tone }) => tone === "action")
        .map(({ person, what }) => [person?.zh, what.en.split(" · ")[0]]),
    ).toEqual([
      ["幸福里餐饮", "submit"],
      ["王芳", "pre-accept"],
      ["王芳", "accept"],
    ]);
    const facts = await view.facts();
    expect(rows.map(({ seq }) => seq)).toEqual(
      rows.map(({ seq }) => seq).toSorted((a, b) => a - b),
    );
    expect(rows.every(({ seq, at }) => facts[seq - 1]?.at === at)).toBe(true);
  });

  test("stays as it was read while the case goes on", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.file();
    const view = await hall.engine.case(caseId);
    const { version } = view.state;
    await hall.at("2026-09-16").act(caseId, "withdraw", company);
    expect(view.state).toMatchObject({ version, status: "open" });
    expect(view.limit("completeness")).toMatchObject({ status: "running", remaining: 5 });
  });
});

describe("what a person may do", () => {
  const people: readonly Actor[] = [
    company,
    stranger,
    clerk,
    governor,
    head,
    ...(["food", "fire", "tobacco"] as const).flatMap((branch) =>
      ["handler", "reviewer", "approver"].map((role) => officer(role, branch)),
    ),
    { id: "both", roles: ["window-clerk", "handler", "head"], department: "market-supervision" },
    { id: "nobody", roles: [] },
  ];
  const stations: readonly (readonly [string, (hall: TestHall) => Promise<string>])[] = [
    ["filed", (hall) => hall.file()],
    ["at work in five departments", (hall) => hall.accepted()],
    [
      "under test",
      async (hall) => {
        const caseId = await hall.accepted();
        const payload = { procedure: "testing", length: "3 business-days", reason: "检测" };
        await hall.act(caseId, "open-procedure", officer("handler", "food"), payload);
        await hall.opine(caseId, "handle", "fire");
        return caseId;
      },
    ],
    [
      "out of its window, and no sweep has come",
      async (hall) => {
        const caseId = await hall.file();
        hall.at("2026-09-21 00:00");
        return caseId;
      },
    ],
    [
      "withdrawn",
      async (hall) => {
        const caseId = await hall.file();
        await hall.act(caseId, "withdraw", company);
        return caseId;
      },
    ],
  ];

  /** The code an attempt is refused with; nothing when only what it says was wrong, or nothing at all. */
  async function refusalOf(
    hall: TestHall,
    caseId: string,
    actor: Actor,
    offer: { action: string; branch?: string; task?: string },
  ) {
    const over = offer.branch === undefined ? {} : { branch: offer.branch };
    const attempt = hall.engine.act(
      caseId,
      offer.action,
      hall.by(actor, {
        ...over,
        payload: { "no such field": 1, ...(offer.task === undefined ? {} : { task: offer.task }) },
      }),
    );
    const error: unknown = await attempt.then(
      () => undefined,
      (thrown) => thrown,
    );
    if (!(error instanceof CodedError))
      throw new Error("neither refused nor coded", { cause: error });
    return error.code === "PAYLOAD_INVALID" ? undefined : error.code;
  }

  test.each(stations)(
    "is what an attempt would meet, and greyed out for the same reason: %s",
    async (_, station) => {
      const hall = await restaurantHall();
      const caseId = await station(hall);
      for (const actor of people) {
        const offers = (await hall.engine.case(caseId)).actionsFor(actor);
        for (const offer of offers) {
          const where = `${actor.id} ${offer.action}@${offer.branch}`;
          expect(await refusalOf(hall, caseId, actor, offer), where).toBe(offer.code);
          expect(offer.allowed, where).toBe(offer.code === undefined);
          expect(offer.why?.zh.length ?? 0, where).toBeGreaterThanOrEqual(offer.allowed ? 0 : 1);
        }
        const allowed = offers.map((offer) => offer.allowed);
        expect(allowed, "what may be done comes first").toEqual(
          allowed.toSorted((a, b) => Number(b) - Number(a)),
        );
      }
    },
  );

  test("is nothing in a case that has ended, but to rate how one was served", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.file();
    await hall.act(caseId, "withdraw", company);
    const view = await hall.engine.case(caseId);
    expect(view.actionsFor(company)).toMatchObject([{ action: "rate", allowed: true }]);
    expect(view.actionsFor(clerk).filter(({ allowed }) => allowed)).toEqual([]);
  });

  test("is refused to an actor nobody has described", async () => {
    const hall = await restaurantHall();
    const view = await hall.engine.case(await hall.file());
    expect(() => view.actionsFor({ id: "", roles: [] })).toThrow(
      expect.objectContaining({ code: "ACTOR_INVALID" }),
    );
  });
});

test("the latest cases come first, as many as asked for", async () => {
  const hall = await restaurantHall();
  const filed: string[] = [];
  for (const day of ["2026-09-14", "2026-09-15", "2026-09-16"])
    filed.unshift(await hall.at(day).file());
  const ids = async (count?: number) => (await hall.engine.recent(count)).map(({ id }) => id);
  expect(await ids()).toEqual(filed);
  expect(await ids(2)).toEqual(filed.slice(0, 2));
  expect(await ids(1000)).toEqual(filed);
  const after = async (before: string, count = 1) =>
    (await hall.engine.recent(count, { before })).map(({ id }) => id);
  expect(await after(filed[0] ?? "")).toEqual([filed[1]]);
  expect(await after(filed[1] ?? "", 20)).toEqual([filed[2]]);
  expect(await after(filed[2] ?? "")).toEqual([]);
  await expect(after("20260101-nobody0000")).rejects.toMatchObject({ code: "CASE_UNKNOWN" });
  for (const page of [{ befor: "x" }, { before: 5 }, null, "x"]) {
    const odd = hall.engine.recent(1, page as never);
    await expect(odd).rejects.toMatchObject({ code: expect.stringMatching(/_INVALID$|_UNKNOWN$/) });
  }
  for (const count of [0, 1001, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    await expect(ids(count)).rejects.toMatchObject({ code: "BODY_INVALID" });
  }
});
