import { describe, expect, test } from "vitest";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence, licence } from "../testing/sample-items.js";
import { type Story, story } from "../testing/story.js";

const fire = officer("handler", "fire");
const health = officer("handler", "health");
const plan = { materials: ["floor-plan"], reason: "缺疏散通道" };
const proof = { materials: ["health-proof"], reason: "已过期" };
const newPlan = { id: "floor-plan", name: "平面图2.pdf" };
const newProof = { id: "health-proof", name: "健康证2.pdf" };

/** Filed on the 14th; fire and health miss something; the window tells the applicant on the 16th. */
function noticed(changes: Parameters<typeof jointLicence>[0] = {}): Story {
  return story(jointLicence(changes))
    .at("2026-09-14")
    .submit()
    .act("request-supplement", fire, plan)
    .at("2026-09-15")
    .act("request-supplement", health, proof)
    .at("2026-09-16")
    .act("send-notice", clerk);
}

describe("TL9: the one notice", () => {
  test("gathers in a draft what every department misses, and goes out as one fact", () => {
    const it = noticed();
    expect(it.all("notice-sent")).toMatchObject([
      {
        round: 1,
        effectiveOn: "2026-09-16",
        demands: [
          { material: "floor-plan", department: "fire", branch: "fire" },
          { material: "health-proof", department: "health", branch: "health" },
        ],
      },
    ]);
    expect(it.state.demands).toEqual([]);
  });

  test("what is only drafted tells the applicant nothing: the window's time runs on", () => {
    const it = story(jointLicence()).submit().act("request-supplement", fire, plan);
    expect(it.state.notices).toEqual([]);
    expect(it.limit("completeness").status).toBe("running");
    expect(it.where).toEqual(["acceptance.checking"]);
  });

  test("stops the window's limit, and the applicant's own period starts", () => {
    const it = noticed();
    expect(it.where).toEqual(["acceptance.waiting"]);
    expect(it.limit("completeness")).toMatchObject({ status: "met", endedOn: "2026-09-16" });
    expect(it.due("supplement")).toBe("2026-10-16");
    expect(Object.values(it.state.tasks)).toMatchObject([
      { work: "acceptance.waiting", roles: ["applicant", "window-clerk"] },
    ]);
  });

  test("needs no longer ask for what has come meanwhile", () => {
    const it = story(jointLicence()).submit().act("request-supplement", fire, plan);
    expect(it.refusal("accept", clerk).code).toBe("NOTICE_UNSENT");
    it.act("receive", clerk, { materials: [newPlan] });
    expect(it.state.demands).toEqual([]);
    expect(it.refusal("send-notice", clerk).code).toBe("NOTICE_EMPTY");
  });

  test("says something, or is not sent", () => {
    const it = story(jointLicence()).submit();
    expect(it.refusal("send-notice", clerk).code).toBe("NOTICE_EMPTY");
  });

  test("is sent by the window, not by a department", () => {
    const it = story(jointLicence()).submit().act("request-supplement", fire, plan);
    expect(it.refusal("send-notice", fire).code).toBe("NOT_PERMITTED");
  });

  test("demands only materials of the item, and none that the halls share among themselves", () => {
    const it = story(jointLicence()).submit();
    for (const material of ["map", "business-licence"]) {
      const refused = it.refusal("request-supplement", clerk, {
        materials: [material],
        reason: "缺",
      });
      expect(refused.code).toBe("PAYLOAD_INVALID");
      expect(refused.says.en).toContain(material);
    }
  });

  test("one material that two departments miss is asked for once, with both reasons", () => {
    const it = story(jointLicence())
      .submit()
      .act("request-supplement", fire, plan)
      .act("request-supplement", health, plan)
      .act("send-notice", clerk);
    expect(it.state.notices[0]?.missing).toEqual(["floor-plan"]);
    expect(it.state.notices[0]?.demands).toHaveLength(2);
  });
});

describe("TL9: a demand that was a mistake", () => {
  const both = { ...plan, materials: ["floor-plan", "health-proof"] };

  test("is taken back by the department that finds everything there after all", () => {
    const it = story(jointLicence())
      .submit()
      .act("request-supplement", fire, both)
      .act("request-supplement", health, proof)
      .act("confirm-materials", fire);
    expect(it.all("demands-withdrawn")).toMatchObject([
      { branch: "fire", materials: ["floor-plan", "health-proof"], by: { id: fire.id } },
    ]);
    expect(it.state.demands).toMatchObject([{ material: "health-proof", branch: "health" }]);
    expect(it.timeline.some((line) => line.includes("no longer asks for"))).toBe(true);
    expect(it.refusal("confirm-materials", fire).code).toBe("MATERIALS_CONFIRMED");
  });

  test("with the last of them there is nothing to send, and the window accepts", () => {
    const it = story(jointLicence()).submit().act("request-supplement", fire, plan);
    expect(it.refusal("accept", clerk).code).toBe("NOTICE_UNSENT");
    it.act("confirm-materials", fire);
    expect(it.refusal("send-notice", clerk).code).toBe("NOTICE_EMPTY");
    expect(it.offers(clerk).find(({ kind }) => kind === "send-notice")?.allowed).toBe(false);
    it.act("accept", clerk);
    expect(it.state.milestones.acceptance).toEqual(["2026-09-14"]);
  });

  test("also where the department had confirmed before it asked", () => {
    const it = story(jointLicence()).submit().act("confirm-materials", fire);
    it.act("request-supplement", fire, plan).act("confirm-materials", fire);
    expect(it.state).toMatchObject({ demands: [], confirmed: ["fire"] });
  });

  test("asked for again by one department a material stands there once, with the new reason", () => {
    const again = { materials: ["floor-plan"], reason: "比例不符" };
    const it = story(jointLicence())
      .submit()
      .act("request-supplement", fire, both)
      .act("request-supplement", health, plan)
      .act("request-supplement", fire, again);
    expect(
      it.state.demands.map(({ material, branch, reason }) => [material, branch, reason]),
    ).toEqual([
      ["health-proof", "fire", plan.reason],
      ["floor-plan", "health", plan.reason],
      ["floor-plan", "fire", again.reason],
    ]);
  });
});

