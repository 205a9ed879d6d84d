import { describe, expect, test } from "vitest";
import type { CardCause } from "../case/card.js";
import { evolve } from "../case/evolve.js";
import { documentsOf } from "../document/documents.js";
import { checkMessages } from "../messages/check-messages.js";
import { messagesOf } from "../messages/messages-of.js";
import { citizen, clerk, officer } from "../testing/people.js";
import {
  type Changes,
  jointLicence,
  licence,
  onlineLicence,
  papers,
} from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";
import { decision } from "./decide.js";
import { reportLateMessage } from "./late-message.js";

const handler = officer("handler", "market");
const head = officer("head", "market");
const plan = { materials: ["floor-plan"], reason: "缺疏散通道" };
const newProof = { id: "health-proof", name: "健康证2.pdf" };
const watch = (cause: string): Changes["supervision"] => ({
  preset: "lean",
  watch: { [cause]: "yellow" },
});
const correct = (it: Story, correction: object, by = head) =>
  it.act("correct", by, { reason: "登记有误", ...correction });
const refused = (it: Story, correction: object) =>
  it.refusal("correct", head, { reason: "登记有误", ...correction }).says.en;

/** Inspected by one, on 16 September. */
const inspected = () =>
  accepted(licence({ supervision: watch("too-few-inspectors") }))
    .act("open-procedure", handler, { procedure: "site-inspection", reason: "现场核查" })
    .at("2026-09-16")
    .act("close-procedure", handler, { id: "p1", result: "合格", inspectors: [{ id: "a" }] });
const went = (...ids: string[]) => ({
  what: "inspectors",
  procedure: "p1",
  inspectors: ids.map((id) => ({ id })),
});

/** Accepted with the kind of exhaust left empty, which smoke makes due. */
const unfilled = () =>
  story(
    licence({
      supervision: watch("missing-field"),
      form: {
        smokes: { type: "boolean" },
        exhaust: { type: "text", required: { when: "form.smokes == true" } },
        filter: { type: "text", required: { when: "form.smokes == true" } },
        note: { type: "text" },
      },
    }),
  )
    .submit({ materials: papers })
    .act("correct-on-spot", clerk, { form: { smokes: true, filter: "静电" }, reason: "补填" })
    .act("accept", clerk);
const fills = (form: object) => ({ what: "form", form });

/** Granted on 16 September on the word of the handler alone. */
const unreviewed = () =>
  accepted(licence({ approval: { steps: ["handle"] }, supervision: watch("unreviewed-decision") }))
    .opine("market", "handle")
    .at("2026-09-16")
    .act("grant", head);
const reviewed = (more: object = {}) => ({
  what: "opinion",
  step: "review",
  by: { id: "zhou", name: "周审" },
  opinion: "属实",
  on: "2026-09-15",
  proof: "审核表 12 号",
  ...more,
});

const desk = {
  title: "即办",
  on: {
    grant: { kind: "grant", by: "head", to: "completion" },
    "hand-on": { title: "转受理", to: "acceptance" },
  },
} as const;
/** Granted at the desk on 18 September; nobody has recorded the acceptance. */
const unaccepted = () =>
  story(
    licence({
      states: { submission: { use: "submission", next: "desk" }, desk },
      limits: { preset: "licensing-law", promised: { within: "2 business-days" } },
      supervision: watch("decided-before-accepted"),
    }),
  )
    .at("2026-09-14")
    .submit()
    .at("2026-09-18")
    .act("grant", head);
const acceptedOn = (on: string) => ({ what: "acceptance", on });

/** Asked a second time; by post, so that it has not come. */
const askedAgain = (way = "post") =>
  story(
    jointLicence({
      acceptance: { supplement: { rounds: 2, "answer-within": "30 calendar-days" } },
    }),
  )
    .at("2026-09-14")
    .submit()
    .act("request-supplement", officer("handler", "fire"), plan)
    .act("send-notice", clerk)
    .at("2026-09-15")
    .act("supplement", citizen, { materials: [{ id: "floor-plan", name: "平面图2.pdf" }] })
    .at("2026-09-16")
    .act("request-supplement", officer("handler", "health"), {
      materials: ["health-proof", "application"],
      reason: "已过期",
    })
    .act("send-notice", clerk, { way });

