import { defineItem } from "@banjian/core";
import { expect, test } from "vitest";
import { explore } from "./explore.js";
import { trailScenarios } from "./trail-scenarios.js";

const item = defineItem({
  banjian: 1,
  item: {
    code: "stall",
    version: "1",
    title: "临时摊位",
    type: "registration",
    kind: "promised",
    level: "county",
    authority: { department: "hall", name: "政务服务中心" },
    basis: [{ law: "城市市容和环境卫生管理条例" }],
    form: { area: { type: "integer", min: 1 } },
    materials: [
      { id: "application", title: "申请书" },
      { id: "plan", title: "方案" },
      { id: "promise", title: "承诺书", "only-when": "variants.commitment" },
    ],
  },
  variants: {
    commitment: {
      title: "告知承诺",
      commitment: { letter: "promise", trust: ["A"] },
      waives: ["plan"],
      basis: { law: "优化营商环境条例" },
    },
  },
  flow: {
    initial: "submission",
    states: {
      submission: { use: "submission", next: "acceptance" },
      acceptance: {
        use: "acceptance",
        supplement: { "answer-within": "5 calendar-days" },
        next: "checking",
      },
      checking: {
        on: {
          decide: {
            to: [
              { when: "form.area > 20", to: "inspection" },
              { when: "variants.commitment", to: "spot-check" },
              { to: "archived" },
            ],
          },
        },
      },
      inspection: { on: { pass: "archived" } },
      "spot-check": { on: { pass: "archived" } },
      archived: { final: true },
    },
  },
});

test("an exploration files an application for each way the conditions come out, and for each variant", async () => {
  const { untaken, ways, ends } = await explore(item, "2026-03-02 09:00");
  expect(untaken).toEqual([]);
  expect(ends.map(({ name }) => name)).toContain("archived");
  const told = ways.map(({ place }, index) => ({
    name: `way-${index}`,
    title: { zh: "路", en: "way" },
    place,
  }));
  const { applications } = trailScenarios("stall.yaml", told);
  expect(Object.values(applications)).toContainEqual(
    expect.objectContaining({
      variants: ["commitment"],
      applicant: expect.objectContaining({ trust: "A" }),
    }),
  );
});
