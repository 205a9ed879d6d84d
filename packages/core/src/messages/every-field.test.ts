import { describe, expect, test } from "vitest";
import type { Actor, Applicant } from "../case/person.js";
import { clerk, officer } from "../testing/people.js";
import { jointLicence, licence, onlineLicence, papers } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";
import { checkMessages } from "./check-messages.js";
import { fieldSources } from "./field-sources.js";
import { messageFields } from "./message-fields.js";
import { messagesOf } from "./messages-of.js";

const head = officer("head", "market");
const handler = officer("handler", "market");

/** The fields of the ten tables of the deployed exchange, as its description lists them. */
const described = `
SBLSH YWLSH SXBM XZQHDM SJBBH PDH BZ BYZDA BYZDB BYZDC BYZDD
SBSJ SXMC FSXBM FSXMC SQRLX SQRMC SQRZJLX SQRZJHM LXRXM LXRZJLX LXRSFZJHM LXRSJ LXRYX SBXMMC SBCLQD TJFS SBHZH SBJTWD
YSBLSH SQRDH XMHGCBH LXWH
YSLSJ YSLBMMC YSLBMZZJGDM BLRXM BLRGH YSLZTDM BSLYY BJBZSM YSLJTDD
SLSJ SLBMMC SLBMZZJDDM SLZTDM SLHZH GXDXZQHDM CXMM SPSXMC GDBLSX GDBLSXDW GDSF XMMC SQDWHSQRXM DLRXM SLJTDD SLZLQD
SPSJ SPBZH SPHJDM SPHJMC SPBMMC SPBMZZJDMD SPRXM SPRZWDM SPRZWMC SPYJ SPHJZTDM
BZGZSJ BZGZFCRXM BZGZYY BZCLQD
BZSJ BZSLBLRXM BZSLJTDD
TBCXKSRQ XH TBCXZL TBCXZLMC TBCXPZR TBCXPZRDH TBCXPZRSJ TBCXQDLY SQNR TBCXSX TBCXSXDW
TBCXJSRQ TBCXJG JGCSRQ TBCXSFJE JEDWDM
BJSJ BJBMMC BJBMZZJDDM BJJGDM BJJGMS ZFHTHYY ZJGZMC ZJBH ZJYXQX FZGZDW SFJE
LQSJ LQRXM LQRZJLX LQRSFZJHM LQFS`
  .trim()
  .split(/\s+/);

function made(it: Story) {
  const spare = { BYZDC: "old-number", BYZDD: "old-office" } as const;
  const frame = { item: it.item, zone: it.frame.zone, division: "440305", spare };
  return messagesOf(frame, "c1", it.facts).map(({ message }) => message);
}

const last = (it: Story, kind: string) => made(it).findLast((one) => one.kind === kind)?.fields;

const text = { type: "text" } as const;
const form = {
  ...{ "old-number": text, "old-office": text },
  ...{ "queue-number": text, "earlier-application": text, "applicant-phone": text, project: text },
  ...{ "project-number": text, "project-document": text, "contact-name": text },
  ...{ "contact-id": text, "contact-phone": text, "contact-email": text },
};
const exam = {
  id: "exam",
  title: "检验费",
  standard: "每件 40 元",
  amount: "40",
  before: "decision" as const,
  basis: { law: "中华人民共和国食品安全法", article: 87 },
};
const own = {
  parent: { code: "000131015000", title: "食品经营许可" },
  place: { address: "幸福路 1 号二楼", phone: "0755-12345678" },
  authority: {
    department: "market",
    name: { zh: "市场监督管理局", en: "Market Supervision Bureau" },
    code: "11511301008778183N",
    division: "440305",
  },
};
const shop: Applicant = { id: "91350100M000100Y43", name: "某店", kind: "legal-person" };
const agent: Actor = {
  id: "han-mei",
  name: "韩梅",
  roles: ["applicant"],
  onBehalfOf: { id: shop.id, authority: "委托书" },
};

