import { describe, expect, test } from "vitest";
import { documentsOf } from "../document/documents.js";
import { applicant, citizen, clerk, officer } from "../testing/people.js";
import { type Changes, jointLicence, licence, papers } from "../testing/sample-items.js";
import { type Story, story } from "../testing/story.js";
import { notificationsOf } from "../view/notifications-of.js";

const head = officer("head", "market");
const handler = officer("handler", "market");
const refusal = { because: "not-competent", reason: "应向省级机关申请，本级无权受理" };
const denial = { reason: "选址不符合规定的条件和标准" };
const hearing = { excludes: true, hearing: {} };
const wang = { id: "wang", name: "王阿婆" };

/** Filed on paper on 14 September. */
const atWindow = (of = licence()): Story =>
  story(of).atWindow().at("2026-09-14").submit({ materials: papers });
const accepted = (it: Story): Story => it.act("accept", clerk);
const decided = (it: Story, by: "grant" | "deny", payload: object): Story =>
  accepted(it).finish("market").act(by, head, payload);

const letters = (it: Story) =>
  (it.state.letters ?? []).map(({ kind, to, service }) =>
    [kind, to?.name ?? applicant.name, service?.way ?? "-", service?.servedOn ?? "-"].join(" "),
  );
const duties = (it: Story) => it.tasks.filter((work) => work.startsWith("service"));

describe("SV5: what else tells somebody of a right or an end has to be served as well", () => {
  test.each([
    ["online", story(licence()).at("2026-09-14").submit(), "online 2026-09-14", []],
    ["on paper", atWindow(), "- -", ["service:l1"]],
  ] as const)("a refusal of acceptance, applied for %s", (_how, it, how, work) => {
    it.act("refuse-acceptance", clerk, refusal);
    expect(letters(it)).toEqual([`acceptance-refusal ${applicant.name} ${how}`]);
    expect(it.state.status).toBe("closed");
    expect(duties(it)).toEqual(work);
  });

  test("a decision, an extension and a procedure, each by the number of its document", () => {
    const it = accepted(atWindow());
    const opened = { procedure: "expert-review", length: "5 business-days", reason: "评审" };
    it.act("open-procedure", handler, opened, "main").act("close-procedure", handler, {
      id: "p1",
      result: "合格",
    });
    it.act("extend", head, { limit: "statutory", reason: "情况复杂" }).finish("market");
    it.act("deny", head, denial);
    expect(it.state.letters?.map(({ kind }) => kind)).toEqual([
      "procedure-notice",
      "extension-notice",
      "deny-decision",
    ]);
    const documents = documentsOf(it.item, "c1", it.facts).map(({ kind, number }) => [
      kind,
      number,
    ]);
    for (const { kind, of } of it.state.letters ?? []) {
      expect(documents).toContainEqual([kind, `c1-${of}`]);
    }
  });

  test("at once where whoever acts says that it was handed over; a text message reminds unless it was chosen", () => {
    const handed = atWindow().act("refuse-acceptance", clerk, { ...refusal, way: "window" });
    expect(letters(handed)).toEqual([`acceptance-refusal ${applicant.name} window 2026-09-14`]);
    const reminded = atWindow().act("refuse-acceptance", clerk, { ...refusal, way: "sms" });
    expect(letters(reminded)).toEqual([`acceptance-refusal ${applicant.name} sms -`]);
    expect(duties(reminded)).toEqual(["service:l1"]);
    const chosen = atWindow().act("choose-service", citizen, { ways: ["sms"] });
    chosen.act("refuse-acceptance", clerk, refusal);
    expect(letters(chosen)).toEqual([`acceptance-refusal ${applicant.name} sms 2026-09-14`]);
  });

  test("a decision that the departments' join makes is a document as well, and has to be served", () => {
    const it = story(jointLicence({ approval: { decide: "by-join" } }))
      .at("2026-09-14")
      .submit();
    it.act("accept", clerk).finish("market").finish("fire").finish("health", false);
    const kinds = documentsOf(it.item, "c1", it.facts).map(({ kind }) => kind);
    expect(kinds.slice(-2)).toEqual(["deny-decision", "service-record"]);
  });
});

describe("SV5: an extension that is undone", () => {
  const undo = (it: Story, number = 1) =>
    it.act("correct", head, { what: "extension", limit: "statutory", number, reason: "误批" });
  const notices = (it: Story) =>
    documentsOf(it.item, "c1", it.facts).filter(({ kind }) => kind === "extension-notice");
  const extended = (it: Story) =>
    accepted(it).act("extend", head, { limit: "statutory", reason: "情况复杂" });
  const undoneOnes = (it: Story) => notices(it).map(({ superseded = false }) => superseded);

  test("its notice holds no more, and the applicant is told when the limit ends after all", () => {
    const it = accepted(story(licence()).at("2026-09-14").submit());
    const before = it.due("statutory");
    it.act("extend", head, { limit: "statutory", reason: "情况复杂" });
    expect(undoneOnes(it)).toEqual([false]);
    undo(it);
    expect(it.due("statutory")).toBe(before);
    expect(undoneOnes(it)).toEqual([true, false]);
    expect(
      notices(it)
        .at(-1)
        ?.says.map(({ zh }) => zh),
    ).toEqual([`此前告知的法定期限延长已撤销，法定期限至 ${before} 止。`, "理由：误批"]);
    expect(letters(it)).toEqual([
      `extension-notice ${applicant.name} online 2026-09-14`,
      `extension-notice ${applicant.name} online 2026-09-14`,
    ]);
    const told = notificationsOf({ item: it.item }, "c1", it.facts);
    expect(told.map(({ notification }) => notification.text.zh)).toContainEqual(
      expect.stringContaining(`法定期限的延长已撤销，至 ${before} 止`),
    );
  });

  test("one that has not come need not come any more, and what tells that it is undone has to", () => {
    const it = extended(atWindow());
    expect(duties(it)).toEqual(["service:l1"]);
    expect(duties(undo(it))).toEqual(["service:l2"]);
    expect(it.limit("service:l1").status).toBe("ended");
  });

  test("of two it is the one that was undone", () => {
    const limits: Changes["limits"] = {
      statutory: {
        within: "20 business-days",
        starts: "acceptance",
        ends: ["decision"],
        owner: "head",
        extend: { by: "5 business-days", times: 2, approver: "head" },
      },
    };
    const it = extended(story(licence({ limits })).at("2026-09-14").submit());
    it.act("extend", head, { limit: "statutory", reason: "仍复杂" });
    expect(undoneOnes(undo(it, 2))).toEqual([false, true, false]);
    expect(undoneOnes(undo(it, 1))).toEqual([true, true, false, false]);
  });
});