/** The one notice went out by post on 14 September and is said to have come back on the 16th. */
const failed = () =>
  story(licence({}))
    .at("2026-09-14")
    .submit()
    .act("request-supplement", clerk, plan)
    .act("send-notice", clerk, { way: "post" })
    .at("2026-09-16")
    .act("serve-notice", clerk, { result: "failed", reason: "退回" });
const sent = { what: "service", notice: "1", way: "post" };

type Told = readonly [raises: () => Story, right: object, wrong: (it: Story) => void];

/** By each cause a story that raises its card, the correction that takes it away, and one that does not. */
const stories: { readonly [Of in CardCause]?: Told } = {
  "too-few-inspectors": [inspected, went("a", "b"), (it) => correct(it, went("b", "b"))],
  "missing-field": [
    unfilled,
    fills({ exhaust: "专用烟道" }),
    (it) => correct(it, fills({ note: "临街" })),
  ],
  "unreviewed-decision": [
    unreviewed,
    reviewed(),
    (it) => correct(it, { what: "document", document: "decision", text: "更正地址" }),
  ],
  "decided-before-accepted": [
    unaccepted,
    acceptedOn("2026-09-15"),
    (it) => correct(it.at("2026-09-22"), acceptedOn("2026-09-21")),
  ],
  "second-notice": [
    askedAgain,
    { what: "notice" },
    (it) =>
      it.act("supplement", citizen, {
        materials: [newProof, { id: "application", name: "申请书" }],
      }),
  ],
  "service-failed": [
    failed,
    sent,
    (it) => it.act("serve-notice", clerk, { result: "served", way: "window", proof: "签收" }),
  ],
};

const standing = (it: Story, cause: string) =>
  it.state.cards.filter((card) => card.cause === cause && card.withdrawn === undefined);
const messages = (it: Story) =>
  messagesOf({ item: it.item, zone: it.frame.zone, division: "440305" }, "c1", it.facts).map(
    ({ message }) => message,
  );

describe("CD5: what was recorded wrongly and is put right takes its card with it", () => {
  test.each(Object.entries(stories))("%s goes with it", (cause, [raises, right]) => {
    const it = raises();
    expect(standing(it, cause)).toHaveLength(1);
    correct(it, right);
    expect(standing(it, cause)).toEqual([]);
    const gone = it.state.cards.find((card) => card.cause === cause);
    expect(gone?.withdrawn).toMatchObject({ because: "correction" });
  });

  test.each(Object.entries(stories))("%s stays with anything else", (cause, [raises, , wrong]) => {
    const it = raises();
    wrong(it);
    expect(standing(it, cause)).toHaveLength(1);
  });

  test("each card goes with what it is about, and no other", () => {
    const it = inspected()
      .act("open-procedure", handler, { procedure: "site-inspection", reason: "复查" })
      .act("close-procedure", handler, { id: "p2", result: "合格", inspectors: [{ id: "a" }] });
    correct(it, went("a", "b"));
    expect(standing(it, "too-few-inspectors")).toMatchObject([{ about: "p2" }]);
  });
});

test("CD5: a late message stays late whatever is put right, until a supervisor has seen to it", () => {
  const it = failed();
  const late = reportLateMessage(it.world, it.state).reduce(evolve, it.state);
  const payload = { ...sent, reason: "登记有误" };
  const after = decision(it.world, late, { action: "correct", by: head, payload }).state;
  const of = ({ cards }: typeof after) => cards.find(({ cause }) => cause === "message-late");
  expect(of(after)?.withdrawn).toBeUndefined();
  const word = {
    action: "withdraw-card",
    by: officer("supervisor", "market"),
    payload: { card: of(after)?.id, reason: "对方停机" },
  };
  expect(of(decision(it.world, after, word).state)?.withdrawn).toMatchObject({
    because: "supervisor",
  });
});

