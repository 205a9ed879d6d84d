import { calendarFrom, chinaNotices } from "@banjian/calendar";
import { describe, expect, test } from "vitest";
import type { CardCause } from "../case/card.js";
import { watchedCauses } from "../definition/watched-causes.js";
import { clerk, officer } from "../testing/people.js";
import { type Changes, jointLicence, licence, papers } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";

type Cause = CardCause;

const handler = officer("handler", "market");
const head = officer("head", "market");
const watch = Object.fromEntries(Object.keys(watchedCauses).map((cause) => [cause, "yellow"]));
const reason = "经营场所不符合食品安全要求";
const remedies = "可以申请行政复议或者提起行政诉讼";
const plan = { materials: ["floor-plan"], reason: "缺疏散通道" };

/** The nation's calendar as it was known on a day. */
function asOf(on: string) {
  const notices = chinaNotices.filter(({ publishedOn }) => publishedOn <= on);
  return calendarFrom({ notices, layers: ["cn"] });
}

const lean = { preset: "lean", watch } as const;
const promising: Changes = {
  limits: { preset: "licensing-law", promised: { within: "5 business-days" } },
  supervision: lean,
};
const watching = (changes: Changes = {}) => licence({ supervision: lean, ...changes });
const { "too-few-inspectors": _noSite, ...others } = watch;
const winter = (changes: Changes, on = "2020-01-20") => {
  const supervision = { ...lean, watch: others } as const;
  const it = story(jointLicence({ supervision, ...changes }), asOf("2020-01-20"));
  return it.at(on).submit();
};
const correct = (it: Story, correction: object) =>
  it.act("correct", head, { reason: "登记有误", ...correction });
const amend = (it: Story) => it.amend(asOf("2020-01-27")).recompute();

/** A procedure entered as closed on the day it was opened, which went on until the 18th. */
const reviewed = (changes: Changes = promising, length = "3 business-days") =>
  accepted(licence({ supervision: lean, ...changes }))
    .at("2026-09-15")
    .act("open-procedure", handler, { procedure: "expert-review", length, reason: "评审" })
    .act("close-procedure", handler, { id: "p1", result: "通过" });
const lengthened = (it: Story) =>
  correct(it, { what: "exclusion", procedure: "p1", closedOn: "2026-09-18" });
const decided = (it: Story) => it.finish("market").act("grant", head);
const says = (it: Story, text: string, more: object = {}) =>
  correct(it, { what: "document", document: "decision", text, ...more });
const denied = (payload: object) =>
  accepted(watching()).finish("market").act("deny", head, payload);

const limits = (within: string, role: string): Changes["limits"] => ({
  promised: {
    within: "10 business-days",
    extend: { by: "5 business-days", times: 2, approver: role },
  },
  statutory: { within, starts: "acceptance", ends: ["decision"], owner: "head" },
});
const extended = (by: typeof head) =>
  accepted(watching({ limits: limits("40 business-days", "handler") })).act("extend", by, {
    limit: "promised",
    reason: "案情复杂",
  });
const both = { id: "both", roles: ["handler", "head"], department: "market" };
const undone = (it: Story, number: number) =>
  correct(it, { what: "extension", limit: "promised", number });
const backDated = (receivedOn: string) =>
  story(
    watching({
      states: {
        submission: {
          use: "submission",
          by: ["applicant", "window-clerk"],
          "back-date": "5 business-days",
          next: "acceptance",
        },
      },
    }),
  )
    .atWindow()
    .at("2026-09-18")
    .submit({ materials: papers, receivedOn }, clerk);
const issued = () =>
  decided(
    accepted(watching({ states: { completion: { use: "completion", next: "collection" } } })),
  ).act("complete", clerk, { result: "issued" });
const silence = { law: "某市并联审批办法", article: 12 };
const agreeing: Changes = {
  approval: {
    branches: {
      market: { department: "market" },
      fire: {
        department: "fire",
        within: "5 business-days",
        "on-expiry": { outcome: "deemed-agreed", basis: silence },
      },
    },
  },
};

const granting: Changes["limits"] = {
  statutory: {
    within: "5 business-days",
    starts: "acceptance",
    ends: ["decision"],
    owner: "head",
    basis: [silence],
    "on-expiry": { outcome: "deemed-granted", basis: silence },
  },
};
const silent = (on: string) =>
  story(watching({ limits: granting }), asOf("2020-01-20"))
    .at(on)
    .submit()
    .act("accept", clerk)
    .at("2020-02-03")
    .sweep();

/** A review announced for a day and closed after three. */
const overran = () =>
  accepted(watching())
    .at("2026-09-15")
    .act("open-procedure", handler, {
      procedure: "expert-review",
      length: "1 business-days",
      reason: "评审",
    })
    .at("2026-09-18")
    .sweep()
    .act("close-procedure", handler, { id: "p1", result: "通过" });

type Told = readonly [raises: () => Story, mends: (it: Story) => Story];

