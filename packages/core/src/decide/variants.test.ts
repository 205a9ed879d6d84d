import { describe, expect, test } from "vitest";
import type { LimitDefinition } from "../definition/limit-definition.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { licence, papers } from "../testing/sample-items.js";
import { accepted, story } from "../testing/story.js";
import { describeLimit } from "../view/describe-limit.js";

const item = licence({
  form: { staff: { type: "integer" } },
  materials: [
    { id: "application", title: "申请书" },
    { id: "floor-plan", title: "平面图" },
    { id: "promise", title: "承诺书", "only-when": "variants.commitment" },
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

describe("the limit of a variant", () => {
  const site = { opens: "site-inspection" };
  const becomes = [{ on: site, within: "8 business-days" }];
  const timed = (small: string | { within: string; becomes?: object[] }) =>
    licence({
      form: { staff: { type: "integer" } },
      variants: {
        small: { title: "小餐饮", when: "form.staff < 3", limits: { promised: small } },
        odd: { title: "非两人", when: "form.staff != 2", limits: { promised: "1 business-days" } },
      },
      limits: { preset: "licensing-law", promised: { within: "4 business-days", becomes } },
    } as Parameters<typeof licence>[0]);
  const inspected = (of: ReturnType<typeof timed>, staff = 2) =>
    story(of)
      .submit({ materials: papers, form: { staff } })
      .act("accept", clerk)
      .act("open-procedure", officer("handler", "market"), {
        procedure: "site-inspection",
        reason: "抽查",
      });
  const length = (it: ReturnType<typeof inspected>) => it.limit("promised").within.count;

  test("as a bare length gives way to what the item's own becomes, and the guide says so", () => {
    const bare = timed("3 business-days");
    expect(length(inspected(bare))).toBe(8);
    const said = describeLimit(bare, bare.limits.get("promised") as LimitDefinition).variants;
    expect(said?.en).toContain("3 business days (here too 8 business days after start of ");
  });

  test("with changes of its own keeps to those, or to its length where it has none", () => {
    const own = [{ on: site, within: "5 business-days" }];
    const changed = timed({ within: "3 business-days", becomes: own });
    expect(length(inspected(changed))).toBe(5);
    const said = describeLimit(changed, changed.limits.get("promised") as LimitDefinition).variants;
    expect(said?.zh).toContain("小餐饮：3个工作日（现场核查开始后为 5个工作日）");
    expect(length(inspected(timed({ within: "3 business-days", becomes: [] })))).toBe(3);
  });

  test("is that of the first one written where several apply", () => {
    expect(length(inspected(timed({ within: "3 business-days", becomes: [] }), 1))).toBe(3);
  });

  test("is held to the law, the item and its procedures whatever it becomes (DEF27, DEF58)", () => {
    const rules = (...own: object[]) => {
      try {
        timed({ within: "3 business-days", becomes: own });
      } catch (error) {
        return JSON.stringify((error as { details: unknown }).details).match(/DEF\d+/g);
      }
      return [];
    };
    expect(rules({ on: site, within: "9 business-days" })).toContain("DEF58");
    expect(rules({ on: site, within: "5 calendar-days" })).toContain("DEF58");
    expect(rules({ on: { opens: "site-check" }, within: "4 business-days" })).toContain("DEF27");
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
