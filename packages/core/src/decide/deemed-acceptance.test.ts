import { describe, expect, test } from "vitest";
import type { Fact } from "../case/fact.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence, licence, onlineLicence, papers } from "../testing/sample-items.js";
import { type Story, story } from "../testing/story.js";

/** Received on Tuesday, 10 February 2026; the window is silent. The last day is the 24th (domain 1.12 A1). */
function silent(item = licence()): Story {
  return story(item).at("2026-02-10").submit();
}

describe("TL8: silence of the window", () => {
  test("A1: the last day for the one notice is 2026-02-24; until it is over nothing is deemed", () => {
    const it = silent();
    expect(it.due("completeness")).toBe("2026-02-24");
    it.at("2026-02-24 23:59").sweep();
    expect(it.where).toEqual(["acceptance.checking"]);
    expect(it.act("accept", clerk).state.milestones.acceptance).toEqual(["2026-02-24"]);
  });

  test("A2: at 24:00 the case is accepted as of receipt, and the statutory limit ends on 2026-03-16", () => {
    const it = silent().at("2026-02-25 00:00").sweep();
    expect(it.where).toEqual(["approval.branches.main.open"]);
    expect(it.state.milestones.acceptance).toEqual(["2026-02-10"]);
    expect(it.state.limits.statutory?.from).toBe("2026-02-10");
    expect(it.due("statutory")).toBe("2026-03-16");
  });

  test("A3: one day less of silence, and a person's acceptance gives until 2026-03-23", () => {
    expect(silent().at("2026-02-24").act("accept", clerk).due("statutory")).toBe("2026-03-23");
  });

  test("is a kind of fact of its own, by nobody: no report can read it as a person's decision", () => {
    const it = silent().at("2026-02-25").sweep();
    expect(it.all("deemed")).toEqual([
      {
        type: "deemed",
        outcome: "deemed-accepted",
        limit: "completeness",
        basis: { law: "中华人民共和国行政许可法", article: 32, paragraph: 1, item: 4 },
        effectiveOn: "2026-02-10",
        at: "2026-02-25T02:00:00.000Z",
      },
    ]);
    expect(it.news.filter(({ by }) => by !== undefined)).toEqual([]);
    expect(it.all("action-taken").map(({ kind }) => kind)).toEqual(["submit"]);
  });

  test("is a red card for the window, and its limit is overdue", () => {
    const it = silent().at("2026-02-25").sweep();
    expect(it.cards).toEqual(["red no-notice-in-time completeness 2026-02-25"]);
    expect(it.state.cards[0]).toMatchObject({
      role: "window-clerk",
      department: "market",
      due: "2026-02-24",
    });
    expect(it.limit("completeness")).toMatchObject({ status: "overdue", endedOn: "2026-02-25" });
  });

  test("opens the departments' work, whose limits start on the day it was opened, not on the receipt", () => {
    const it = silent(jointLicence()).at("2026-02-26").sweep();
    expect(it.state.limits["branch:fire"]?.from).toBe("2026-02-26");
    expect(it.state.limits.statutory?.from).toBe("2026-02-10");
    expect(
      Object.values(it.state.tasks).map(({ openedOn, branch, work }) => [openedOn, branch ?? work]),
    ).toEqual([
      ["2026-02-26", "market"],
      ["2026-02-26", "fire"],
      ["2026-02-26", "health"],
      ["2026-02-26", "document:acceptance-notice"],
    ]);
  });

  test("does not help an item whose window decides nothing by silence: it is only overdue", () => {
    const limits = {
      completeness: { within: "5 business-days", basis: { law: "某条例" } },
    };
    const it = silent(licence({ limits })).at("2026-02-25").sweep();
    expect(it.where).toEqual(["acceptance.checking"]);
    expect(it.all("deemed")).toEqual([]);
  });

  test("does not accept again what somebody has accepted, whatever else runs out", () => {
    const it = silent(
      licence({
        limits: {
          preset: "licensing-law",
          whole: {
            within: "6 business-days",
            starts: "receipt",
            ends: ["decision"],
            owner: "head",
            "on-expiry": { outcome: "deemed-accepted", basis: { law: "某条例" } },
          },
        },
      }),
    );
    it.act("accept", clerk).at("2026-04-01").sweep();
    expect(it.all("deemed")).toEqual([]);
    expect(it.limit("whole").status).toBe("running");
    expect(it.all("limit-breached").map(({ limit }) => limit)).toContain("whole");
  });

  test("makes nothing of a draft of the notice that was never sent: it lapses", () => {
    const it = silent(jointLicence());
    const asked = { materials: ["floor-plan"], reason: "缺" };
    it.act("request-supplement", officer("handler", "fire"), asked);
    it.at("2026-02-25").sweep();
    expect(it.state.demands).toEqual([]);
    expect(it.all("notice-sent")).toEqual([]);
    expect(it.where).toContain("approval.branches.fire.open");
  });

  test("accepts a case also without its required materials", () => {
    const it = story(licence()).at("2026-02-10").submit({}).at("2026-02-25").sweep();
    expect(it.where).toEqual(["approval.branches.main.open"]);
  });
});

