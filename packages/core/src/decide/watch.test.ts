import { describe, expect, test } from "vitest";
import { watchedCauses } from "../definition/watched-causes.js";
import { documentsOf } from "../document/documents.js";
import { clerk, officer } from "../testing/people.js";
import { type Changes, jointLicence, licence, papers } from "../testing/sample-items.js";
import { type Story, story } from "../testing/story.js";
import { cardText } from "../view/card-text.js";

const everything = Object.fromEntries(Object.keys(watchedCauses).map((cause) => [cause, "yellow"]));
const handler = officer("handler", "market");
const head = officer("head", "market");
const reason = "经营场所不符合食品安全要求";
const denial = { reason, remedies: "可以申请行政复议或者提起行政诉讼" };
const inspection = { procedure: "site-inspection", reason: "现场核查" };
const went = (...ids: string[]) => ({ id: "p1", result: "合格", inspectors: people(ids) });
const people = (ids: readonly string[]) => ids.map((id) => ({ id }));
const extended = (approver: string) => ({
  limits: {
    preset: "licensing-law",
    promised: { within: "10 business-days", extend: { by: "5 business-days", approver } },
  } as const,
});
const backDated: Changes = {
  states: {
    submission: {
      use: "submission",
      by: ["applicant", "window-clerk"],
      "back-date": "3 business-days",
      next: "acceptance",
    },
  },
};
const promising: Changes = {
  limits: { preset: "licensing-law", promised: { within: "5 business-days" } },
};
const late = (it: Story) => agreed(it).at("2026-09-22").sweep();
const withFields: Changes = {
  form: {
    smokes: { type: "boolean" },
    exhaust: { type: "text", required: { when: "form.smokes == true" } },
  },
};
const noCertificate: Changes = {
  states: { completion: { use: "completion", next: "collection" } },
};
const unaccepted: Changes = {
  states: {
    submission: { use: "submission", next: "desk" },
    desk: {
      title: "即办",
      on: {
        grant: { kind: "grant", by: "head", to: "completion" },
        "hand-on": { title: "转受理", to: "acceptance" },
      },
    },
  },
};

const filed = (it: Story) => it.submit({ materials: papers });
const accepted = (it: Story) => filed(it).act("accept", clerk);
const agreed = (it: Story) => accepted(it).finish("market");
const inspected = (it: Story) => accepted(it).act("open-procedure", handler, inspection);
const receivedOn = (on: string) => (it: Story) =>
  it.atWindow().at("2026-09-16").submit({ materials: papers, receivedOn: on }, clerk);
const extend = (by: typeof head) => (it: Story) =>
  accepted(it).act("extend", by, { limit: "promised", reason: "案情复杂" });
const filled = (exhaust: object) => (it: Story) =>
  filed(it)
    .act("correct-on-spot", clerk, { form: { smokes: true, ...exhaust }, reason: "补填" })
    .act("accept", clerk);

const handledBy = (...all: readonly string[]) =>
  Object.fromEntries(
    all.map((department) => [department, { department, steps: ["handle" as const] }]),
  );

/** A story about the item, in which everything is watched for; the causes of its cards. */
function causes(changes: Changes, tell: (it: Story) => Story): string[] {
  const it = tell(story(licence({ supervision: { watch: everything }, ...changes })));
  return it.state.cards.map(({ cause }) => cause);
}