/** A case in which everything happens that a message can tell of. */
function fullStory(): Story {
  const variants = {
    chain: { title: { zh: "连锁经营", en: "chain" }, limits: { delivery: "5 business-days" } },
  };
  const item = onlineLicence({ form, own, fees: [exam], variants });
  const filled = {
    ...{ "queue-number": "A017", "earlier-application": "20260801-1", project: "幸福里" },
    ...{ "project-number": "2026-001", "project-document": "深发改〔2026〕1号" },
    ...{ "applicant-phone": "0755-1", "contact-name": "韩梅", "contact-phone": "13800000000" },
    ...{ "contact-id": "11010519491231002X", "contact-email": "a@b.cn" },
    ...{ "old-number": "旧 12 号", "old-office": "镇政府" },
  };
  const it = story(item).of(shop).atWindow();
  it.submit({ materials: papers, form: filled, variants: ["chain"] }, agent);
  it.act("pre-accept", clerk, { result: "passed" });
  it.act("request-supplement", clerk, { materials: ["floor-plan"], reason: "不清" });
  it.act("send-notice", clerk).at("2026-09-16").act("supplement", clerk, { materials: papers });
  it.act("accept", clerk).at("2026-09-18").opine("market", "handle");
  const review = { procedure: "expert-review", length: "3 business-days", reason: "需评审" };
  it.act("open-procedure", handler, { ...review, approver: { id: "liu", name: "刘局长" } });
  it.at("2026-09-22").act("close-procedure", handler, { id: "p1", result: "通过", charged: "120" });
  it.act("extend", head, { limit: "statutory", reason: "案情复杂" });
  it.act("record-payment", clerk, { fee: "exam", amount: "40", number: "N1", source: "till" });
  it.opine("market", "approve").act("grant", head).at("2026-09-28");
  const certificate = { number: "JY1", validUntil: "2031-09-27" };
  it.act("complete", clerk, { result: "issued", certificate });
  const paper = { kind: "护照", number: "E12345678" };
  return it.act("collect", clerk, { collector: "韩梅", identifier: paper });
}

describe("ME18: every field of the ten tables", () => {
  const it = fullStory();
  const refused = story(onlineLicence()).submit();
  refused.act("pre-accept", clerk, { result: "failed", reason: "重复" });
  const supplied = story(onlineLicence()).submit();
  const asked = { result: "needs-supplement", materials: ["floor-plan"], reason: "缺图" };
  supplied.act("pre-accept", clerk, asked);
  const denied = accepted(licence()).finish("market", false).act("deny", head, { reason: "不符" });
  denied.act("complete", clerk, { result: "returned" });
  const member = accepted(
    jointLicence({
      members: { market: { item: "a" }, fire: { item: "b" }, health: { item: "c" } },
    }),
  ).finish("fire");
  const silent = story(licence()).submit().at("2026-09-22").sweep();
  const messages = [it, refused, supplied, denied, member, silent].flatMap(made);

  test("is one we know", () => {
    expect(new Set(Object.keys(messageFields))).toEqual(new Set(described));
    expect(new Set(Object.keys(fieldSources))).toEqual(new Set(described));
  });

  test.each(described)("%s is made by a case, or it is said why it never is", (name) => {
    const isMade = messages.some(({ fields }) => fields[name] !== undefined);
    expect(isMade).toBe("from" in (fieldSources[name] ?? {}));
  });

  test("is fit to go outside, alone and with the others of its case", () => {
    const stories = [it, refused, supplied, denied, member, silent];
    expect(stories.flatMap((one) => checkMessages(made(one)))).toEqual([]);
  });

  test("says what the file, the form and the persons said", () => {
    expect(last(it, "application")).toMatchObject({
      ...{ PDH: "A017", YSBLSH: "20260801-1", SBJTWD: "幸福路 1 号二楼", BYZDB: "连锁经营" },
      ...{ BYZDC: "旧 12 号", BYZDD: "镇政府" },
      ...{ FSXBM: "000131015000", FSXMC: "食品经营许可", LXRZJLX: "居民身份证" },
    });
    expect(last(it, "acceptance")).toMatchObject({
      ...{ GXDXZQHDM: "440305", GDSF: "检验费：每件 40 元", XMMC: "幸福里", DLRXM: "韩梅" },
      ...{ SLJTDD: "幸福路 1 号二楼", LXWH: "深发改〔2026〕1号" },
    });
    const procedures = made(it).filter(({ kind }) => kind === "special-procedure");
    expect(procedures.map(({ fields }) => [fields.TBCXPZR, fields.SQNR])).toEqual([
      ["刘局长", "专家评审，时限3个工作日，所需时间不计入办理期限"],
      ["head-of-market", "法定期限延长10个工作日，至 2026-11-06"],
    ]);
    expect(made(it).find(({ kind }) => kind === "special-procedure-result")?.fields).toMatchObject({
      ...{ TBCXSFJE: "120.00", JEDWDM: "CNY" },
    });
    const posts = made(it).flatMap(({ fields }) => fields.SPRZWMC ?? []);
    expect(posts).toEqual(["承办人", "批准人", "行政机关负责人"]);
    expect(last(it, "completion")).toMatchObject({ ZJYXQX: "2031-09-27", SFJE: "40.00" });
    expect(last(it, "collection")).toMatchObject({ LQRZJLX: "护照", LQRSFZJHM: "E12345678" });
  });
});

