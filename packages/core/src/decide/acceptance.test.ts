import { describe, expect, test } from "vitest";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence, licence } from "../testing/sample-items.js";
import { story } from "../testing/story.js";

const plan = { id: "floor-plan", name: "平面图.pdf" };
const form = { id: "application", name: "申请书.pdf" };

describe("acceptance", () => {
  test("ends the window and starts the statutory limit on its day", () => {
    const it = story(licence()).at("2026-02-10").submit();
    it.at("2026-02-24").act("accept", clerk);
    expect(it.limit("completeness")).toMatchObject({ status: "met", endedOn: "2026-02-24" });
    expect(it.state.milestones.acceptance).toEqual(["2026-02-24"]);
    expect(it.due("statutory"), "domain 1.12 A3").toBe("2026-03-23");
  });

  test("is refused while a required material is missing, whoever brings the rest", () => {
    const it = story(licence()).submit({ materials: [form] });
    const refused = it.refusal("accept", clerk);
    expect(refused.code).toBe("MATERIALS_MISSING");
    expect(refused.says.zh).toContain("平面图");
    expect(refused.says.zh).not.toContain("营业执照");
    it.act("receive", clerk, { materials: [plan] }).act("accept", clerk);
    expect(it.where).toEqual(["approval.branches.main.open"]);
  });

  test("does not ask for a material that the halls share, nor for an optional one", () => {
    const it = story(licence()).submit({ materials: [form, plan] });
    expect(it.act("accept", clerk).state.milestones.acceptance).toHaveLength(1);
  });

  test("corrects on the spot what can be corrected", () => {
    const it = story(licence()).submit({ materials: [form] });
    it.act("correct-on-spot", clerk, { materials: [plan], reason: "当场补签" });
    expect(Object.keys(it.state.materials)).toEqual(["application", "floor-plan"]);
    expect(it.where).toEqual(["acceptance.checking"]);
  });

  test("is for the window, not for the applicant or a department", () => {
    const it = story(licence()).submit();
    expect(it.refusal("accept", citizen).code).toBe("NOT_PERMITTED");
    expect(it.refusal("accept", officer("handler", "market")).code).toBe("NOT_PERMITTED");
  });

  test("opens the departments' work, each branch with its own limit from this day (TL10)", () => {
    const it = story(jointLicence()).at("2026-09-14").submit();
    it.at("2026-09-16").act("accept", clerk);
    expect(it.tasks).toEqual([
      "approval:market:1-handle",
      "approval:fire:1-handle",
      "approval:health:1-handle",
    ]);
    expect(it.state.limits["branch:fire"]?.from).toBe("2026-09-16");
    expect(it.due("branch:fire")).toBe("2026-09-28");
  });
});

describe("the other ways out of the window", () => {
  test("refusal ends the case as refused, and meets the window's limit", () => {
    const it = story(licence()).submit();
    it.act("refuse-acceptance", clerk, { because: "not-competent", reason: "应向海关申请" });
    expect(it.state).toMatchObject({ status: "closed", end: "refused" });
    expect(it.state.milestones.refusal).toEqual(["2026-09-14"]);
    expect(it.limit("completeness").status).toBe("met");
  });

  test("refusal needs one of the law's reasons, and words", () => {
    const it = story(licence()).submit();
    for (const payload of [{}, { because: "busy", reason: "忙" }, { because: "incomplete" }]) {
      expect(it.refusal("refuse-acceptance", clerk, payload).code).toBe("PAYLOAD_INVALID");
    }
  });

  test("forwarding ends the case here; its limit is neither met nor overdue", () => {
    const it = story(licence()).submit();
    it.act("forward", clerk, { to: "市水务局", reason: "管辖" });
    expect(it.state).toMatchObject({ status: "closed", end: "forwarded" });
    expect(it.limit("completeness").status).toBe("ended");
  });
});

describe("the departments look through the materials of a joint case", () => {
  const joint = () => story(jointLicence()).submit();
  const fire = officer("handler", "fire");

  test("each has its task, and has none any more when it misses nothing", () => {
    const it = joint().act("confirm-materials", fire);
    expect(it.tasks).toEqual(["acceptance.checking", "acceptance:market", "acceptance:health"]);
  });

  test("each speaks for itself only", () => {
    expect(joint().refusal("confirm-materials", fire, {}, "market").code).toBe("NOT_PERMITTED");
    expect(joint().refusal("confirm-materials", officer("approver", "fire")).code).toBe(
      "NOT_PERMITTED",
    );
  });

  test("the window may accept without waiting for them", () => {
    expect(joint().act("accept", clerk).tasks).not.toContain("acceptance:fire");
  });

  test("but not while one of them misses something that the applicant was not told", () => {
    const it = joint().act("request-supplement", fire, {
      materials: ["floor-plan"],
      reason: "缺疏散通道",
    });
    const refused = it.refusal("accept", clerk);
    expect(refused.code).toBe("NOTICE_UNSENT");
    expect(refused.says.en).toContain("floor-plan");
  });
});