describe("TL9: a second notice", () => {
  test("is refused, as is drafting one", () => {
    const it = noticed().act("supplement", citizen, { materials: [newPlan, newProof] });
    expect(it.refusal("request-supplement", fire, plan).code).toBe("NOTICE_ALREADY_SENT");
    expect(it.refusal("request-supplement", clerk, plan).code).toBe("NOTICE_ALREADY_SENT");
    expect(it.refusal("send-notice", clerk).code).toBe("NOTICE_ALREADY_SENT");
  });

  test("is possible where the item allows two rounds, and a third is not", () => {
    const two = { "answer-within": "30 calendar-days", rounds: 2 };
    const it = noticed({ acceptance: { supplement: two } });
    it.act("supplement", citizen, { materials: [newPlan, newProof] });
    it.act("request-supplement", fire, plan).act("send-notice", clerk);
    expect(it.all("notice-sent").map(({ round }) => round)).toEqual([1, 2]);
    it.act("supplement", citizen, { materials: [newPlan] });
    expect(it.refusal("request-supplement", fire, plan).code).toBe("NOTICE_ALREADY_SENT");
  });
});

describe("TL9: the applicant's answer", () => {
  test("in part leaves the case waiting for the rest", () => {
    const it = noticed()
      .at("2026-09-20")
      .act("supplement", citizen, { materials: [newPlan] });
    expect(it.where).toEqual(["acceptance.waiting"]);
    expect(it.state.notices[0]?.missing).toEqual(["health-proof"]);
    expect(it.state.milestones["supplement-received"]).toBeUndefined();
    expect(it.limit("supplement").status).toBe("running");
  });

  test("in full starts the window anew from that day; the first receipt stays on record", () => {
    const it = noticed()
      .at("2026-09-20")
      .act("supplement", citizen, { materials: [newPlan] })
      .at("2026-09-22")
      .act("supplement", citizen, { materials: [newProof] });
    expect(it.where).toEqual(["acceptance.checking"]);
    expect(it.state.milestones.receipt).toEqual(["2026-09-14", "2026-09-22"]);
    expect(it.state.milestones["supplement-received"]).toEqual(["2026-09-22"]);
    expect(it.limit("completeness")).toMatchObject({ status: "running", run: 2 });
    expect(it.due("completeness"), "25 to 27 September are off").toBe("2026-09-30");
    expect(it.limit("supplement").status).toBe("met");
  });

  test("may be handed in at the window, or by an agent", () => {
    const agent = { id: "a", roles: [], onBehalfOf: { id: citizen.id, authority: "委托书" } };
    for (const by of [clerk, agent]) {
      const it = noticed().act("supplement", by, { materials: [newPlan, newProof] });
      expect(it.where).toEqual(["acceptance.checking"]);
    }
    expect(noticed().refusal("supplement", fire, { materials: [newPlan] }).code).toBe(
      "NOT_PERMITTED",
    );
  });

  test("re-opens the check of those who asked, and of nobody who had found everything", () => {
    const it = story(jointLicence())
      .submit()
      .act("confirm-materials", officer("handler", "market"))
      .act("request-supplement", fire, plan)
      .act("send-notice", clerk)
      .act("supplement", citizen, { materials: [newPlan] });
    expect(it.tasks).toEqual(["acceptance.checking", "acceptance:fire", "acceptance:health"]);
  });

  test("re-opens the check of a department that had confirmed before it asked", () => {
    const it = story(jointLicence())
      .submit()
      .act("confirm-materials", fire)
      .act("request-supplement", fire, plan)
      .act("send-notice", clerk)
      .act("supplement", citizen, { materials: [newPlan] });
    expect(it.tasks).toContain("acceptance:fire");
  });

  test("in full lets the window accept", () => {
    const it = noticed().at("2026-09-22");
    it.act("supplement", citizen, { materials: [newPlan, newProof] }).act("accept", clerk);
    expect(it.state.milestones.acceptance).toEqual(["2026-09-22"]);
  });
});