describe("SV6: its service is a duty with a time, which outlives the case", () => {
  const sent = (it: Story) => it.act("serve-notice", clerk, { result: "sent", way: "post" });

  test("ten business days; it is sent, fails with a card, goes by another way and is served", () => {
    const it = atWindow().act("refuse-acceptance", clerk, refusal);
    expect(it.due("service:l1")).toBe("2026-09-28");
    const early = it.refusal("serve-notice", clerk, { result: "failed", reason: "退回" });
    expect(early.code).toBe("LETTER_NOT_SENT");
    sent(it.at("2026-09-15"));
    expect(letters(it)).toEqual([`acceptance-refusal ${applicant.name} post -`]);
    it.at("2026-09-18").act("serve-notice", clerk, { result: "failed", reason: "拒收" });
    expect(it.state.cards).toMatchObject([{ colour: "yellow", cause: "service-failed" }]);
    expect(duties(it)).toEqual(["service:l1:1"]);
    expect(it.refusal("serve-notice", clerk, { result: "sent", way: "post" }).code).toBe(
      "SERVICE_WAY_FAILED",
    );
    it.act("serve-notice", clerk, { result: "served", way: "window", proof: "本人签收" });
    expect(it.limit("service:l1").status).toBe("met");
    expect(duties(it)).toEqual([]);
    const record = documentsOf(it.item, "c1", it.facts).at(-1);
    const refused = it.state.letters?.[0]?.of;
    expect(record?.says.map(({ zh }) => zh)).toEqual([
      `不予受理决定书（编号 c1-${refused}，受送达人 ${applicant.name}）于 2026-09-18 送达，方式：当面送达。`,
      "凭据：本人签收。",
    ]);
  });

  test("nobody serves it: the card comes although the case has ended", () => {
    const it = atWindow().act("refuse-acceptance", clerk, refusal).at("2026-10-20").sweep();
    expect(it.cards).toEqual([
      "yellow overdue service:l1 2026-09-29",
      "red overdue service:l1 2026-09-30",
    ]);
  });

  test("what is granted comes with the certificate, in the time of article 44 and no second one", () => {
    const it = decided(atWindow(), "grant", {});
    expect(it.limit("delivery").status).toBe("running");
    expect(it.state.limits["service:l1"]).toBeUndefined();
    it.act("complete", clerk, { result: "issued", certificate: { number: "1" } });
    it.act("collect", clerk, { collector: "李雷" });
    expect(letters(it)).toEqual([`grant-decision ${applicant.name} window 2026-09-14`]);
    expect(duties(it)).toEqual([]);
  });

  test("what was taken back before it came need not come; what tells of the way ends with the case", () => {
    const it = atWindow().act("refuse-acceptance", clerk, refusal);
    it.act("reopen", head, { reason: "误判" });
    expect(duties(it)).toEqual([]);
    expect(it.limit("service:l1").status).toBe("ended");
    const extended = accepted(atWindow()).act("extend", head, { limit: "statutory", reason: "难" });
    expect(duties(extended)).toEqual(["service:l1"]);
    expect(duties(extended.act("withdraw", citizen))).toEqual([]);
  });
});

describe("SV7: who may be heard is told each, and the period runs when the last has been", () => {
  const item = licence({ approval: { procedures: { hearing } } });
  const notified = () => {
    const it = accepted(story(item).at("2026-09-14").submit()).at("2026-09-15");
    return it.act("notify-right", handler, { parties: [wang], matter: "油烟" }, "main");
  };

  test("a neighbour who has not been told loses nothing", () => {
    const it = notified();
    expect(letters(it)).toEqual([
      `hearing-right-notice ${applicant.name} online 2026-09-15`,
      "hearing-right-notice 王阿婆 - -",
    ]);
    it.at("2026-10-20").sweep();
    expect(it.state.limits["right:r1"]).toBeUndefined();
    it.finish("market");
    expect(it.refusal("deny", head, denial).code).toBe("RIGHT_OPEN");
    it.act("serve-notice", clerk, { result: "served", on: "2026-10-19", proof: "EMS 7" });
    expect(it.due("right:r1")).toBe("2026-10-26");
  });

  test("and may ask for the hearing before the paper has come", () => {
    const it = notified().act("request-hearing", { ...wang, roles: [] });
    expect(it.state.rights[0]?.requested).toEqual(["wang"]);
  });
});