/** By each cause that can be taken away a story that raises its card, and what takes it away. */
const goes: { readonly [Of in Cause]?: readonly Told[] } = {
  near: [[() => reviewed().at("2026-09-20").sweep(), lengthened]],
  overdue: [[() => reviewed().at("2026-09-21").sweep(), lengthened]],
  "procedure-overrun": [
    [overran, (it) => correct(it, { what: "exclusion", procedure: "p1", closedOn: "2026-09-16" })],
  ],
  "no-notice-in-time": [[() => winter({}).at("2020-02-03").sweep(), amend]],
  "notice-unsent": [
    [
      () =>
        winter({})
          .act("request-supplement", officer("handler", "fire"), plan)
          .at("2020-02-03")
          .sweep(),
      amend,
    ],
  ],
  "decided-by-silence": [[() => silent("2020-01-20"), amend]],
  "consent-by-silence": [
    [() => winter(agreeing).act("accept", clerk).at("2020-02-03").sweep(), amend],
  ],
  "extension-not-approved": [
    [() => extended(handler), (it) => undone(it, 1)],
    [
      () => extended(both).act("extend", handler, { limit: "promised", reason: "仍复杂" }),
      (it) => undone(it, 2),
    ],
  ],
  "back-dated-entry": [
    [() => backDated("2026-09-16"), (it) => correct(it, { what: "receipt", on: "2026-09-18" })],
  ],
  "refusal-without-reason": [
    [() => denied({ reason: "不符合", remedies }), (it) => says(it, reason)],
  ],
  "refusal-without-remedy": [
    [() => denied({ reason, remedies: "无" }), (it) => says(it, "补告知", { remedies })],
  ],
  "late-without-public-reason": [
    [() => decided(reviewed().at("2026-09-22").sweep()), lengthened],
    [
      () => reviewed().at("2026-09-25").sweep(),
      (it) => correct(it, { what: "exclusion", procedure: "p1", closedOn: "2026-09-24" }),
    ],
  ],
  "issued-without-certificate": [
    [
      issued,
      (it) =>
        correct(it, { what: "document", document: "certificate", number: "JY1", text: "补登" }),
    ],
  ],
};

/** By each cause a story in which something else is put right, or too little, and the card stands. */
const stays: { readonly [Of in Cause]?: readonly Told[] } = {
  near: [[() => reviewed().at("2026-09-20").sweep(), (it) => shortened(it, "2026-09-14")]],
  overdue: [[() => reviewed().at("2026-09-22").sweep(), (it) => shortened(it, "2026-09-14")]],
  "procedure-overrun": [
    [overran, (it) => correct(it, { what: "exclusion", procedure: "p1", closedOn: "2026-09-17" })],
  ],
  "no-notice-in-time": [[() => winter({}, "2020-01-10").at("2020-02-03").sweep(), amend]],
  "notice-unsent": [
    [
      () =>
        winter({}, "2020-01-10")
          .act("request-supplement", officer("handler", "fire"), plan)
          .at("2020-02-03")
          .sweep(),
      amend,
    ],
  ],
  "consent-by-silence": [
    [() => winter(agreeing, "2020-01-10").act("accept", clerk).at("2020-02-03").sweep(), amend],
  ],
  "decided-by-silence": [[() => silent("2020-01-10"), amend]],
  "extension-not-approved": [
    [
      () => extended(both).act("extend", handler, { limit: "promised", reason: "仍复杂" }),
      (it) => undone(it, 1),
    ],
  ],
  "back-dated-entry": [
    [() => backDated("2026-09-16"), (it) => correct(it, { what: "receipt", on: "2026-09-17" })],
  ],
  "refusal-without-reason": [
    [() => denied({ reason: "不符合", remedies }), (it) => says(it, "更正笔误")],
  ],
  "refusal-without-remedy": [
    [() => denied({ reason, remedies: "无" }), (it) => says(it, reason)],
    [
      () => denied({ reason, remedies: "无" }),
      (it) => says(it, reason, { remedies: "没有别的办法可想了" }),
    ],
  ],
  "late-without-public-reason": [
    [() => decided(reviewed().at("2026-09-22").sweep()), (it) => shortened(it, "2026-09-14")],
  ],
  "issued-without-certificate": [[issued, (it) => says(it, "更正地址")]],
  "unreviewed-decision": [
    [
      () =>
        accepted(watching({ approval: { steps: ["handle"] } }))
          .opine("market", "handle")
          .act("grant", head),
      (it) => says(it, "更正地址"),
    ],
  ],
  "too-few-inspectors": [
    [
      () =>
        accepted(watching())
          .act("open-procedure", handler, { procedure: "site-inspection", reason: "现场核查" })
          .at("2026-09-16")
          .act("close-procedure", handler, { id: "p1", result: "合格" }),
      (it) => correct(it, { what: "exclusion", procedure: "p1", closedOn: "2026-09-15" }),
    ],
  ],
};

function shortened(it: Story, openedOn: string): Story {
  return correct(it, { what: "exclusion", procedure: "p1", openedOn });
}

const flat = (all: { readonly [Of in Cause]?: readonly Told[] }) =>
  Object.entries(all).flatMap(([cause, stories]) =>
    stories.map((one, index): [string, Told] => [`${cause} ${index + 1}`, one]),
  );
const standing = (it: Story, name: string) =>
  it.state.cards.filter(
    ({ cause, withdrawn }) => cause === name.split(" ")[0] && withdrawn === undefined,
  );

describe("CD5: a card goes by itself with its cause, and stays while it has one", () => {
  test.each(flat(goes))("%s goes", (name, [raises, mends]) => {
    const it = raises();
    expect(standing(it, name).length).toBeGreaterThan(0);
    mends(it);
    expect(standing(it, name)).toEqual([]);
    const because = it.state.cards.flatMap(({ withdrawn }) => withdrawn?.because ?? []);
    expect(["correction", "amended-calendar"]).toContain(because[0]);
  });

  test.each(flat(stays))("%s stays", (name, [raises, mends]) => {
    const it = raises();
    const before = standing(it, name).map(({ id }) => id);
    expect(before.length).toBeGreaterThan(0);
    mends(it);
    expect(standing(it, name).map(({ id }) => id)).toEqual(before);
  });
});
