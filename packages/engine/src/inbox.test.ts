import { describe, expect, test } from "vitest";
import { clerk, company, officer, stranger } from "./testing/people.js";
import { application, restaurantWith } from "./testing/restaurant.js";
import { restaurantHall, type TestHall } from "./testing/test-hall.js";

const head = { id: "m-01", roles: ["head"], department: "market-supervision" };

/** A person's inbox, a line an entry: how pressing, until when, what. */
async function lines(hall: TestHall, actor: Parameters<TestHall["engine"]["inbox"]>[0]) {
  const { entries } = await hall.engine.inbox(actor);
  return entries.map(({ urgency, due, title }) => `${urgency} ${due ?? "-"} ${title.en}`);
}

describe("the inbox", () => {
  test("of the window clerk holds what waits at the window, of the others nothing", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.file();
    const { entries } = await hall.engine.inbox(clerk);
    expect(entries).toMatchObject([
      {
        caseId,
        item: { code: "restaurant-opening", title: { zh: "开办餐饮店一件事" } },
        applicant: "幸福里餐饮有限公司",
        title: { zh: "预受理", en: "pre-accept" },
        urgency: "running",
        due: "2026-09-20",
        task: { openedOn: "2026-09-14", kinds: ["pre-accept"] },
      },
    ]);
    for (const actor of [company, head, officer("handler", "food")]) {
      expect((await hall.engine.inbox(actor)).entries).toEqual([]);
    }
  });

  test("of a department holds its own branch only, at the step that is next", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.accepted();
    expect(await lines(hall, officer("handler", "fire"))).toEqual(["running 2026-09-28 handle"]);
    expect(await lines(hall, officer("reviewer", "fire"))).toEqual([]);
    await hall.opine(caseId, "handle", "fire");
    expect(await lines(hall, officer("handler", "fire"))).toEqual([]);
    expect(await lines(hall, officer("reviewer", "fire"))).toEqual(["running 2026-09-28 review"]);
    expect(await lines(hall, officer("handler", "tobacco"))).toEqual(["running 2026-09-23 handle"]);
  });

  test("of a department that is consulted holds the question, by its own time and not that of the branch (AP14)", async () => {
    const consultations = "      consultations: { water-affairs: { within: 9 business-days } }\n";
    const hall = await restaurantHall(
      restaurantWith("      procedures:\n", `${consultations}      procedures:\n`),
    );
    const caseId = await hall.accepted();
    const asks = { department: "water-affairs", question: "是否影响排水" };
    await hall.act(caseId, "consult", officer("handler", "tobacco"), asks);
    const { entries } = await hall.engine.inbox(officer("handler", "drainage"));
    const asked = entries.find(({ task }) => task.kinds.includes("answer-consultation"));
    expect(asked).toMatchObject({ due: "2026-09-24", task: { branch: "tobacco" } });
    const own = await hall.engine.inbox(officer("handler", "tobacco"));
    expect(own.entries.map(({ due }) => due)).toEqual(["2026-09-23"]);
  });

  test("of somebody with several roles holds the work of each, once", async () => {
    const hall = await restaurantHall();
    await hall.accepted();
    await hall.file();
    const both = { ...officer("handler", "fire"), roles: ["handler", "window-clerk", "handler"] };
    expect(await lines(hall, both)).toEqual([
      "running 2026-09-20 pre-accept",
      "running 2026-09-28 handle",
    ]);
  });

  test("of the applicant, and of whoever acts for the applicant, holds the own case's notice only", async () => {
    const hall = await restaurantHall();
    const [own, others] = [
      await hall.file(),
      await hall.engine.submit(
        "restaurant-opening",
        { ...application, applicant: { id: stranger.id, name: "李雷", kind: "person" } },
        hall.by(stranger),
      ),
    ];
    const payload = { result: "needs-supplement", materials: ["fire-plan"], reason: "缺少" };
    for (const caseId of [own, others.caseId]) await hall.act(caseId, "pre-accept", clerk, payload);
    const agent = { id: "a1", roles: [], onBehalfOf: { id: company.id, authority: "授权委托书" } };
    for (const actor of [company, agent]) {
      const { entries } = await hall.engine.inbox(actor);
      expect(entries).toMatchObject([
        { caseId: own, due: "2026-10-14", task: { kinds: ["supplement"] } },
      ]);
    }
  });

  test("of a department has what it asked the applicant for, and counts it as waiting", async () => {
    const hall = await restaurantHall();
    const asked = { materials: ["fire-plan"], reason: "未附应急预案" };
    const fire = officer("handler", "fire");
    const caseId = await hall.file();
    await hall.act(caseId, "pre-accept", clerk, { result: "passed" });
    await hall.act(caseId, "request-supplement", fire, asked);
    await hall.act(caseId, "send-notice", clerk, {});
    const seen = async (actor: typeof fire) => {
      const { entries, awaited, waiting } = await hall.engine.inbox(actor);
      return { work: entries.map(({ task }) => task.kinds[0]), awaited: awaited.length, waiting };
    };
    expect(await seen(fire)).toEqual({ work: [], awaited: 1, waiting: 1 });
    expect(await seen(officer("handler", "food")), "it asked for nothing").toEqual({
      work: [],
      awaited: 0,
      waiting: 0,
    });
    expect(await seen({ ...clerk, department: "market-supervision" })).toMatchObject({
      work: ["supplement"],
      waiting: 1,
    });
    const { awaited } = await hall.engine.inbox(fire);
    expect(awaited).toMatchObject([{ caseId, due: "2026-10-14", held: "others" }]);
    const materials = [{ id: "fire-plan", name: "应急预案.pdf" }];
    await hall.act(caseId, "supplement", company, { materials });
    expect(await seen(fire)).toEqual({ work: ["confirm-materials"], awaited: 0, waiting: 0 });
  });

  test("has the most pressing first, then the earliest due, and counts each degree", async () => {
    const hall = await restaurantHall();
    for (const day of ["2026-09-14", "2026-09-15", "2026-09-16", "2026-09-18", "2026-09-20"]) {
      await hall.at(day).file();
    }
    const accepted = await hall.file();
    await hall.act(accepted, "pre-accept", clerk, { result: "passed" });
    // Five business days from the 14th, 15th, 16th and 18th end on the 20th, 21st, 22nd and 24th.
    hall.at("2026-09-21 00:00");
    const { entries, counts } = await hall.engine.inbox(clerk);
    expect(entries.map(({ urgency, due }) => `${urgency} ${due}`)).toEqual([
      "overdue 2026-09-20",
      "near 2026-09-21",
      "near 2026-09-22",
      "running 2026-09-24",
      "running 2026-09-28",
      "running 2026-09-28",
    ]);
    expect(counts).toEqual({ overdue: 1, near: 2, running: 3, open: 0 });
    const [fifth, sixth] = entries.slice(4).map(({ caseId }) => caseId);
    expect([fifth, sixth]).toEqual([fifth, sixth].toSorted());
  });

  test("shows work on which no limit presses as open, without a date", async () => {
    const hall = await restaurantHall(
      restaurantWith(
        "limits:\n",
        "limits:\n  delivery: { within: 10 business-days, starts: granted }\n",
      )
        .replace(/^ {2}preset: .*\n/m, "")
        .replace(/^ {2}promised: .*\n/m, ""),
    );
    await hall.file();
    expect(await lines(hall, clerk)).toEqual(["open - pre-accept"]);
    expect((await hall.engine.inbox(clerk)).counts).toEqual({
      overdue: 0,
      near: 0,
      running: 0,
      open: 1,
    });
  });

  test("leaves out of account a limit whose time is excluded, however long the procedure takes (TL5)", async () => {
    const hall = await restaurantHall(
      restaurantWith(
        "limits:\n",
        "limits:\n  first-look: { within: 5 business-days, starts: acceptance, ends: [decision], owner: head, excluded-in: any-procedure, basis: { law: 某办法 } }\n",
      ),
    );
    const caseId = await hall.accepted();
    await hall.act(caseId, "open-procedure", officer("handler", "food"), {
      procedure: "testing",
      length: "3 business-days",
      reason: "抽样检测",
    });
    hall.at("2026-09-24");
    // The first look stands still past its announced end: five days after today at the earliest. The fire brigade's own limit goes on.
    const look = (await hall.engine.case(caseId)).limit("first-look");
    expect(look).toMatchObject({ excluded: true, due: { on: "2026-10-09", provisional: true } });
    expect(await lines(hall, officer("handler", "fire"))).toEqual(["near 2026-09-28 handle"]);
    expect(await lines(hall, officer("handler", "food"))).toEqual([
      "overdue 2026-09-17 close procedure",
    ]);
  });

  test("calls a limit in hours near when a day of it is left", async () => {
    const hall = await restaurantHall(
      restaurantWith(
        "  promised: { within: 15 business-days }",
        "  promised: { within: 15 business-days }\n  completeness: { within: 48 hours, basis: { law: 某条例 } }",
      ),
    );
    await hall.file();
    expect(await lines(hall, clerk)).toEqual(["running 2026-09-16 pre-accept"]);
    hall.at("2026-09-15 09:59");
    expect(await lines(hall, clerk)).toEqual(["running 2026-09-16 pre-accept"]);
    hall.at("2026-09-15 10:00");
    expect(await lines(hall, clerk)).toEqual(["near 2026-09-16 pre-accept"]);
    hall.at("2026-09-16 10:00");
    expect(await lines(hall, clerk)).toEqual(["overdue 2026-09-16 pre-accept"]);
  });

  test("shows whose each task is, and only one person's or the pool's where asked", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.accepted();
    const fire = officer("handler", "fire");
    const colleague = { ...fire, id: "sun", name: "孙丽" };
    await hall.act(caseId, "claim", fire);
    const { entries, held } = await hall.engine.inbox(fire);
    expect(entries).toMatchObject([{ owner: { id: "handler-fire" }, held: "mine" }]);
    expect(held).toEqual({ mine: 1, pool: 0, others: 0 });
    expect(await hall.engine.inbox(colleague)).toMatchObject({
      entries: [{ owner: { id: "handler-fire" }, held: "others" }],
      held: { mine: 0, pool: 0, others: 1 },
    });
    expect((await hall.engine.inbox(colleague, { holder: null })).entries).toEqual([]);
    expect((await hall.engine.inbox(colleague, { holder: "handler-fire" })).entries).toHaveLength(
      1,
    );
    await expect(hall.engine.inbox(fire, { mine: true } as object)).rejects.toMatchObject({
      code: "BODY_INVALID",
    });
  });

  test("TK6: of a deputy holds the absent person's work during the absence, and says for whom", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.accepted();
    const fire = officer("handler", "fire");
    const { id, roles, department = "" } = fire;
    const deputy = { id: "zhou", roles: [] };
    await hall.act(caseId, "copy", clerk, { to: [{ id }], note: "请阅" });
    const absence = await hall.engine.absences.record({
      person: { id, name: "赵刚", roles, department },
      deputy: { id: "zhou", name: "周代" },
      from: "2026-09-15",
      to: "2026-09-17",
      reason: "培训",
    });
    expect(await lines(hall, deputy)).toEqual([]);
    hall.at("2026-09-15");
    const { entries } = await hall.engine.inbox(deputy);
    expect(entries).toMatchObject([
      { task: { kinds: ["handle"] }, deputyOf: { id, name: "赵刚" }, held: "pool" },
    ]);
    const offers = (await hall.engine.case(caseId)).actionsFor(deputy);
    const handle = offers.filter(({ kind, allowed }) => kind === "handle" && allowed);
    expect(handle).toMatchObject([{ branch: "fire" }]);
    await hall.engine.absences.until(absence.id, "2026-09-15");
    expect((await hall.engine.absences.list()).map(({ to }) => to)).toEqual(["2026-09-15"]);
    hall.at("2026-09-16");
    expect(await lines(hall, deputy)).toEqual([]);
    await expect(hall.act(caseId, "handle", deputy)).rejects.toMatchObject({
      code: "NOT_PERMITTED",
    });
  });

  test("of a reader holds the copies sent to them, on which no limit presses", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.accepted();
    const reader = { id: "u-12", roles: [] };
    await hall.act(caseId, "copy", clerk, { to: [{ id: "u-12" }], note: "请阅" });
    expect(await lines(hall, reader)).toEqual(["open - acknowledge the copy"]);
    await hall.act(caseId, "acknowledge-copy", reader);
    expect(await lines(hall, reader)).toEqual([]);
  });

  test("counts what is the reader's department's, and what waits for the applicant", async () => {
    const hall = await restaurantHall();
    await hall.accepted();
    const caseId = await hall.file();
    const { engine } = hall;
    expect(await engine.inbox(officer("handler", "fire"))).toMatchObject({
      department: 1,
      waiting: 0,
    });
    expect(await engine.inbox(clerk)).toMatchObject({ department: 0, waiting: 0 });
    const payload = { result: "needs-supplement", materials: ["fire-plan"], reason: "缺少" };
    await hall.act(caseId, "pre-accept", clerk, payload);
    expect(await engine.inbox(clerk)).toMatchObject({ department: 0, waiting: 1 });
  });

  test("is empty when the case has ended", async () => {
    const hall = await restaurantHall();
    const caseId = await hall.file();
    await hall.act(caseId, "withdraw", company);
    expect(await hall.engine.inbox(clerk)).toEqual({
      entries: [],
      awaited: [],
      counts: { overdue: 0, near: 0, running: 0, open: 0 },
      held: { mine: 0, pool: 0, others: 0 },
      department: 0,
      waiting: 0,
    });
  });
});
