import { describe, expect, test } from "vitest";
import { evolve, replay } from "../case/evolve.js";
import { clerk, officer } from "../testing/people.js";
import { jointLicence, licence, onlineLicence, papers } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";
import { messagesAfter, messagesOf } from "./messages-of.js";
import { messageProblems } from "./process-message.js";

const head = officer("head", "market");

function made(it: Story) {
  const frame = { item: it.item, zone: it.frame.zone, division: "440305" };
  return messagesOf(frame, "c1", it.facts).map(({ message }) => message);
}

/** "acceptance v1": which messages the case has called for, in their order. */
const names = (it: Story) => made(it).map(({ kind, fields }) => `${kind} v${fields.SJBBH}`);

const last = (it: Story) => made(it).at(-1);

/** From the first day to the last: an online check, the one notice, an answer, a procedure, an extension. */
function wholeStory(): Story {
  const it = story(onlineLicence()).at("2026-09-14").submit();
  it.act("pre-accept", clerk, { result: "passed" });
  it.act("request-supplement", clerk, { materials: ["floor-plan"], reason: "面积; 不清" });
  it.act("send-notice", clerk).at("2026-09-16");
  it.act("supplement", { id: "li-lei", name: "李雷", roles: ["applicant"] }, { materials: papers });
  it.act("accept", clerk).at("2026-09-18").opine("market", "handle");
  const review = { procedure: "expert-review", length: "3 business-days", reason: "需评审" };
  it.act("open-procedure", officer("handler", "market"), review).at("2026-09-22");
  it.act("close-procedure", officer("handler", "market"), { id: "p1", result: "通过" });
  it.act("extend", head, { limit: "statutory", reason: "案情复杂" });
  it.opine("market", "approve").act("grant", head).at("2026-09-28");
  it.act("complete", clerk, { result: "issued", certificate: { number: "JY1" } });
  return it.act("collect", clerk, { collector: "李雷" });
}

describe("ME1: the ten process messages are made from the facts, in the order of the facts", () => {
  const it = wholeStory();

  test("each by what it tells of, and each is fit to go outside", () => {
    expect(names(it)).toEqual([
      "application v1",
      "pre-acceptance v1",
      "supplement-notice v1",
      "supplement-received v1",
      "acceptance v1",
      "approval v1",
      "special-procedure v1",
      "special-procedure-result v1",
      "special-procedure v1",
      "special-procedure-result v1",
      "approval v1",
      "approval v1",
      "completion v1",
      "collection v1",
    ]);
    expect(made(it).flatMap((message) => messageProblems(message))).toEqual([]);
  });

  test("with the fields and codes of the exchange", () => {
    const fieldsOf = (kind: string) => made(it).filter((one) => one.kind === kind);
    expect(fieldsOf("application")[0]?.fields).toEqual({
      SBLSH: "c1",
      YWLSH: "c1",
      SXBM: "food-business-licence",
      XZQHDM: "440305",
      SJBBH: "1",
      SBSJ: "2026-09-14 10:00:00",
      SXMC: "食品经营许可证核发",
      SQRLX: "1",
      SQRMC: "李雷",
      SBCLQD: "申请书.pdf;平面图.pdf",
      TJFS: "1",
      SBHZH: "c1",
    });
    expect(fieldsOf("supplement-notice")[0]?.fields).toMatchObject({
      BZGZYY: "面积； 不清",
      BZCLQD: "平面图",
    });
    expect(fieldsOf("acceptance")[0]?.fields).toMatchObject({
      SLZTDM: "1",
      BLRXM: "王芳",
      GDBLSX: "20",
      GDBLSXDW: "G",
    });
    expect(fieldsOf("approval").map(({ fields }) => [fields.SPBZH, fields.SPHJDM])).toEqual([
      ["main-1", "1"],
      ["main-2", "3"],
      ["decision", "3"],
    ]);
    const procedures = [
      ...fieldsOf("special-procedure"),
      ...fieldsOf("special-procedure-result"),
    ].map(({ fields }) => [fields.XH, fields.TBCXZL, fields.TBCXSX, fields.TBCXJG]);
    expect(procedures).toEqual([
      ["B1", "B", "3", undefined],
      ["A-statutory-1", "A", "10", undefined],
      ["B1", undefined, undefined, "通过"],
      ["A-statutory-1", undefined, undefined, "同意延长"],
    ]);
    expect(fieldsOf("completion")[0]?.fields).toMatchObject({ BJJGDM: "0", ZJBH: "JY1" });
  });

  test("and are the same whether made with each decision or from all facts at the end", () => {
    const frame = { item: it.item, zone: it.frame.zone };
    const whole = messagesOf(frame, "c1", it.facts);
    for (const cut of [1, 7, it.facts.length - 3]) {
      const before = replay("c1", it.facts.slice(0, cut));
      const later = messagesAfter(frame, before, it.facts.slice(cut), "c1");
      expect(later).toEqual(whole.filter(({ seq }) => seq > cut));
      expect(it.facts.slice(cut).reduce(evolve, before)).toEqual(it.state);
    }
  });
});