test("ME18: a spare field is left out where the form has no such field, or nobody filled it in", () => {
  const spares = (it: Story, BYZDC: string) =>
    messagesOf({ item: it.item, zone: it.frame.zone, spare: { BYZDC } }, "c1", it.facts).flatMap(
      ({ message }) => message.fields.BYZDC ?? [],
    );
  const it = story(onlineLicence({ form })).submit({
    materials: papers,
    form: { project: "幸福里" },
  });
  expect(spares(it, "project")).toEqual(["幸福里"]);
  for (const name of ["old-number", "no-such", "toString"]) expect(spares(it, name)).toEqual([]);
});

describe("ME19: a message says in words of the law", () => {
  const review = { length: "3 business-days", reason: "需评审" };
  const results = (it: Story) =>
    made(it).flatMap(({ fields }) => (fields.TBCXJG === undefined ? [] : [fields.TBCXJG]));

  test("with which branch a procedure ended", () => {
    const it = accepted(jointLicence({ approval: { "once-settled": "stop-others" } }));
    const testing = { ...review, procedure: "testing" };
    it.act("open-procedure", officer("handler", "fire"), testing).finish("market", false);
    expect(results(it)).toEqual(["所在分支已办毕，随之结束"]);
    expect(it.timeline.join()).not.toContain("branch done");
  });

  test("that it ended with the case", () => {
    const it = accepted(licence()).opine("market", "handle");
    it.act("open-procedure", handler, { ...review, procedure: "expert-review" });
    it.act("withdraw", { id: "li-lei", roles: ["applicant"] }, { reason: "另行申请" });
    expect(results(it)).toEqual(["办件终结（已撤回），随之结束"]);
  });

  test.each<[string, Story, object]>([
    [
      "why it was denied",
      accepted(licence())
        .finish("market", false)
        .act("deny", head, { reason: "布局不合规" })
        .act("complete", clerk, { result: "returned" }),
      { BJJGDM: "1", ZFHTHYY: "布局不合规" },
    ],
    [
      "why it was withdrawn",
      accepted(licence()).act(
        "withdraw",
        { id: "li-lei", roles: ["applicant"] },
        { reason: "歇业" },
      ),
      { BJJGDM: "1", ZFHTHYY: "歇业" },
    ],
    [
      "why it was terminated",
      accepted(licence()).act("terminate", head, {
        reason: "法人终止",
        basis: { law: "中华人民共和国行政许可法", article: 70 },
      }),
      { BJJGDM: "6", ZFHTHYY: "法人终止" },
    ],
    [
      "why it is void",
      accepted(licence()).act("void", head, { reason: "重复申请" }),
      { BJJGDM: "2", ZFHTHYY: "重复申请" },
    ],
  ])("%s", (_what, it, fields) => {
    expect(last(it, "completion")).toMatchObject(fields);
  });
});

test.each<[string, Applicant["kind"], string]>([
  ["an enterprise", "legal-person", "91350100M000100Y43"],
  ["an authority, known by its code alone", "legal-person", "11511301008778183N"],
  ["a public institution, by the host's word", "institution", "school-1"],
  ["a person", "person", "li-lei"],
])("ME19: the kind of applicant is that of %s", (_what, kind, id) => {
  const codes = { "91350100M000100Y43": "2", "11511301008778183N": "5", "school-1": "3" };
  const it = story(licence()).of({ id, name: "某", kind });
  it.submit(undefined, { id, roles: ["applicant"] });
  const expected = (codes as Record<string, string>)[id] ?? "1";
  expect(last(it, "application")?.SQRLX).toBe(expected);
});

describe("ME18: what the window writes is held against itself", () => {
  test("a collector's paper with a false check digit, or of no known kind, is refused", () => {
    const it = accepted(licence()).finish("market").act("grant", head);
    it.act("complete", clerk, { result: "issued", certificate: { number: "JY1" } });
    const by = (identifier: object) =>
      it.refusal("collect", clerk, { collector: "韩梅", identifier }).code;
    expect(by({ number: "110105194912310021" })).toBe("PAYLOAD_INVALID");
    expect(by({ number: "E123" })).toBe("PAYLOAD_INVALID");
  });

  test("nobody approves a procedure in their own case", () => {
    const it = accepted(licence()).opine("market", "handle");
    const review = { procedure: "expert-review", length: "3 business-days", reason: "需评审" };
    const own = { ...review, approver: { id: "li-lei" } };
    expect(it.refusal("open-procedure", handler, own).code).toBe("OWN_APPLICATION");
  });
});