describe("the applicant's period runs out", () => {
  test("by default it is overdue and nothing more; a late answer is still taken", () => {
    const it = noticed().at("2026-10-17 00:00").sweep();
    expect(it.news.map(({ type }) => type)).toEqual(["limit-warned", "limit-breached"]);
    expect(it.where).toEqual(["acceptance.waiting"]);
    it.at("2026-10-20").act("supplement", citizen, { materials: [newPlan, newProof] });
    expect(it.limit("supplement")).toMatchObject({ status: "overdue", overdue: 4 });
    expect(it.where).toEqual(["acceptance.checking"]);
  });

  test("deemed withdrawn where the item says so with its basis (Anyang, art. 24)", () => {
    const supplement = {
      "answer-within": "10 business-days",
      silence: "deemed-withdrawn",
      basis: { law: "安阳市政务服务条例", article: 24 },
    } as const;
    const it = noticed({ acceptance: { supplement } });
    expect(it.due("supplement")).toBe("2026-09-30");
    expect(it.at("2026-09-30 23:59").sweep().where).toEqual(["acceptance.waiting"]);
    it.at("2026-10-01 00:00").sweep();
    expect(it.state).toMatchObject({ status: "closed", end: "deemed-withdrawn" });
    expect(it.state.tasks).toEqual({});
    expect(it.all("deemed")).toMatchObject([
      { outcome: "deemed-withdrawn", limit: "supplement", effectiveOn: "2026-10-01" },
    ]);
    expect(it.all("deemed")[0]).not.toHaveProperty("by");
    expect(it.limit("supplement").status).toBe("overdue");
  });

  test("an answer that comes before the sweep but after the end is too late as well", () => {
    const supplement = {
      "answer-within": "10 business-days",
      silence: "deemed-withdrawn",
      basis: { law: "安阳市政务服务条例", article: 24 },
    } as const;
    const it = noticed({ acceptance: { supplement } }).at("2026-10-01 00:00");
    expect(it.refusal("supplement", citizen, { materials: [newPlan] }).code).toBe("CASE_CLOSED");
  });
});

test("a single department's window drafts and sends its own notice", () => {
  const it = story(licence()).submit().act("request-supplement", clerk, proof);
  expect(it.act("send-notice", clerk, { way: "sms" }).where).toEqual(["acceptance.waiting"]);
});

describe("one notice for all departments", () => {
  const market = officer("handler", "market");
  const sign = { materials: ["application"], reason: "未盖章" };
  const asked = () =>
    story(jointLicence())
      .at("2026-09-01")
      .submit()
      .at("2026-09-02")
      .act("request-supplement", fire, plan)
      .at("2026-09-04")
      .act("request-supplement", health, proof)
      .at("2026-09-08 16:00")
      .act("request-supplement", market, sign);

  test("TL9: what three of them miss on days 1, 3 and 5 of the window goes out on day 5, once", () => {
    const it = asked();
    expect(it.due("completeness")).toBe("2026-09-08");
    it.act("send-notice", clerk, { way: "online" });
    expect(it.all("notice-sent")).toMatchObject([
      { effectiveOn: "2026-09-08", demands: [{}, {}, {}] },
    ]);
    expect(it.limit("completeness").status).toBe("met");
    expect(it.cards).toEqual([]);
  });

  test("TL9: the answer re-opens the check of exactly those who asked", () => {
    const it = story(jointLicence()).submit();
    for (const by of [fire, health, market]) it.act("confirm-materials", by);
    it.act("request-supplement", fire, plan).act("request-supplement", market, sign);
    it.act("send-notice", clerk);
    it.act("supplement", citizen, { materials: [newPlan, { id: "application", name: "申请书" }] });
    expect(it.tasks.toSorted()).toEqual([
      "acceptance.checking",
      "acceptance:fire",
      "acceptance:market",
    ]);
  });

  test("TL8: a draft that was never sent lapses at expiry, and a red card names the window", () => {
    const it = asked().at("2026-09-09 00:00").sweep();
    expect(it.state.demands).toEqual([]);
    expect(it.state.milestones.acceptance).toEqual(["2026-09-01"]);
    expect(it.cards).toEqual(["red notice-unsent completeness 2026-09-09"]);
    expect(it.state.cards[0]?.role).toBe("window-clerk");
    expect(it.timeline.some((line) => line.includes("drafted and never sent"))).toBe(true);
  });

  test("TL9: a second notice is refused, or where the item allows it raises a card", () => {
    const twice = (rounds: number) => {
      const supplement = { rounds, "answer-within": "30 calendar-days" } as const;
      return story(jointLicence({ acceptance: { supplement } }))
        .submit()
        .act("request-supplement", fire, plan)
        .act("send-notice", clerk)
        .act("supplement", citizen, { materials: [newPlan] });
    };
    expect(twice(1).refusal("request-supplement", health, proof).code).toBe("NOTICE_ALREADY_SENT");
    const it = twice(2).act("request-supplement", health, proof);
    expect(it.cards).toEqual([]);
    it.act("send-notice", clerk);
    expect(it.cards).toEqual(["yellow second-notice completeness 2026-09-14"]);
  });
});
