import { describe, expect, test } from "vitest";
import { clerk, officer } from "../testing/people.js";
import { jointLicence, licence } from "../testing/sample-items.js";
import { accepted } from "../testing/story.js";

const head = officer("head", "market");
const more = { limit: "statutory", reason: "案情复杂" };

describe("TL7: an extension", () => {
  test("B4: adds to the allowance: 2026-05-27 and 10 business days is 2026-06-10", () => {
    const it = accepted(licence(), "2026-04-27").at("2026-05-20").act("extend", head, more);
    expect(it.due("statutory")).toBe("2026-06-10");
    expect(it.all("limit-extended")).toMatchObject([
      {
        added: { count: 10, unit: "business-days" },
        approver: head.id,
        reason: "案情复杂",
        told: { due: "2026-06-10" },
      },
    ]);
  });

  test("changes neither the steps nor anybody's work", () => {
    const it = accepted(licence());
    const before = [it.where, it.tasks];
    it.act("extend", head, more);
    expect([it.where, it.tasks]).toEqual(before);
  });

  test("happens as often as the rule says, and no more", () => {
    const it = accepted(licence()).act("extend", head, more);
    const refused = it.refusal("extend", head, more);
    expect(refused.code).toBe("EXTENSION_NONE_LEFT");
    expect(refused.says.en).toContain('"statutory" was extended 1 time(s) already');
    const offered = it.offers(head).filter(({ allowed }) => allowed);
    expect(offered.map(({ action }) => action)).not.toContain("extend");
  });

  test("of a limit that may not be lengthened is refused beside one that may", () => {
    const limits = { preset: "licensing-law", promised: { within: "10 business-days" } } as const;
    const refused = accepted(licence({ limits })).refusal("extend", head, {
      ...more,
      limit: "promised",
    });
    expect(refused).toMatchObject({ code: "EXTENSION_NOT_ALLOWED", details: { times: 0 } });
  });

  test("is for the approver the rule names, in the authority's own department", () => {
    const it = accepted(licence());
    for (const other of [clerk, officer("handler", "market"), officer("head", "fire")]) {
      expect(it.refusal("extend", other, more).code).toBe("NOT_PERMITTED");
    }
  });

  test("of a joint case is for the head of the government (art. 42): 45 and 15 business days", () => {
    const it = accepted(jointLicence(), "2026-07-01");
    expect(it.due("statutory"), "domain 1.12 C1").toBe("2026-09-02");
    expect(it.refusal("extend", head, more).code).toBe("NOT_PERMITTED");
    it.act("extend", { id: "mayor", roles: ["government-head"] }, more);
    expect(it.due("statutory"), "domain 1.12 C2").toBe("2026-09-22");
  });

  test("by somebody with the right role elsewhere and another role here is refused", () => {
    const extend = { by: "3 business-days", approver: "head" } as const;
    const limits = {
      preset: "licensing-law-joint",
      promised: { within: "20 business-days", extend },
    } as const;
    const it = accepted(jointLicence({ limits }));
    const both = { id: "x", roles: ["government-head", "head"], department: "fire" };
    expect(it.refusal("extend", both, { ...more, limit: "promised" }).code).toBe("NOT_PERMITTED");
    expect(it.act("extend", both, more).state.limits.statutory?.extended).toHaveLength(1);
  });

  test("needs a reason, which the applicant is told", () => {
    const it = accepted(licence());
    for (const payload of [{ limit: "statutory" }, { ...more, reason: " " }, {}]) {
      expect(it.refusal("extend", head, payload).code).toBe("PAYLOAD_INVALID");
    }
  });

  test("of a limit that does not run, or that nothing may extend, is refused", () => {
    const it = accepted(
      licence({ limits: { preset: "licensing-law", promised: { within: "5 business-days" } } }),
    );
    for (const limit of ["completeness", "delivery", "constructor", "no-such"]) {
      expect(it.refusal("extend", head, { ...more, limit }).code).toBe("LIMIT_UNKNOWN");
    }
    const refused = it.refusal("extend", head, { ...more, limit: "promised" });
    expect(refused.code).toBe("EXTENSION_NOT_ALLOWED");
    expect(refused.details).toMatchObject({ times: 0 });
  });
});

describe("TL7: in time", () => {
  // Accepted 2026-04-27, due 2026-05-27.
  test("until 24:00 of the last day", () => {
    const it = accepted(licence(), "2026-04-27").at("2026-05-27 23:59").act("extend", head, more);
    expect(it.due("statutory")).toBe("2026-06-10");
  });

  test("and not a minute later, swept or not", () => {
    const it = accepted(licence(), "2026-04-27").at("2026-05-28 00:00");
    expect(it.refusal("extend", head, more).code).toBe("EXTENSION_TOO_LATE");
    expect(it.sweep().refusal("extend", head, more).code).toBe("EXTENSION_TOO_LATE");
  });

  test("nor by a clock that was turned back after the limit had run out (TL15)", () => {
    const it = accepted(licence(), "2026-04-27").at("2026-05-28 00:00").sweep();
    it.at("2026-05-27 12:00");
    expect(it.refusal("extend", head, more).code).toBe("EXTENSION_TOO_LATE");
  });

  test("while a procedure leaves time out nothing runs out, even past its announced end", () => {
    const it = accepted(licence(), "2026-04-27").at("2026-05-26");
    const handler = officer("handler", "market");
    it.act("open-procedure", handler, {
      procedure: "expert-review",
      length: "2 business-days",
      reason: "评审",
    });
    it.at("2026-06-15").act("extend", head, more);
    it.act("close-procedure", handler, { id: "p1", result: "通过" });
    expect(it.due("statutory"), "1 day was left, and 10 were added").toBe("2026-07-01");
  });

  test("warns again before the new end, and raises no second card of one colour and cause", () => {
    const supervision = { preset: "lean" } as const;
    const it = accepted(licence({ supervision }), "2026-04-27").at("2026-05-26").sweep();
    expect(it.cards).toEqual(["yellow near statutory 2026-05-26"]);
    it.act("extend", head, more).at("2026-06-09").sweep();
    expect(it.all("limit-warned").filter(({ limit }) => limit === "statutory")).toHaveLength(2);
    expect(it.cards).toEqual(["yellow near statutory 2026-05-26"]);
    it.at("2026-06-11").sweep();
    expect(it.cards.at(-1)).toBe("red overdue statutory 2026-06-11");
  });
});
