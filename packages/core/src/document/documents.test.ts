import { expect, test } from "vitest";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence, licence, onlineLicence } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";
import { documentHtml } from "./document-html.js";
import { documentsOf } from "./documents.js";
import { remediesTold } from "./remedies.js";

const head = officer("head", "market");

type ItemType = Story["item"]["file"]["item"]["type"];

const ofType = (type: ItemType) => {
  const item = licence();
  return { ...item, file: { ...item.file, item: { ...item.file.item, type } } };
};

const documents = (it: Story) => documentsOf(it.item, "c1", it.facts);

/** Accepted and denied, after a notice that came by post. */
function denied(type: ItemType): Story {
  const it = accepted(ofType(type)).opine("market", "handle").opine("market", "approve", false);
  return it.act("deny", head, { reason: "不符合规定的条件和标准" });
}

const lawOf = (it: Story) => JSON.stringify(documents(it).map(({ basis }) => basis));

test("DOC4: the licensing law stands on the documents of licences, and on no others", () => {
  expect(lawOf(denied("licence"))).toContain("行政许可法");
  const it = denied("registration");
  expect(lawOf(it)).not.toContain("行政许可法");
  expect(JSON.stringify(documents(it).map(({ says }) => says))).not.toContain("许可");
  expect(documents(it).map(({ title }) => title.zh)).toEqual([
    "收件凭证",
    "受理通知书",
    "不予登记决定书",
    "送达回证",
  ]);
});

test.each([
  ["licence", "不予行政许可决定书", "经审查，决定不予行政许可。"],
  ["registration", "不予登记决定书", "经审查，决定不予登记。"],
  ["confirmation", "不予确认决定书", "经审查，决定不予确认。"],
  ["payment", "不予给付决定书", "经审查，决定不予给付。"],
  ["ruling", "行政裁决书", "经审查，决定驳回申请。"],
  ["other", "不予办理决定书", "经审查，决定不予办理。"],
] as const)("DOC4: the decision on a %s is called %s", (type, title, said) => {
  const decision = documents(denied(type)).find(({ kind }) => kind === "deny-decision");
  expect(decision?.title.zh).toBe(title);
  expect(decision?.says[0]?.zh).toBe(said);
});

test("DOC4: what is missing from an application for no licence is told by the rules that ask for one notice there", () => {
  const it = story(ofType("registration")).at("2026-09-14").submit();
  it.act("request-supplement", clerk, { materials: ["floor-plan"], reason: "面积不清" });
  const [, notice] = documents(it.act("send-notice", clerk));
  expect(notice?.basis[0]?.zh).toBe("《优化营商环境条例》第36条");
});

const said = (it: Story, kind: string) =>
  documents(it)
    .find((one) => one.kind === kind)
    ?.says.map(({ zh }) => zh) ?? [];

test("DOC7: a notice says by when it has to be answered: a day once it was served, else so long from its service", () => {
  const asked = () =>
    story(licence())
      .at("2026-09-14")
      .submit()
      .act("request-supplement", clerk, { materials: ["floor-plan"], reason: "面积不清" });
  const atOnce = asked().act("send-notice", clerk, { way: "online" });
  expect(said(atOnce, "supplement-notice")[1]).toContain("在 2026-10-14 前（含当日，30个自然日）");
  const byPost = asked().act("send-notice", clerk, { way: "post" });
  expect(said(byPost, "supplement-notice")[1]).toContain("自本通知送达之日起30个自然日内");
});

test("DOC7: the time a procedure takes is told with its first and its last day, and by its own law alone", () => {
  const it = accepted(jointLicence(), "2026-09-14").at("2026-09-15");
  it.act("open-procedure", officer("handler", "fire"), {
    procedure: "expert-review",
    length: "3 business-days",
    reason: "组织评审",
  });
  expect(said(it, "procedure-notice")[0]).toMatch(
    /自 2026-09-15 起，所需时间为3个工作日，至 2026-09-18 止，不计入办理期限。$/,
  );
  const notice = documents(it).find(({ kind }) => kind === "procedure-notice");
  expect(notice?.basis.map(({ zh }) => zh)).toEqual(["《中华人民共和国行政许可法》第45条"]);
});

test("DOC8: every refusal tells of review and lawsuit, what the law says where nothing else was written", () => {
  expect(said(denied("licence"), "deny-decision").at(-1)).toContain("六十日内依法申请行政复议");
  const refused = (more: object) =>
    story(licence())
      .submit()
      .act("refuse-acceptance", clerk, { because: "not-competent", reason: "不属本局", ...more });
  expect(said(refused({}), "acceptance-refusal").at(-1)).toContain("行政诉讼");
  const own = "可向市政府申请行政复议。";
  expect(said(refused({ remedies: own }), "acceptance-refusal").at(-1)).toBe(own);
});

