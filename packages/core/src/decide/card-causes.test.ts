import { describe, expect, test } from "vitest";
import type { CardCause } from "../case/card.js";
import type { WatchedCause } from "../definition/watched-causes.js";
import { silentPermit } from "../testing/clocks/licence-clocks.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence, licence } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";

// Causes of what is done are in watch.test.ts; those of messages need a receiver (delivery-watch.test.ts, hall-messages.test.ts).
type Cause = Exclude<CardCause, WatchedCause | "message-late" | "message-impossible">;

const fire = officer("handler", "fire");
const plan = { materials: ["floor-plan"], reason: "缺疏散通道" };
const promise = { preset: "licensing-law", promised: { within: "5 business-days" } } as const;
const promised = () => accepted(licence({ limits: promise, supervision: { preset: "lean" } }));
const filed = () => story(jointLicence()).at("2026-09-01").submit();
const demanded = () => filed().act("request-supplement", fire, plan);
const consent = jointLicence({
  approval: {
    branches: {
      market: { department: "market" },
      fire: {
        department: "fire",
        within: "5 business-days",
        "on-expiry": { outcome: "deemed-agreed", basis: { law: "某市并联审批办法", article: 12 } },
      },
    },
  },
});
const review = { procedure: "expert-review", length: "1 business-days", reason: "评审" };
const reviewed = () =>
  accepted(licence()).at("2026-09-15").act("open-procedure", officer("handler", "market"), review);
const answered = () =>
  story(
    jointLicence({
      acceptance: { supplement: { rounds: 2, "answer-within": "30 calendar-days" } },
    }),
  )
    .submit()
    .act("request-supplement", fire, plan)
    .act("send-notice", clerk)
    .act("supplement", citizen, { materials: [{ id: "floor-plan", name: "平面图2.pdf" }] });
const posted = () =>
  story(licence())
    .at("2026-09-14")
    .submit()
    .act("request-supplement", clerk, plan)
    .act("send-notice", clerk, { way: "post" });

/** By each cause a story that raises its card, and one like it that raises none of it. */
const stories: { readonly [Of in Cause]: readonly [raises: () => Story, not: () => Story] } = {
  near: [() => promised().at("2026-09-20").sweep(), () => promised().at("2026-09-17").sweep()],
  overdue: [
    () => promised().at("2026-09-21").sweep(),
    () =>
      promised().finish("market").act("grant", officer("head", "market")).at("2026-09-30").sweep(),
  ],
  "no-notice-in-time": [
    () => filed().at("2026-09-09").sweep(),
    () => filed().act("accept", clerk).at("2026-09-09").sweep(),
  ],
  "notice-unsent": [
    () => demanded().at("2026-09-09").sweep(),
    () => demanded().act("send-notice", clerk).at("2026-09-09").sweep(),
  ],
  "second-notice": [
    () =>
      answered()
        .act("request-supplement", officer("handler", "health"), {
          materials: ["health-proof"],
          reason: "已过期",
        })
        .act("send-notice", clerk),
    () => answered().act("accept", clerk),
  ],
  "decided-by-silence": [
    () => accepted(silentPermit, "2026-09-14").at("2026-09-22").sweep(),
    () =>
      accepted(silentPermit, "2026-09-14")
        .finish("bureau")
        .act("grant", officer("head", "bureau"))
        .at("2026-09-22")
        .sweep(),
  ],
  "consent-by-silence": [
    () => accepted(consent, "2026-09-14").at("2026-09-22").sweep(),
    () => accepted(consent, "2026-09-14").finish("fire").at("2026-09-22").sweep(),
  ],
  "procedure-overrun": [
    () => reviewed().at("2026-09-17").sweep(),
    () =>
      reviewed()
        .act("close-procedure", officer("handler", "market"), { id: "p1", result: "通过" })
        .at("2026-09-17")
        .sweep(),
  ],
  "service-failed": [
    () => posted().act("serve-notice", clerk, { result: "failed", reason: "退回" }),
    () =>
      posted().act("serve-notice", clerk, {
        result: "served",
        on: "2026-09-14",
        proof: "EMS 1234",
      }),
  ],
};

describe("CD1: each cause that is a limit's, a silence's or a service's raises its card, and what is done in time does not", () => {
  test.each(Object.entries(stories))("%s", (cause, [raises, not]) => {
    const causes = (it: Story) => it.state.cards.map((card) => card.cause);
    expect(causes(raises())).toContain(cause);
    expect(causes(not())).not.toContain(cause);
  });
});