describe("ME1: a case that ends before its decision says how", () => {
  test.each<[string, Story, object]>([
    [
      "refused at the window: the acceptance itself",
      story(licence()).submit().act("refuse-acceptance", clerk, {
        because: "not-competent",
        reason: "不属本机关职权",
      }),
      { kind: "acceptance", fields: { SLZTDM: "2", BSLYY: "不属本机关职权" } },
    ],
    [
      "returned online: the pre-acceptance itself",
      story(onlineLicence())
        .submit()
        .act("pre-accept", clerk, { result: "failed", reason: "重复" }),
      { kind: "pre-acceptance", fields: { YSLZTDM: "2", BSLYY: "重复" } },
    ],
    [
      "withdrawn: returned",
      accepted(licence()).act("withdraw", { id: "li-lei", roles: ["applicant"] }, {}),
      { kind: "completion", fields: { BJJGDM: "1", ZFHTHYY: "已撤回" } },
    ],
    [
      "declared void",
      accepted(licence()).act("void", head, { reason: "重复申请" }),
      { kind: "completion", fields: { BJJGDM: "2" } },
    ],
    [
      "denied: returned with the reason",
      accepted(licence())
        .finish("market", false)
        .act("deny", head, { reason: "不符合条件" })
        .act("complete", clerk, { result: "returned" }),
      { kind: "completion", fields: { BJJGDM: "1", ZFHTHYY: "不符合条件" } },
    ],
  ])("%s", (_what, it, message) => {
    expect(messageProblems({ ...(last(it) ?? made(it)[0]) } as never)).toEqual([]);
    expect(last(it)).toMatchObject(message);
  });
});