describe("TL8: wherever the case stands", () => {
  test("in pre-acceptance the law accepts it too, past the window", () => {
    const it = silent(onlineLicence()).at("2026-02-25").sweep();
    expect(it.where).toEqual(["approval.branches.main.open"]);
    expect(it.state.milestones).toEqual({ receipt: ["2026-02-10"], acceptance: ["2026-02-10"] });
    expect(it.due("statutory")).toBe("2026-03-16");
  });

  test("passing pre-acceptance gives the window no new time", () => {
    const it = silent(onlineLicence()).at("2026-02-24");
    it.act("pre-accept", clerk, { result: "passed" }).at("2026-02-25").sweep();
    expect(it.state.milestones.acceptance).toEqual(["2026-02-10"]);
  });

  test("after a lawful supplement, as of the day the last demanded material came", () => {
    const it = silent().at("2026-02-11");
    it.act("request-supplement", clerk, { materials: ["floor-plan"], reason: "不清" });
    it.act("send-notice", clerk).at("2026-03-02").act("supplement", citizen, { materials: papers });
    expect(it.due("completeness")).toBe("2026-03-09");
    it.at("2026-03-10").sweep();
    expect(it.state.milestones.acceptance).toEqual(["2026-03-02"]);
    expect(it.state.limits.statutory?.from).toBe("2026-03-02");
  });

  test("while the applicant is asked the window cannot be silent: nothing is deemed", () => {
    const it = silent().at("2026-02-11");
    it.act("request-supplement", clerk, { materials: ["floor-plan"], reason: "不清" });
    it.act("send-notice", clerk).at("2026-06-01").sweep();
    expect(it.all("deemed")).toEqual([]);
    expect(it.where).toEqual(["acceptance.waiting"]);
  });

  test("an item without an acceptance stage goes where its pre-acceptance leads", () => {
    const item = licence({
      states: {
        submission: { use: "submission", next: "pre-acceptance" },
        "pre-acceptance": { use: "pre-acceptance", next: "acceptance" },
        acceptance: { on: { accept: { kind: "accept", to: "approval" } } },
      },
      limits: {
        completeness: {
          within: "5 business-days",
          basis: { law: "某条例" },
          "on-expiry": { outcome: "deemed-accepted", basis: { law: "某条例" } },
        },
      },
    });
    expect(silent(item).at("2026-02-25").sweep().where).toEqual(["acceptance"]);
  });
});

describe("TL8: an action that comes before the sweep", () => {
  test("meets the case as the law has made it: the clock's facts first, by nobody, then the person's", () => {
    const it = silent().at("2026-02-25 09:00").opine("market", "handle");
    const first = it.news.findIndex(({ type }) => type === "action-taken");
    expect(it.news.slice(0, first).map(({ type }) => type)).toContain("deemed");
    expect(it.news.slice(0, first).filter(({ by }) => by !== undefined)).toEqual([]);
    expect(it.news[first]).toMatchObject({ kind: "handle", by: { id: "handler-of-market" } });
  });

  test("is refused where the law has left nothing to do, and nothing is stored", () => {
    const it = silent().at("2026-02-25");
    expect(it.refusal("accept", clerk).code).toBe("ACTION_NOT_ALLOWED");
    expect(it.where).toEqual(["acceptance.checking"]);
  });

  test("the expected version is the one the person has seen, whatever the clock adds", () => {
    const it = silent().at("2026-02-25");
    const by = officer("handler", "market");
    const expectedVersion = it.state.version;
    it.do({ action: "handle", by, expectedVersion });
    expect(it.all("deemed")).toHaveLength(1);
    const stale = () =>
      it.do({ action: "approve", by: officer("approver", "market"), expectedVersion });
    expect(stale).toThrow(expect.objectContaining({ code: "CASE_VERSION_STALE" }));
  });
});

describe("TL8: after a long outage everything takes effect once, in legal order", () => {
  const told = ({ type, effectiveOn, ...rest }: Fact) =>
    [type, "limit" in rest ? rest.limit : "", effectiveOn].filter(Boolean).join(" ");

  test("warning, end, deemed acceptance, card, then what the backdated limits have come to", () => {
    const it = silent().at("2026-04-01").sweep();
    const said = it.news.filter(({ type }) => /^(limit|deemed|card|milestone|state)/.test(type));
    expect(said.map(told)).toEqual([
      "limit-warned completeness 2026-02-14",
      "limit-breached completeness 2026-02-25",
      "deemed completeness 2026-02-10",
      "limit-ended completeness 2026-02-25",
      "card-raised 2026-02-25",
      "milestone-reached 2026-02-10",
      "limit-started statutory 2026-02-10",
      "state-changed 2026-04-01",
      "limit-warned statutory 2026-03-13",
      "limit-breached statutory 2026-03-17",
      "card-raised 2026-03-17",
      "card-raised 2026-03-18",
    ]);
    expect(it.sweep().news, "a second sweep finds nothing").toEqual([]);
  });

  test("sweeping every day gives the same cards and the same dates as one sweep at the end", () => {
    const daily = silent();
    for (let day = 10; day <= 28; day++) daily.at(`2026-02-${day} 00:05`).sweep();
    for (let day = 1; day <= 31; day++) {
      daily.at(`2026-03-${String(day).padStart(2, "0")} 00:05`).sweep();
    }
    const once = silent().at("2026-03-31 00:05").sweep();
    expect(daily.cards).toEqual(once.cards);
    expect(daily.due("statutory")).toBe(once.due("statutory"));
    expect(daily.state.limits.statutory?.fired).toEqual(once.state.limits.statutory?.fired);
  });
});
