import { describe, expect, test } from "vitest";
import { membersOf } from "../approval/members.js";
import type { ItemFileInput } from "../definition/item-schema.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { type Changes, jointLicence, papers } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";
import { slaEventOf } from "../view/sla-events.js";

const head = officer("head", "market");
const members: NonNullable<ItemFileInput["members"]> = {
  market: { item: "food-licence", certificate: "food-licence" },
  fire: { item: "fire-check", certificate: "fire-opinion", materials: ["floor-plan"] },
  health: { item: "health-check" },
};
const bundle = (approval: Changes["approval"] = {}) => jointLicence({ members, approval });
const certificates = { market: { number: "JY-1" }, fire: { number: "XF-1" } };
const finished = (it: Story) => it.finish("market").finish("fire").finish("health");

describe("BU1: one application is one case, and each member has a number and a limit of its own", () => {
  test("numbered as its branch begins, in the order of the item", () => {
    const it = story(bundle()).submit();
    expect(membersOf(it.item, it.state).map(({ number }) => number)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    it.act("accept", clerk);
    expect(it.all("branch-opened")).toMatchObject([
      { branch: "market", number: "c1-1" },
      { branch: "fire", number: "c1-2" },
      { branch: "health", number: "c1-3" },
    ]);
    expect(it.limit("branch:fire").status).toBe("running");
    it.at("2026-09-16").finish("fire");
    expect(it.limit("branch:fire").status).toBe("met");
    expect(it.limit("branch:market").status).toBe("running");
  });

  test("a branch taken up again keeps its number; other joint items have none", () => {
    const it = finished(accepted(bundle()));
    it.act("reopen-branches", head, { branches: ["fire"], reason: "复核" });
    expect(it.state.branches.fire?.number).toBe("c1-2");
    expect(accepted(jointLicence()).state.branches.fire?.number).toBeUndefined();
  });
});

describe("BU2: each member is decided by itself", () => {
  test("where the whole is granted, as its department said", () => {
    const it = accepted(bundle({ join: "any" }));
    it.finish("market").finish("fire", false).finish("health").act("grant", head);
    expect(membersOf(it.item, it.state)).toEqual([
      { branch: "market", item: "food-licence", number: "c1-1", decision: "granted" },
      { branch: "fire", item: "fire-check", number: "c1-2", decision: "denied" },
      { branch: "health", item: "health-check", number: "c1-3", decision: "granted" },
    ]);
  });

  test("with one result for all, one refusal stops every member", () => {
    const it = accepted(bundle()).finish("market").finish("fire", false).finish("health");
    expect(it.refusal("grant", head).code).toBe("GRANT_AGAINST_REFUSAL");
    it.act("deny", head, { reason: "消防不合格" });
    expect(membersOf(it.item, it.state).map(({ decision }) => decision)).toEqual([
      "denied",
      "denied",
      "denied",
    ]);
  });

  test("one that was not needed is not decided, and the announcement names each", () => {
    const branches = {
      market: { department: "market", within: "10 business-days" },
      fire: { department: "fire", within: "8 business-days", "only-when": "form.area > 100" },
      health: { department: "health", within: "8 business-days" },
    };
    const form = { area: { type: "integer" } } as const;
    const it = story(jointLicence({ members, form, approval: { branches } }));
    it.submit({ form: { area: 60 }, materials: papers }).act("accept", clerk);
    it.finish("market").finish("health").act("grant", head);
    const decided = it.news.flatMap((fact) => slaEventOf(it.item, it.state, fact, 1) ?? []);
    expect(decided.find(({ name }) => name === "case:decided")?.event).toMatchObject({
      decision: "granted",
      members: [
        { branch: "market", decision: "granted" },
        { branch: "fire", decision: "not-needed" },
        { branch: "health", decision: "granted" },
      ],
    });
    expect(membersOf(it.item, it.state)[1]).not.toHaveProperty("number");
  });
});

describe("BU3: each member that was granted gets its own certificate, handed out once", () => {
  const granted = () => finished(accepted(bundle())).act("grant", head);
  const issued = (more: object) => ({ result: "issued", certificate: { number: "Z-1" }, ...more });

  test("their numbers are entered together, and all are collected at once", () => {
    const it = granted().act("complete", clerk, issued({ certificates }));
    expect(membersOf(it.item, it.state).map(({ certificate }) => certificate)).toEqual([
      "JY-1",
      "XF-1",
      undefined,
    ]);
    expect(it.timeline.at(-1)).toContain("certificate");
    it.act("collect", clerk, { collector: "李雷" });
    expect(it.state.status).toBe("closed");
    expect(it.refusal("collect", clerk, { collector: "李雷" }).code).toBe("CASE_CLOSED");
  });

  test("one is missing, one is too many, or of one that was not granted: refused, and it is said which", () => {
    const it = granted();
    const missing = it.refusal(
      "complete",
      clerk,
      issued({ certificates: { market: { number: "1" } } }),
    );
    expect(missing.says.en).toContain(
      "certificates.fire: it was granted; give the number of its certificate (fire-opinion)",
    );
    const stray = { ...certificates, health: { number: "W-1" } };
    expect(it.refusal("complete", clerk, issued({ certificates: stray })).says.zh).toContain(
      "certificates.health: 没有可出的证件；可出：market、fire",
    );
    const partly = accepted(bundle({ join: "any" }));
    partly.finish("market").finish("fire", false).finish("health").act("grant", head);
    expect(partly.refusal("complete", clerk, issued({ certificates })).says.en).toContain(
      "certificates.fire: no certificate is due",
    );
    partly.act("complete", clerk, issued({ certificates: { market: { number: "JY-1" } } }));
    expect(partly.state.issued.map(({ document }) => document)).toEqual([
      "decision",
      "certificate",
      "certificate:market",
    ]);
  });

  test("DEF23: without a stage in which they are entered no member has a certificate", () => {
    const states = { completion: { on: { go: { to: "collection", by: "window-clerk" } } } };
    expect(() => jointLicence({ members, states })).toThrow(
      'without a completion stage the certificate of "market": nothing would carry it out',
    );
  });

  test("a member's certificate is corrected by itself", () => {
    const it = granted().act("complete", clerk, issued({ certificates }));
    it.act("correct", head, {
      what: "document",
      document: "certificate:fire",
      number: "XF-2",
      text: "地址更正",
      reason: "误印",
    });
    expect(membersOf(it.item, it.state)[1]?.certificate).toBe("XF-2");
  });
});

describe("BU4: one form and one set of materials", () => {
  test("a member's department asks for what that member needs, and for nothing else", () => {
    const it = story(bundle()).submit();
    const fire = officer("handler", "fire");
    const asked = { materials: ["floor-plan", "health-proof"], reason: "看不清" };
    expect(it.refusal("request-supplement", fire, asked)).toMatchObject({
      code: "MATERIAL_NOT_MEMBERS",
      details: { materials: ["health-proof"], known: ["floor-plan"] },
    });
    it.act("request-supplement", fire, { ...asked, materials: ["floor-plan"] });
    it.act("request-supplement", officer("handler", "health"), {
      ...asked,
      materials: ["health-proof"],
    });
    it.act("send-notice", clerk);
    expect(it.state.notices[0]?.missing).toEqual(["floor-plan", "health-proof"]);
    const brought = ["floor-plan", "health-proof"].map((id) => ({ id, name: id }));
    it.act("supplement", citizen, { materials: brought });
    expect(it.where).toEqual(["acceptance.checking"]);
  });
});