describe("TL13: records that are put right after the fact", () => {
  test("an inspection names those who were there, and no applicant", () => {
    const it = inspected();
    expect(it.refusal("correct", head, { ...went(citizen.id, "b"), reason: "误" }).code).toBe(
      "OWN_APPLICATION",
    );
    expect(refused(it, { ...went("a", "b"), procedure: "p9" })).toContain(
      'there is no procedure "p9" that is closed',
    );
    correct(it, went("a", "b", "a"));
    expect(it.state.procedures.p1?.inspectors).toEqual([{ id: "a" }, { id: "b" }]);
    expect(it.timeline.at(-2)).toContain("p1 was carried out by a, b, a");
  });

  test("a field that was left empty is filled in, and what was filled in stays", () => {
    const it = unfilled();
    expect(refused(it, fills({ smokes: false }))).toContain("is filled in; amend changes it");
    expect(refused(it, fills({ exhaust: "" }))).toContain("is still empty");
    expect(refused(it, fills({}))).toContain("no field is named");
    expect(it.refusal("correct", head, { ...fills({ other: "1" }), reason: "误" }).code).toBe(
      "PAYLOAD_INVALID",
    );
    correct(it, fills({ exhaust: "专用烟道" }));
    expect(it.state.form).toEqual({ smokes: true, filter: "静电", exhaust: "专用烟道" });
    const application = messages(it).filter(({ kind }) => kind === "application");
    expect(application.map(({ fields }) => fields.SJBBH)).toEqual(["1", "2", "3"]);
  });

  test("a field that calls for more documents makes it another application: it is amended with them", () => {
    const form = { smokes: { type: "boolean" } } as const;
    const materials = [
      {
        id: "application",
        title: { zh: "申请书", en: "application" },
        required: true,
      },
      {
        id: "exhaust-plan",
        title: { zh: "排烟图", en: "exhaust plan" },
        required: { when: "form.smokes == true" },
      },
    ];
    const it = story(licence({ form, materials }))
      .submit({ materials: [{ id: "application", name: "申请书" }] })
      .act("accept", clerk);
    expect(refused(it, fills({ smokes: true }))).toContain("exhaust plan is needed as well");
    correct(it, fills({ smokes: false }));
    expect(it.state.form).toEqual({ smokes: false });
  });

  test.each<[object, string]>([
    [{ on: "2026-09-17" }, "is not between the day its branch was opened, 2026-09-14"],
    [{ on: "2026-09-11" }, "and the decision, 2026-09-16"],
    [{ branch: "fire" }, 'branch "fire" was never opened'],
    [{ by: { id: head.id } }, "is nobody who reviews it"],
    [{ by: { id: handler.id } }, "is nobody who reviews it"],
    [{ by: { id: citizen.id } }, "is nobody who reviews it"],
    [{ agree: false, opinion: "" }, "say why, where it disagrees"],
  ])("an opinion found late is refused: %j", (more, says) => {
    expect(refused(unreviewed(), reviewed(more))).toContain(says);
  });

  test("an opinion found late stands with its day and its proof, and moves nothing", () => {
    const it = unreviewed();
    const { value } = it.state;
    correct(it, reviewed());
    expect(it.state.branches.main?.opinions.at(-1)).toMatchObject({
      step: "review",
      by: { id: "zhou" },
      on: "2026-09-15",
    });
    expect(it.state.value).toEqual(value);
    expect(it.timeline.join("\n")).toContain("周审");
    expect(messages(it).at(-1)?.fields).toMatchObject({
      SPBZH: "main-2",
      SPSJ: "2026-09-15 00:00:00",
      SPRXM: "周审",
      SPHJDM: "2",
    });
    expect(checkMessages(messages(it))).toEqual([]);
  });

  test("before the decision it is given, not entered", () => {
    const it = accepted(licence({ approval: { steps: ["handle"] } })).opine("market", "handle");
    expect(refused(it, reviewed({ on: "2026-09-14" }))).toContain("give the opinion");
  });

  test("an acceptance recorded late starts its limits on its day, and they end with the decision", () => {
    const it = unaccepted();
    expect(it.state.limits.promised).toBeUndefined();
    correct(it, acceptedOn("2026-09-15"));
    expect(it.state.milestones.acceptance).toEqual(["2026-09-15"]);
    expect(it.limit("promised")).toMatchObject({
      from: "2026-09-15",
      endedOn: "2026-09-18",
      status: "overdue",
      overdue: 1,
    });
    expect(it.limit("statutory")).toMatchObject({ status: "met" });
    expect(messages(it).find(({ kind }) => kind === "acceptance")?.fields.SLSJ).toBe(
      "2026-09-15 00:00:00",
    );
  });

  test("an acceptance that came before was earlier: what runs from it moves", () => {
    const it = accepted(licence({}), "2026-09-16");
    expect(refused(it, acceptedOn("2026-09-16"))).toContain("and before 2026-09-16");
    const early = story(licence({}))
      .at("2026-09-14")
      .submit()
      .at("2026-09-16")
      .act("accept", clerk);
    const due = early.due("statutory");
    expect(refused(early, acceptedOn("2026-09-11"))).toContain("the day of receipt, 2026-09-14");
    correct(early, acceptedOn("2026-09-15"));
    expect(early.state.limits.statutory?.from).toBe("2026-09-15");
    expect(early.due("statutory") < due).toBe(true);
    const said = messages(early).filter(({ kind }) => kind === "acceptance");
    expect(said.map(({ fields: { SJBBH, BZ } }) => [SJBBH, BZ])).toEqual([
      ["1", undefined],
      ["2", "更正受理日"],
    ]);
  });

  test("a notice recorded by mistake is taken back: the window's time runs on, nothing runs against the applicant", () => {
    const it = askedAgain("window");
    expect(it.where).toEqual(["acceptance.waiting"]);
    expect(it.limit("supplement").status).toBe("running");
    correct(it, { what: "notice" });
    expect(it.where).toEqual(["acceptance.checking"]);
    expect(it.state.notices.map(({ round }) => round)).toEqual([1]);
    expect(it.limit("supplement").status).toBe("void");
    expect(it.limit("completeness").status).toBe("running");
    expect(it.state.demands).toEqual([]);
    expect(messages(it).at(-1)).toMatchObject({
      kind: "supplement-received",
      fields: { BZ: "补正告知登记有误，撤回：登记有误" },
    });
    it.act("accept", clerk);
    for (const one of ["market", "fire", "health"]) it.finish(one);
    expect(checkMessages(messages(it))).toEqual([]);
  });

  test("not the one notice, none that was proved to have come, and none that was answered", () => {
    const first = story(licence({})).submit().act("request-supplement", clerk, plan);
    first.act("send-notice", clerk);
    expect(refused(first, { what: "notice" })).toContain("no further notice waits");
    const proved = askedAgain().act("serve-notice", clerk, { result: "served", proof: "EMS 1" });
    expect(refused(proved, { what: "notice" })).toContain("there is a proof that it was served");
    const acted = askedAgain().act("supplement", citizen, { materials: [newProof] });
    expect(refused(acted, { what: "notice" })).toContain("somebody has acted on it since");
  });

  test("a failure recorded by mistake leaves the sending as it was", () => {
    const it = failed();
    expect(it.tasks).toContain("service:1:1");
    expect(refused(it, { ...sent, way: "sms" })).toContain("no failure of");
    expect(refused(it, { ...sent, notice: "l7" })).toContain("no failure of");
    correct(it, sent);
    expect(it.tasks).toContain("service:1");
    expect(it.state.notices[0]?.service).toMatchObject({ way: "post", failed: [] });
    it.act("serve-notice", clerk, { result: "served", on: "2026-09-15", proof: "EMS 1" });
    expect(it.due("supplement")).toBe("2026-10-15");
  });
});