describe("ME2: what is said again is the same message with the next data version", () => {
  test("a second answer of the window, a procedure whose days are put right, an extension taken back", () => {
    const it = story(onlineLicence()).at("2026-09-14").submit();
    const demand = { result: "needs-supplement", materials: ["floor-plan"], reason: "缺图" };
    it.act("pre-accept", clerk, demand).at("2026-09-15");
    it.act("supplement", { id: "li-lei", roles: ["applicant"] }, { materials: papers });
    it.act("pre-accept", clerk, { result: "passed" }).act("accept", clerk);
    const review = { procedure: "expert-review", length: "3 business-days", reason: "需评审" };
    it.at("2026-09-16").act("open-procedure", officer("handler", "market"), review);
    const dates = {
      what: "exclusion",
      procedure: "p1",
      openedOn: "2026-09-15",
      reason: "登记错误",
    };
    it.at("2026-09-17").act("correct", head, dates);
    expect(names(it).slice(-1)).toEqual(["special-procedure v2"]);
    expect(last(it)?.fields).toMatchObject({ XH: "B1", TBCXKSRQ: "2026-09-15 00:00:00" });
    it.act("close-procedure", officer("handler", "market"), { id: "p1", result: "通过" });
    it.act("extend", head, { limit: "statutory", reason: "案情复杂" });
    it.act("correct", head, {
      what: "extension",
      limit: "statutory",
      number: 1,
      reason: "误批",
    });
    expect(names(it).filter((name) => name.endsWith("v2"))).toEqual([
      "pre-acceptance v2",
      "special-procedure v2",
      "special-procedure-result v2",
    ]);
    expect(last(it)?.fields).toMatchObject({ XH: "A-statutory-1", TBCXJG: "撤销延长" });
    expect(made(it).flatMap((message) => messageProblems(message))).toEqual([]);
  });

  test("a receipt put right, a certificate corrected, an opinion given again", () => {
    const states = {
      submission: {
        use: "submission" as const,
        by: ["applicant", "window-clerk"],
        next: "acceptance",
        "back-date": "5 business-days",
      },
    };
    const it = story(licence({ states })).atWindow().submit(undefined, clerk).act("accept", clerk);
    it.at("2026-09-15").opine("market", "handle");
    it.act("recall", officer("handler", "market"), { reason: "看漏" }).opine("market", "handle");
    expect(last(it)?.fields).toMatchObject({ SPBZH: "main-1", SJBBH: "2" });
    it.act("correct", head, { what: "receipt", on: "2026-09-11", reason: "登记错误" });
    expect(last(it)?.fields).toMatchObject({ SBSJ: "2026-09-11 00:00:00", SJBBH: "2" });
    it.opine("market", "approve").act("grant", head);
    it.act("complete", clerk, { result: "issued", certificate: { number: "JY1" } });
    const again = { what: "document", document: "certificate", number: "JY2", text: "号码更正" };
    it.act("correct", head, { ...again, reason: "打印错误" });
    expect(last(it)).toMatchObject({ kind: "completion", fields: { ZJBH: "JY2", SJBBH: "2" } });
  });
});

test("ME3: what silence decided has no officer, and says so", () => {
  const it = story(licence()).at("2026-09-14").submit().at("2026-09-22").sweep();
  expect(last(it)).toMatchObject({
    kind: "acceptance",
    fields: { SLSJ: "2026-09-14 00:00:00", SLZTDM: "1", BZ: "逾期未一次告知，视为受理" },
  });
  expect(last(it)?.fields).not.toHaveProperty("BLRXM");
  const [message] = made(it).slice(-1);
  expect(message && messageProblems(message)).toEqual([]);
});

test("ME16: what is about a member of a bundle has the member's own number in the first spare field", () => {
  const members = { market: { item: "food-licence" }, fire: { item: "fire-check" } };
  const it = accepted(jointLicence({ members: { ...members, health: { item: "health-check" } } }));
  it.act("open-procedure", officer("handler", "fire"), {
    procedure: "testing",
    length: "5 business-days",
    reason: "检测",
  });
  it.act("close-procedure", officer("handler", "fire"), { id: "p1", result: "合格" }).finish(
    "fire",
  );
  const about = made(it).map(({ kind, fields }) => [kind, fields.YWLSH, fields.BYZDA ?? "-"]);
  expect(about).toEqual([
    ["application", "c1", "-"],
    ["acceptance", "c1", "-"],
    ["special-procedure", "c1", "c1-2"],
    ["special-procedure-result", "c1", "c1-2"],
    ["approval", "c1", "c1-2"],
    ["approval", "c1", "c1-2"],
  ]);
  expect(made(it).flatMap((message) => messageProblems(message))).toEqual([]);
});

test("ME1: in a joint case every department's steps are numbered by its branch", () => {
  const it = accepted(jointLicence()).finish("fire").finish("health");
  const steps = made(it).flatMap(({ fields }) => fields.SPBZH ?? []);
  expect(steps).toEqual(["fire-1", "fire-2", "health-1", "health-2"]);
  expect(last(it)?.fields.SPBMMC).toBe("卫生健康局");
});