test("DOC1: who does not pass the check on the internet is refused in writing, with reasons and remedies, and it is served", () => {
  const it = story(onlineLicence()).at("2026-09-14").submit();
  it.act("pre-accept", clerk, { result: "failed", reason: "不属于本机关职权范围" });
  expect(said(it, "acceptance-refusal")).toEqual([
    "经网上预受理审查，申请不符合受理条件，不予受理。",
    "理由：不属于本机关职权范围",
    remediesTold().zh,
  ]);
  expect(it.state.letters).toMatchObject([
    { kind: "acceptance-refusal", service: { way: "online", servedOn: "2026-09-14" } },
  ]);
  const passed = story(onlineLicence()).submit().act("pre-accept", clerk, { result: "passed" });
  expect(said(passed, "acceptance-refusal")).toEqual([]);
});

test("DOC2: the notice of what silence accepted tells from which day, and the limits as they run", () => {
  const limits = { preset: "licensing-law", promised: { within: "10 business-days" } } as const;
  const it = story(licence({ limits })).at("2026-09-14").submit().at("2026-09-22").sweep();
  it.act("extend", head, { limit: "statutory", reason: "情况复杂" });
  it.act("issue-document", clerk, { document: "acceptance-notice" });
  const [, ...told] = said(it, "acceptance-notice");
  const until = (name: string) => it.due(name);
  expect(told).toEqual([
    `自 2026-09-14 起，法定期限：至 ${until("statutory")} 止。`,
    `自 2026-09-14 起，承诺期限：10个工作日，至 ${until("promised")} 止。`,
  ]);
});

test("TL9: nothing is refused as incomplete before the applicant was told what is missing (INCOMPLETE_UNTOLD)", () => {
  const refusal = { because: "incomplete", reason: "材料仍不齐全，未能补正" };
  const it = story(licence()).submit();
  expect(it.refusal("refuse-acceptance", clerk, refusal).code).toBe("INCOMPLETE_UNTOLD");
});

test("DOC1: that a notice was served gives a record of service, with way, day and proof", () => {
  const it = story(licence()).at("2026-09-14").submit();
  it.act("request-supplement", clerk, { materials: ["floor-plan"], reason: "面积不清" });
  it.act("send-notice", clerk, { way: "post" }).at("2026-09-17");
  it.act("serve-notice", clerk, { result: "served", on: "2026-09-16", proof: "EMS 1234" });
  const record = documents(it).at(-1);
  expect([record?.kind, record?.on, ...(record?.says ?? []).map(({ zh }) => zh)]).toEqual([
    "service-record",
    "2026-09-16",
    "补正告知书于 2026-09-16 送达，方式：邮寄送达。",
    "凭据：EMS 1234。",
  ]);
});

test("DOC5: a page ends with the authority, the day as its language writes it and the seal over both, never alone on a sheet", () => {
  const decision = documents(denied("licence")).find(({ kind }) => kind === "deny-decision");
  if (decision === undefined) throw new Error("nothing was decided");
  const [year, month, day] = decision.on.split("-").map(Number);
  const page = documentHtml(decision, "zh");
  expect(page).toContain(
    `<p>${year}年${month}月${day}日</p><p class="seal none">（印章）</p></div>`,
  );
  expect(page).toMatch(/\.end \{[^}]*break-inside: avoid; break-before: avoid;/);
  expect(page).toContain('counter(page) " / " counter(pages)');
  const sealed = documentHtml(decision, "en", () => "<img src=seal.png>");
  expect(sealed).toContain(`<p>${decision.on}</p><div class="seal"><img src=seal.png></div>`);
  expect(page).not.toContain("送达人签名");
  const record = documents(denied("licence")).find(({ kind }) => kind === "service-record");
  // The list of documents tells which paper it proves.
  expect(record?.about?.zh).toMatch(/编号 c1-\d+，受送达人|补正告知书/);
  expect(record && documentHtml(record, "zh")).toContain("受送达人签名");
});

test("DOC6: what tells of a hearing is addressed to every party", () => {
  const hearing = { excludes: true, hearing: {} };
  const handler = officer("handler", "market");
  const it = accepted(licence({ approval: { procedures: { hearing } } })).at("2026-09-15");
  const told = { parties: [{ id: "wang", name: "王阿婆" }], matter: "油烟", way: "window" };
  it.act("notify-right", handler, told, "main").act("request-hearing", { id: "wang", roles: [] });
  const opened = { procedure: "hearing", length: "20 business-days", reason: "申请听证" };
  it.act("waive-hearing", citizen).act("open-procedure", handler, opened, "main");
  const on = { on: "2026-09-28", place: "三楼", president: { id: "han" } };
  it.act("invite-hearing", handler, { id: "p1", ...on }, "main");
  const letters = documents(it).filter(({ kind }) => kind.startsWith("hearing"));
  expect(letters.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
    "hearing-right-notice 李雷、王阿婆",
    "hearing-invitation 李雷、王阿婆",
  ]);
});