describe("a refusal of acceptance is corrected like the other documents", () => {
  const refusal = (because: string) =>
    story(
      licence({ supervision: { preset: "lean", watch: { "refusal-without-reason": "yellow" } } }),
    )
      .atWindow()
      .submit()
      .act("refuse-acceptance", clerk, { because, reason: "不归我局", way: "post" });
  const says = { what: "document", document: "acceptance-refusal" };
  const full = { ...says, text: "户外广告由城市管理局审批，请向其申请" };
  const printed = (it: Story) =>
    documentsOf(it.item, "c1", it.facts).filter(({ kind }) => kind === "acceptance-refusal");

  test("it stands as corrected, is printed anew, served anew, and the exchange is told", () => {
    const it = refusal("not-competent").at("2026-09-16");
    expect(it.tasks).toEqual(["service:l1"]);
    correct(it, full);
    expect(it.state.issued).toEqual([
      { document: "acceptance-refusal", on: "2026-09-16", correction: full.text },
    ]);
    expect(printed(it).map(({ on, superseded = false }) => [on, superseded])).toEqual([
      ["2026-09-14", true],
      ["2026-09-16", false],
    ]);
    expect(
      printed(it)
        .at(-1)
        ?.says.map(({ zh }) => zh),
    ).toEqual([
      "申请事项依法不属于本机关职权范围，不予受理，请向有关行政机关申请。",
      "理由：不归我局",
      expect.stringContaining("行政复议"),
      `更正：${full.text}`,
    ]);
    expect(it.tasks, "the first had not come, and need not any more").toEqual(["service:l2"]);
    const told = messages(it).filter(({ kind }) => kind === "acceptance");
    expect(told.map(({ fields: { SJBBH, SLZTDM, BSLYY } }) => [SJBBH, SLZTDM, BSLYY])).toEqual([
      ["1", "2", "不归我局"],
      ["2", "2", full.text],
    ]);
    expect(checkMessages(messages(it))).toEqual([]);
    expect(it.all("document-corrected")).toHaveLength(1);
  });

  test("CD5: with its reasons the card for their lack goes, and with too few it stays", () => {
    const it = refusal("not-competent");
    expect(standing(it, "refusal-without-reason")).toHaveLength(1);
    correct(it, { ...says, text: "不归我局管" });
    expect(standing(it, "refusal-without-reason")).toHaveLength(1);
    correct(it, full);
    expect(standing(it, "refusal-without-reason")).toEqual([]);
  });

  test("that nothing need be applied for is another document, and one that was never issued is refused", () => {
    const it = refusal("not-needed");
    const unknown = it.refusal("correct", head, { ...full, reason: "误" });
    expect(unknown.code).toBe("DOCUMENT_UNKNOWN");
    expect(unknown.says.en).toContain("not-needed-notice");
    correct(it, { ...full, document: "not-needed-notice" });
    expect(it.state.issued.map(({ document }) => document)).toEqual(["not-needed-notice"]);
    const open = story(licence({})).submit();
    expect(open.refusal("correct", head, { ...full, reason: "误" }).code).toBe("DOCUMENT_UNKNOWN");
  });

  test("an online pre-acceptance that failed tells the exchange its reason anew", () => {
    const it = story(onlineLicence()).submit();
    it.act("pre-accept", clerk, { result: "failed", reason: "重复" });
    correct(it, full);
    expect(messages(it).at(-1)).toMatchObject({
      kind: "pre-acceptance",
      fields: { SJBBH: "2", YSLZTDM: "2", BSLYY: full.text },
    });
  });

  test("a decision is printed anew as well, and served", () => {
    const it = accepted(licence({})).finish("market").act("deny", head, { reason: "不符合要求" });
    correct(it, { what: "document", document: "decision", text: "更正地址" });
    const decisions = documentsOf(it.item, "c1", it.facts).filter(
      ({ kind }) => kind === "deny-decision",
    );
    expect(decisions.map(({ superseded = false }) => superseded)).toEqual([true, false]);
    expect(it.state.letters?.map(({ kind }) => kind)).toEqual(["deny-decision", "deny-decision"]);
  });
});
