import { describe, expect, test } from "vitest";
import { citizen, clerk, officer } from "../testing/people.js";
import { licence, papers } from "../testing/sample-items.js";
import { type Story, story } from "../testing/story.js";

const proof = { materials: ["floor-plan"], reason: "面积不清" };
const serve = (it: Story, payload: object) => it.act("serve-notice", clerk, payload);

/** The one notice has gone out on 14 September by this way. */
function noticed(way: string, chosen: readonly string[] = []): Story {
  const it = story(licence()).at("2026-09-14").submit();
  if (chosen.length > 0) it.act("choose-service", citizen, { ways: chosen });
  return it.act("request-supplement", clerk, proof).act("send-notice", clerk, { way });
}

const service = (it: Story) => it.state.notices[0]?.service;
const tasks = (it: Story) =>
  Object.values(it.state.tasks).flatMap(({ work }) => (work.startsWith("service") ? [work] : []));

describe("SV1: a notice is served when it is sent by a way that serves at once", () => {
  test.each([
    ["window", []],
    ["online", []],
    ["sms", ["sms"]],
  ])("%s, chosen %j: the answer period runs from the day it was sent", (way, chosen) => {
    const it = noticed(way, chosen);
    expect(service(it)).toMatchObject({ way, sentOn: "2026-09-14", servedOn: "2026-09-14" });
    expect(it.due("supplement")).toBe("2026-10-14");
    expect(tasks(it)).toEqual([]);
  });

  test.each([
    ["sms", []],
    ["post", ["post"]],
  ])("%s alone reminds, chosen %j: the duty to tell is done, and no period runs", (way, chosen) => {
    const it = noticed(way, chosen);
    expect(service(it)).toEqual({ way, sentOn: "2026-09-14", failed: [] });
    expect(it.limit("completeness").status).toBe("met");
    expect(it.state.limits.supplement).toBeUndefined();
    expect(tasks(it)).toEqual(["service:1"]);
  });

  test("online serves nobody who applied at the window and did not choose it", () => {
    const it = story(licence()).atWindow().at("2026-09-14").submit({ materials: papers });
    it.act("request-supplement", clerk, proof).act("send-notice", clerk, { way: "online" });
    expect(service(it)).not.toHaveProperty("servedOn");
  });
});

describe("SV2: the period runs from the day on which it was served (TL9)", () => {
  test("which the window records with its proof, some days later", () => {
    const it = noticed("post").at("2026-09-21");
    serve(it, { result: "served", on: "2026-09-18", proof: "EMS 1234" });
    expect(service(it)).toMatchObject({ servedOn: "2026-09-18", proof: "EMS 1234" });
    expect(it.due("supplement")).toBe("2026-10-19");
    expect(tasks(it)).toEqual([]);
  });

  test.each(["2026-09-13", "2026-09-22"])(
    "%s is before it was sent, or tomorrow (SERVICE_DAY)",
    (on) => {
      const it = noticed("post").at("2026-09-21");
      const refusal = it.refusal("serve-notice", clerk, { result: "served", on, proof: "EMS" });
      expect(refusal.code).toBe("SERVICE_DAY");
    },
  );

  test.each(["sms", "online"] as const)(
    "not by %s, which nobody agreed to (SERVICE_WAY_NOT_CHOSEN); once that is chosen it may",
    (way) => {
      const it = story(licence()).atWindow().at("2026-09-14").submit({ materials: papers });
      it.act("request-supplement", clerk, proof).act("send-notice", clerk, { way });
      const served = { result: "served", proof: "回执" };
      expect(it.refusal("serve-notice", clerk, served).code).toBe("SERVICE_WAY_NOT_CHOSEN");
      it.act("choose-service", citizen, { ways: [way] });
      expect(service(serve(it, served))).toMatchObject({ way, servedOn: "2026-09-14" });
    },
  );

  test("an answer that comes before it is known to be served ends the matter", () => {
    const it = noticed("post").act("supplement", citizen, {
      materials: [{ id: "floor-plan", name: "2.pdf" }],
    });
    expect(tasks(it)).toEqual([]);
    expect(it.where).toEqual(["acceptance.checking"]);
  });
});

describe("SV3: service that fails opens the duty again", () => {
  const failed = () =>
    serve(noticed("post").at("2026-09-16"), { result: "failed", reason: "退回" });

  test("with a task of its own and a card, and nothing runs against the applicant", () => {
    const it = failed();
    expect(tasks(it)).toEqual(["service:1:1"]);
    expect(it.cards).toHaveLength(1);
    expect(it.state.cards[0]).toMatchObject({ cause: "service-failed", role: "window-clerk" });
    expect(it.state.limits.supplement).toBeUndefined();
    const again = it.refusal("serve-notice", clerk, { result: "failed", reason: "退回" });
    expect(again.code).toBe("SERVICE_NOT_SENT");
  });

  test("and it goes by another way: the same one is refused, the next is taken where none is named", () => {
    const it = failed();
    expect(it.refusal("serve-notice", clerk, { result: "sent", way: "post" }).code).toBe(
      "SERVICE_WAY_FAILED",
    );
    serve(it, { result: "sent" });
    expect(service(it)).toMatchObject({ way: "online", servedOn: "2026-09-16", failed: ["post"] });
    expect(it.due("supplement")).toBe("2026-10-16");
    expect(tasks(it)).toEqual([]);
  });

  test("what failed by post has not come by post, unless it was handed over", () => {
    const refusal = failed().refusal("serve-notice", clerk, {
      result: "served",
      way: "post",
      proof: "EMS",
    });
    expect(refusal.code).toBe("SERVICE_WAY_FAILED");
  });

  test("the window may hand it over at last", () => {
    const it = serve(failed(), { result: "served", way: "window", proof: "当面签收" });
    expect(service(it)).toMatchObject({ way: "window", servedOn: "2026-09-16" });
  });
});

test("SV4: the window records service, and the applicant chooses how to be served; others do neither", () => {
  const it = noticed("post");
  const handler = officer("handler", "market");
  const served = { result: "served", proof: "EMS" };
  expect(it.refusal("serve-notice", handler, served).code).toBe("NOT_PERMITTED");
  expect(it.refusal("serve-notice", citizen, served).code).toBe("NOT_PERMITTED");
  expect(it.refusal("choose-service", handler, { ways: ["sms"] }).code).toBe("NOT_PERMITTED");
});
