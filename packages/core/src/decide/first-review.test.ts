import { describe, expect, test } from "vitest";
import { clerk, officer } from "../testing/people.js";
import { jointLicence } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";
import { guideOf } from "../view/guide.js";

/** The fire brigade reviews first; health and market, the upper level, come after. */
const reviewed = (within?: string) =>
  jointLicence({
    approval: {
      returns: { window: true },
      branches: {
        fire: {
          department: "fire",
          "first-review": true,
          ...(within === undefined ? {} : { within }),
        },
        health: { department: "health", within: "8 business-days", starts: { after: "fire" } },
        market: { department: "market", within: "10 business-days", starts: { after: "health" } },
      },
    },
    limits: { preset: "licensing-law-joint" },
  });
const atUpper = (): Story => accepted(reviewed()).finish("fire").opine("health", "handle");
const health = officer("approver", "health");
const asking = (...materials: string[]) => ({ to: "window", materials, reason: "看不清" });

describe("DA8: the first review of a lower authority", () => {
  test("has 20 business days of its own by law, unless the item gives it another limit", () => {
    const it = accepted(reviewed());
    // 15 September to 16 October: Mid-Autumn and National Day are off, 20 September and 10 October are worked.
    expect(it.due("branch:fire")).toBe("2026-10-16");
    expect(it.item.limits.get("branch:fire")?.basis).toMatchObject([{ article: 43 }]);
    expect(accepted(reviewed("5 business-days")).due("branch:fire")).toBe("2026-09-20");
    const steps = guideOf(it.item).sections.flatMap(({ steps: all = [] }) => all);
    expect(steps.map(({ zh }) => zh).join()).toContain("下级机关初审");
  });

  test("comes before all others: only it looks through the materials, and nobody starts before its result", () => {
    const it = story(reviewed()).submit();
    expect(it.tasks.filter((work) => work.startsWith("acceptance:"))).toEqual(["acceptance:fire"]);
    it.act("accept", clerk);
    expect(it.tasks).toEqual(["approval:fire:1-handle"]);
    it.at("2026-09-16").finish("fire");
    expect(it.limit("branch:fire").status).toBe("met");
    expect(it.tasks).toEqual(["approval:health:1-handle"]);
  });

  test("nor may its window, before the application is accepted; that of the lower one asks for what is no good", () => {
    const it = story(reviewed()).submit();
    const asked = { materials: ["floor-plan"], reason: "看不清" };
    const upper = { ...clerk, department: "health" };
    expect(it.refusal("request-supplement", upper, asked).code).toBe("MATERIAL_SUPPLIED");
    it.act("request-supplement", { ...clerk, department: "fire" }, asked).act("send-notice", clerk);
    expect(it.all("notice-sent")).toHaveLength(1);
  });

  test("the upper authority may not ask again for what was handed in", () => {
    const it = atUpper();
    const refused = it.refusal("return", health, asking("floor-plan", "health-proof"));
    expect(refused).toMatchObject({
      code: "MATERIAL_SUPPLIED",
      details: { materials: ["floor-plan"] },
    });
    expect(refused.says.zh).toContain("上级机关不得要求重复提供");
    it.act("return", health, asking("health-proof"));
    expect(it.timeline.join()).toContain("health certificate: 看不清");
    it.act(
      "answer-return",
      clerk,
      {
        materials: [{ id: "health-proof", name: "健康证.pdf" }],
        answer: "已补",
      },
      "health",
    );
    expect(it.refusal("return", health, asking("health-proof")).code).toBe("MATERIAL_SUPPLIED");
  });

  test("nor while the window accepts; the lower authority may", () => {
    const it = story(reviewed()).submit();
    const asked = { materials: ["floor-plan"], reason: "看不清" };
    expect(it.refusal("request-supplement", officer("handler", "health"), asked).code).toBe(
      "MATERIAL_SUPPLIED",
    );
    it.act("request-supplement", officer("handler", "fire"), asked);
    expect(it.state.demands).toHaveLength(1);
  });

  test("documents are asked of the window only, and departments of one level may ask again", () => {
    const { says } = atUpper().refusal("return", health, {
      ...asking("floor-plan"),
      to: "previous",
    });
    expect(says.en).toContain("only the window is asked for documents");
    const level = accepted(jointLicence({ approval: { returns: { window: true } } }));
    level.act("return", officer("handler", "health"), asking("floor-plan"));
    expect(level.where).toContain("approval.branches.health.returned");
  });
});