describe("CD3: what is watched for beside limits raises its card, and nothing else does", () => {
  test.each<[string, string, Changes, (it: Story) => Story]>([
    // raised by                          and by this not
    [
      "unreviewed-decision",
      "handled only",
      { approval: { steps: ["handle"] } },
      (it) => accepted(it).opine("market", "handle").act("grant", head),
    ],
    [
      "decided-before-accepted",
      "granted at the desk",
      unaccepted,
      (it) => filed(it).act("grant", head),
    ],
    ["extension-not-approved", "by a handler", extended("handler"), extend(handler)],
    [
      "too-few-inspectors",
      "one twice",
      {},
      (it) => inspected(it).act("close-procedure", handler, went("a", "a")),
    ],
    [
      "too-few-inspectors",
      "nobody named",
      {},
      (it) => inspected(it).act("close-procedure", handler, { id: "p1", result: "合格" }),
    ],
    ["back-dated-entry", "two days before", backDated, receivedOn("2026-09-14")],
    [
      "refusal-without-reason",
      "two words",
      {},
      (it) => agreed(it).act("deny", head, { ...denial, reason: "不符合" }),
    ],
    [
      "refusal-without-reason",
      "marks only",
      {},
      (it) => agreed(it).act("deny", head, { ...denial, reason: "。。。。。。。。。。。。" }),
    ],
    [
      "refusal-without-reason",
      "not accepted",
      {},
      (it) =>
        filed(it).act("refuse-acceptance", clerk, { because: "not-competent", reason: "不归我局" }),
    ],
    [
      "refusal-without-remedy",
      "denied with something else in their place",
      {},
      (it) => agreed(it).act("deny", head, { reason, remedies: "无" }),
    ],
    [
      "refusal-without-remedy",
      "not accepted, with nothing in their place",
      {},
      (it) =>
        filed(it).act("refuse-acceptance", clerk, {
          because: "not-competent",
          reason,
          remedies: "无",
        }),
    ],
    ["missing-field", "a field that became due", withFields, filled({})],
    [
      "late-without-public-reason",
      "granted in silence",
      promising,
      (it) => late(it).act("grant", head),
    ],
    [
      "issued-without-certificate",
      "no number",
      noCertificate,
      (it) => agreed(it).act("grant", head).act("complete", clerk, { result: "issued" }),
    ],
  ])("%s: %s", (cause, _what, changes, tell) => {
    const found = causes(changes, tell).filter((one) => one === cause);
    expect(found).toEqual([cause]);
  });

  test.each<[string, Changes, (it: Story) => Story]>([
    ["reviewed and granted", {}, (it) => agreed(it).act("grant", head)],
    [
      "accepted before it was decided",
      unaccepted,
      (it) =>
        filed(it).act("hand-on", clerk).act("accept", clerk).finish("market").act("grant", head),
    ],
    [
      "not accepted, for a reason",
      {},
      (it) => filed(it).act("refuse-acceptance", clerk, { because: "not-competent", reason }),
    ],
    ["extended by the head", extended("head"), extend(head)],
    ["inspected by two", {}, (it) => inspected(it).act("close-procedure", handler, went("a", "b"))],
    ["received on the day", backDated, receivedOn("2026-09-16")],
    ["denied with reasons and remedies", {}, (it) => agreed(it).act("deny", head, denial)],
    [
      "denied with reasons, where the document tells what the law does",
      {},
      (it) => agreed(it).act("deny", head, { reason }),
    ],
    ["granted within the promise", promising, (it) => agreed(it).act("grant", head)],
    ["all fields filled", withFields, filled({ exhaust: "专用烟道" })],
    [
      "issued with its number",
      {},
      (it) =>
        agreed(it)
          .act("grant", head)
          .act("complete", clerk, { result: "issued", certificate: { number: "1" } }),
    ],
  ])("no card: %s", (_what, changes, tell) => {
    expect(causes(changes, tell)).toEqual([]);
  });

  const closed = (name: string, rule: object, inspectors?: readonly string[]) => {
    const procedures = {
      [name]: { within: "3 business-days", ...rule },
      other: { "on-site": true },
    };
    const closing = {
      id: "p1",
      result: "合格",
      ...(inspectors && { inspectors: people(inspectors) }),
    };
    return causes({ approval: { procedures } } as Changes, (it) =>
      accepted(it)
        .act("open-procedure", handler, { procedure: name, reason: "核查" })
        .act("close-procedure", handler, closing),
    );
  };

  const byJoin = (approval: Changes["approval"], watch: object = everything) =>
    accepted(
      story(jointLicence({ approval: { decide: "by-join", ...approval }, supervision: { watch } })),
    );
  const { "too-few-inspectors": _noSite, ...joint } = everything;
  const against = (department: string, opinion: string) =>
    [officer("handler", department), { agree: false, opinion }] as const;

  test("what the departments' join denies is watched like what a head denies: each that refused without a reason bears a card", () => {
    const it = byJoin({ steps: undefined, branches: handledBy("market", "fire", "health") }, joint);
    it.act("handle", ...against("market", "不"), "market");
    it.act("handle", ...against("fire", reason), "fire");
    it.act("handle", ...against("health", "。。。。。。。。。。。。"), "health");
    expect(it.state.milestones.denied).toHaveLength(1);
    expect(
      it.state.cards.map(({ cause, department, branch, role }) =>
        [cause, department, branch, role].join(" "),
      ),
    ).toEqual([
      "unreviewed-decision health health handler",
      "refusal-without-reason market market handler",
      "refusal-without-reason health health handler",
    ]);
    it.act("correct", head, {
      what: "document",
      document: "decision",
      text: reason,
      reason: "补正",
    });
    const standing = it.state.cards.filter(({ withdrawn }) => withdrawn === undefined);
    expect(standing.map(({ cause }) => cause)).toEqual(["unreviewed-decision"]);
  });

  test("and with reasons and reviews there is none; one department alone is heard as well", () => {
    const it = byJoin({}, joint).finish("market").finish("fire");
    it.opine("health", "handle").act(
      "approve",
      officer("approver", "health"),
      { agree: false, opinion: reason },
      "health",
    );
    expect(it.state.milestones.denied).toHaveLength(1);
    expect(it.state.cards).toEqual([]);
    const own = accepted(
      story(licence({ approval: { decide: "by-join" }, supervision: { watch: everything } })),
    );
    own
      .opine("market", "handle")
      .act("approve", officer("approver", "market"), { agree: false, opinion: "不" });
    expect(own.state.cards.map(({ cause }) => cause)).toEqual(["refusal-without-reason"]);
    const paper = documentsOf(own.item, "c1", own.facts).find(
      ({ kind }) => kind === "deny-decision",
    );
    expect(paper?.says).toContainEqual({ zh: "理由：不", en: "Reason: 不" });
  });

  test("which procedure is a visit to a site the item says, whatever it is called", () => {
    const onSite = { title: { zh: "现场核查" }, "on-site": true };
    expect(closed("site-check", onSite)).toEqual(["too-few-inspectors"]);
    expect(closed("site-check", onSite, ["a"])).toEqual(["too-few-inspectors"]);
    expect(closed("site-check", onSite, ["a", "b"])).toEqual([]);
    expect(closed("site-inspection", { "on-site": false })).toEqual([]);
    expect(closed("laboratory", { title: { zh: "检验" } }, ["a"]), "one tests alone").toEqual([]);
  });

  test("completed as issued: each member's own certificate counts, and what gives none owes none", () => {
    const supervision = { watch: { "issued-without-certificate": "yellow" } } as const;
    const issue = (it: Story, said: object = {}) =>
      it.act("grant", head).act("complete", clerk, { result: "issued", ...said }).state.cards;
    const members = {
      market: { item: "food-licence", certificate: "food-licence" },
      fire: { item: "fire-check", certificate: "fire-opinion" },
      health: { item: "health-check" },
    };
    const bundle = accepted(story(jointLicence({ members, supervision, ...noCertificate })));
    for (const one of ["market", "fire", "health"]) bundle.finish(one);
    const certificates = { market: { number: "JY-1" }, fire: { number: "XF-1" } };
    expect(issue(bundle, { certificates })).toEqual([]);
    const registration = {
      own: { type: "registration" },
      limits: {},
      approval: { procedures: {} },
    } as const;
    const filed = licence({ ...registration, supervision, ...noCertificate });
    expect(issue(agreed(story(filed)))).toEqual([]);
    expect(issue(agreed(story(licence({ supervision, ...noCertificate }))))).toHaveLength(1);
  });

  test("only what the item names, in the colour it names, and whoever did it bears the card", () => {
    const watch = { "refusal-without-remedy": "red" } as const;
    const it = agreed(story(licence({ supervision: { watch } })));
    it.act("deny", head, { reason: "不符合", remedies: "无" });
    expect(it.state.cards).toMatchObject([
      { colour: "red", department: "market", role: "head", person: { id: head.id } },
    ]);
    const [card] = it.state.cards;
    expect(card && cardText(it.item, card).en).toBe(
      "red card: Market Supervision Bureau, head of the authority: denied without telling of review and lawsuit",
    );
    expect(
      causes({ supervision: {} }, (one) =>
        agreed(one).act("deny", head, { reason, remedies: "无" }),
      ),
    ).toEqual([]);
  });

  test("past the promise there is a task until the reason is published, and then no card", () => {
    const watch = { "late-without-public-reason": "red" } as const;
    const it = late(story(licence({ ...promising, supervision: { watch } })));
    expect(it.tasks).toContain("reason:promised");
    expect(it.refusal("publish-reason", clerk, { text: "补充检测" }).code).toBe("NOT_PERMITTED");
    it.act("publish-reason", head, { text: "补充检测" });
    expect(it.tasks).not.toContain("reason:promised");
    expect(it.state.publicReasons).toEqual([
      { limit: "promised", on: "2026-09-22", text: "补充检测" },
    ]);
    expect(it.timeline.join("\n")).toContain("publish why it is late · 补充检测");
    it.act("grant", head);
    expect(it.state.cards.filter(({ due }) => due === undefined)).toEqual([]);
  });

  const silent = (supervision: Changes["supervision"] = {}) =>
    accepted(story(licence({ ...promising, supervision })));
  const reasons = (it: Story) =>
    it.state.cards
      .filter(({ cause }) => cause === "late-without-public-reason")
      .map(({ colour, raisedOn, limit = "" }) => [colour, raisedOn, limit].join(" ").trim());

  const reasonTexts = (it: Story) =>
    it.state.cards
      .filter(({ cause }) => cause === "late-without-public-reason")
      .map((card) => cardText(it.item, card).zh);

  test("a decision made before the reason says so on its card", () => {
    const it = late(story(licence({ ...promising }))).act("grant", head);
    expect(reasonTexts(it)).toEqual([
      "黄牌：市场监督管理局行政机关负责人，超过承诺期限作出决定，未公开说明理由",
    ]);
  });

  test("whatever an item watches for, the reason is owed from the day the promise is past, and missing three business days later there is a card", () => {
    const it = silent().at("2026-09-21").sweep();
    expect(it.limit("promised").due.on).toBe("2026-09-20");
    expect(it.tasks).toContain("reason:promised");
    expect(it.limit("reason:promised")).toMatchObject({ from: "2026-09-21" });
    expect(it.due("reason:promised")).toBe("2026-09-24");
    expect(reasons(it.at("2026-09-24").sweep())).toEqual([]);
    expect(reasons(it.at("2026-09-25").sweep())).toEqual(["yellow 2026-09-25 reason:promised"]);
    expect(reasonTexts(it), "nothing is decided yet").toEqual([
      "黄牌：市场监督管理局承办人，已超过承诺期限，未公开说明理由",
    ]);
    it.at("2026-09-28").finish("market").act("grant", head);
    expect(reasons(it), "the decision raises no second one").toHaveLength(1);
  });

  test("the time to publish it, and the colour of its card, are the item's", () => {
    const supervision = {
      "public-reason": "1 business-days",
      watch: { "late-without-public-reason": "red" },
    } as const;
    const it = silent(supervision).at("2026-09-23").sweep();
    expect(reasons(it)).toEqual(["red 2026-09-23 reason:promised"]);
  });

  test("published in time it ends the limit, and no card comes of it", () => {
    const it = silent().at("2026-09-22").sweep();
    it.act("publish-reason", head, { text: "补充检测" }).at("2026-10-12").sweep();
    expect(it.limit("reason:promised")).toMatchObject({ status: "met", endedOn: "2026-09-22" });
    expect(reasons(it)).toEqual([]);
  });

  test("is owed no more where a correction shows that the promise was kept", () => {
    const it = silent().at("2026-09-15");
    const review = { procedure: "expert-review", length: "3 business-days", reason: "评审" };
    it.act("open-procedure", handler, review);
    it.act("close-procedure", handler, { id: "p1", result: "通过" }).at("2026-09-21").sweep();
    expect(it.tasks).toContain("reason:promised");
    const longer = { what: "exclusion", procedure: "p1", closedOn: "2026-09-18", reason: "误录" };
    it.act("correct", head, longer);
    expect(it.tasks).not.toContain("reason:promised");
    expect(it.limit("reason:promised").status).toBe("void");
    expect(it.at("2026-09-24").sweep().limit("reason:promised")).toMatchObject({ run: 2 });
  });

  test("goes when a correction undoes what it is about", () => {
    const watch = { watch: everything };
    const extension = extend(handler)(
      story(licence({ ...extended("handler"), supervision: watch })),
    );
    extension.act("correct", head, {
      what: "extension",
      limit: "promised",
      number: 1,
      reason: "误批",
    });
    const entry = receivedOn("2026-09-14")(story(licence({ ...backDated, supervision: watch })));
    entry.act("correct", head, { what: "receipt", on: "2026-09-16", reason: "误录" });
    for (const it of [extension, entry]) {
      expect(it.state.cards.map(({ withdrawn }) => withdrawn?.because)).toEqual(["correction"]);
    }
  });
});
