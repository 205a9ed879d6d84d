import { describe, expect, test } from "vitest";
import { citizen, clerk, officer } from "../testing/people.js";
import { licence, papers } from "../testing/sample-items.js";
import { accepted, story } from "../testing/story.js";

const item = licence({
  form: { staff: { type: "integer" } },
  materials: [
    { id: "application", title: "申请书" },
    { id: "floor-plan", title: "平面图" },
    { id: "promise", title: "承诺书", required: false },
  ],
  variants: {
    commitment: {
      title: { zh: "告知承诺", en: "commitment" },
      commitment: { letter: "promise", trust: ["A", "B"] },
      waives: ["floor-plan"],
      limits: { promised: "1 business-days" },
      basis: { law: "优化营商环境条例", article: 19 },
    },
    small: {
      title: "小餐饮",
      when: "form.staff < 3",
      limits: { promised: "3 business-days" },
    },
  },
  limits: { preset: "licensing-law", promised: { within: "10 business-days" } },
});

const promise = {
  materials: [
    { id: "application", name: "申请书.pdf" },
    { id: "promise", name: "承诺书.pdf" },
  ],
};

describe("a variant", () => {
  test("that the applicant chooses waives documents and shortens limits, and is recorded when it is filed", () => {
    const it = story(item)
      .trusted("A")
      .submit({ ...promise, variants: ["commitment"] });
    expect(it.all("variants-settled").map(({ variants }) => variants)).toEqual([
      [{ variant: "commitment", by: "applicant" }],
    ]);
    expect(it.timeline).toContain("handled as commitment");
    expect(it.act("accept", clerk).due("promised")).toBe("2026-09-15");
  });

  test("of the commitment route asks for the letter", () => {
    const it = story(item)
      .trusted("B")
      .submit({ materials: papers, variants: ["commitment"] });
    expect(it.refusal("accept", clerk).details).toMatchObject({ missing: [{ zh: "承诺书" }] });
  });

  test.each([
    ["D", "commitment", "VARIANT_NOT_TRUSTED"],
    [undefined, "commitment", "VARIANT_NOT_TRUSTED"],
    ["A", "comitment", "VARIANT_UNKNOWN"],
    ["A", "small", "VARIANT_UNKNOWN"],
  ] as const)("is refused to grade %s where it may not choose %s: %s", (trust, variant, code) => {
    const it = story(item);
    if (trust !== undefined) it.trusted(trust);
    expect(it.refusal("submit", citizen, { ...promise, variants: [variant] }).code).toBe(code);
  });

  test.each([
    [2, "2026-09-17"],
    [3, "2026-09-28"],
  ])("with a condition comes by itself: %i staff, due %s", (staff, due) => {
    const it = story(item).submit({ materials: papers, form: { staff } }).act("accept", clerk);
    expect(it.due("promised")).toBe(due);
  });

  test("stands in a draft already, may be chosen anew, and is what filing settles", () => {
    const it = story(item)
      .trusted("A")
      .act("save-draft", citizen, { variants: ["commitment"] });
    expect(it.state.variants).toEqual([{ variant: "commitment", by: "applicant" }]);
    expect(it.all("variants-settled")).toEqual([]);
    it.act("save-draft", citizen, { form: { staff: 5 } }).submit(promise);
    expect(it.all("variants-settled").map(({ variants }) => variants)).toEqual([
      [{ variant: "commitment", by: "applicant" }],
    ]);
    expect(it.act("accept", clerk).due("promised")).toBe("2026-09-15");
  });

  test("of a draft is given up where the application is filed with others, or with none", () => {
    const it = story(item)
      .trusted("A")
      .act("save-draft", citizen, { variants: ["commitment"] });
    it.submit({ materials: papers, variants: [] });
    expect(it.state.variants).toEqual([]);
    expect(it.act("accept", clerk).due("promised")).toBe("2026-09-28");
  });

  test.each([
    ["D", "commitment", "VARIANT_NOT_TRUSTED"],
    ["A", "small", "VARIANT_UNKNOWN"],
  ] as const)("is refused to grade %s in a draft too: %s, %s", (trust, variant, code) => {
    const it = story(item).trusted(trust);
    expect(it.refusal("save-draft", citizen, { variants: [variant] }).code).toBe(code);
  });

  test("is none where nobody chooses and no condition holds: nothing is recorded", () => {
    expect(accepted(item).all("variants-settled")).toEqual([]);
  });
});

describe("a tolerated document (容缺)", () => {
  const tolerant = licence({
    materials: [
      { id: "application", title: "申请书" },
      { id: "proof", title: "证明", tolerated: { within: "5 business-days", trust: ["A"] } },
    ],
  });
  const filed = (trust: "A" | "C") =>
    story(tolerant)
      .trusted(trust)
      .submit({ materials: [{ id: "application", name: "a.pdf" }] });

  test("does not keep a trusted applicant waiting, and has to come in its time", () => {
    const it = filed("A").act("accept", clerk);
    expect(it.due("material:proof")).toBe("2026-09-20");
    it.at("2026-09-16").act("receive", clerk, { materials: [{ id: "proof", name: "p.pdf" }] });
    expect(it.limit("material:proof").status).toBe("met");
  });

  test("is owed before the application is granted", () => {
    const it = filed("A").act("accept", clerk).opine("market", "handle").opine("market", "approve");
    const head = officer("head", "market");
    expect(it.refusal("grant", head).code).toBe("MATERIALS_MISSING");
    it.act("receive", citizen, { materials: [{ id: "proof", name: "p.pdf" }] });
    expect(it.act("grant", head).where).toEqual(["completion.issuing"]);
  });

  test("is demanded of everybody else before acceptance", () => {
    expect(filed("C").refusal("accept", clerk).code).toBe("MATERIALS_MISSING");
  });
});
