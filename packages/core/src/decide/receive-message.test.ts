import { CodedError } from "@banjian/base";
import { describe, expect, test } from "vitest";
import type { MessageKind } from "../case/message-kind.js";
import { clerk, officer } from "../testing/people.js";
import { jointLicence } from "../testing/sample-items.js";
import { accepted, beijing, type Story, story } from "../testing/story.js";
import { reportImpossible } from "./impossible-message.js";

const item = jointLicence({
  approval: {
    returns: { window: true },
    branches: {
      fire: { department: "fire", within: "3 business-days", system: "fire-net" },
      health: { department: "health", within: "8 business-days" },
    },
  },
});

const common = { SBLSH: "c1", YWLSH: "F-1", SXBM: "440305-fire", XZQHDM: "440305" };
const officerOf = { SPBMMC: "消防救援机构", SPRXM: "周涛" };
const contents: { readonly [Kind in MessageKind]?: Readonly<Record<string, string>> } = {
  application: {
    ...{ SBSJ: "2026-09-14 10:10:00", SXMC: "消防检查", SQRLX: "1", SQRMC: "李雷" },
    ...{ SBCLQD: "无", TJFS: "1", SBHZH: "R1" },
  },
  acceptance: {
    ...{ SLSJ: "2026-09-14 10:20:00", SLBMMC: "消防救援机构", SLZTDM: "1", SPSXMC: "消防检查" },
    ...{ BLRXM: "陈晓", SLHZH: "A1" },
  },
  "special-procedure": {
    ...{ TBCXKSRQ: "2026-09-15 09:00:00", XH: "1", TBCXZL: "B", TBCXZLMC: "检测" },
    ...{ TBCXPZR: "陈晓", TBCXQDLY: "需要检测", TBCXSX: "5", TBCXSXDW: "G" },
  },
  "special-procedure-result": {
    ...{ TBCXJSRQ: "2026-09-17 09:00:00", XH: "1", TBCXJG: "合格", JGCSRQ: "2026-09-17" },
  },
  "supplement-notice": {
    ...{ BZGZSJ: "2026-09-15 09:00:00", BZGZFCRXM: "陈晓", BZGZYY: "看不清", BZCLQD: "平面图" },
  },
  "supplement-received": { BZSJ: "2026-09-16 09:00:00", BZCLQD: "平面图", BZSLBLRXM: "陈晓" },
  completion: {
    ...{ BJSJ: "2026-09-17 12:00:00", BJBMMC: "消防救援机构", BJJGDM: "0", BJJGMS: "同意" },
  },
};

function said(kind: MessageKind, more: Readonly<Record<string, string>> = {}) {
  return { kind, fields: { ...common, SJBBH: "1", ...contents[kind], ...more } };
}

function step(number: 1 | 3, at: string, more: Readonly<Record<string, string>> = {}) {
  const stage = number === 1 ? "承办" : "批准";
  const name = number === 1 ? { SPRXM: "陈晓" } : {};
  const what = { SPSJ: at, SPBZH: `${number}`, SPHJDM: `${number}`, SPHJMC: stage };
  const words = { SPYJ: "同意", SPHJZTDM: "2" };
  return said("approval", { ...what, ...officerOf, ...name, ...words, ...more });
}

const begun = (): Story =>
  accepted(item)
    .at("2026-09-14 11:00")
    .hear("fire-net", said("application"))
    .hear("fire-net", said("acceptance"));
const handled = () => begun().at("2026-09-16").hear("fire-net", step(1, "2026-09-15 10:00:00"));

function refused(it: Story, message: ReturnType<typeof said>, system = "fire-net"): CodedError {
  try {
    it.hear(system, message);
  } catch (error) {
    if (error instanceof CodedError) return error;
    throw error;
  }
  throw new Error("the message was taken");
}

describe("ME13: what the system of a department tells becomes facts of its branch", () => {
  test("with its source, and when it happened and came; its officers act as in this hall", () => {
    const it = handled();
    const [note] = it.all("message-received").slice(-1);
    expect(note).toMatchObject({ system: "fire-net", branch: "fire", acted: true });
    expect([note?.occurredAt, note?.receivedAt]).toEqual([
      beijing("2026-09-15"),
      beijing("2026-09-16"),
    ]);
    const [opinion] = it.state.branches.fire?.opinions ?? [];
    expect(opinion).toMatchObject({
      step: "handle",
      by: { id: "fire-net/陈晓", name: "陈晓", department: "fire" },
      on: "2026-09-15",
    });
    expect(it.timeline).toContain(
      'the system "fire-net" of Fire Department tells: approval (version 1)',
    );
  });

  test("an opinion ends its branch on the day it was given, and takes back what had run out since", () => {
    // Three business days from 14 September end on the 17th; by the 22nd the branch was overdue.
    const it = handled().at("2026-09-22").sweep();
    expect(it.all("limit-breached").map(({ limit }) => limit)).toEqual(["branch:fire"]);
    expect(it.state.cards.filter(({ withdrawn }) => !withdrawn)).not.toEqual([]);
    it.hear("fire-net", step(3, "2026-09-17 10:00:00"));
    expect(it.state.branches.fire).toMatchObject({ result: "agreed", endedOn: "2026-09-17" });
    expect(it.limit("branch:fire").status).toBe("met");
    expect(it.state.cards.filter(({ withdrawn }) => !withdrawn)).toEqual([]);
  });

  test("a special procedure is opened and closed, and leaves its time out", () => {
    const it = begun().at("2026-09-15").hear("fire-net", said("special-procedure"));
    expect(it.state.procedures.p1).toMatchObject({ procedure: "testing", branch: "fire" });
    expect(refused(it, step(1, "2026-09-15 10:00:00")).code).toBe("MESSAGE_EARLY");
    it.at("2026-09-17").hear("fire-net", said("special-procedure-result"));
    expect(it.state.procedures.p1).toMatchObject({ closedOn: "2026-09-17", result: "合格" });
  });

  test("work goes back to the window with what is missing, and comes back", () => {
    const it = begun().at("2026-09-15").hear("fire-net", said("supplement-notice"));
    expect(it.state.branches.fire?.returnedOn).toBe("2026-09-15");
    it.at("2026-09-16").hear("fire-net", said("supplement-received"));
    expect(it.state.branches.fire?.returnedOn).toBeUndefined();
    const unknown = said("supplement-notice", { SJBBH: "1", BZCLQD: "结婚证" });
    expect(refused(begun().at("2026-09-16"), unknown).says.en).toContain("结婚证");
  });

  test("a completion takes the step that is left, and no more than one", () => {
    expect(refused(begun().at("2026-09-18"), said("completion")).says.en).toContain("no opinion");
    const it = handled().at("2026-09-18").hear("fire-net", said("completion"));
    expect(it.state.branches.fire?.result).toBe("agreed");
  });

  test("a refusal of theirs is a refusal here, with its reason", () => {
    const it = begun();
    const against = step(1, "2026-09-14 10:30:00", { SPYJ: "不同意：疏散宽度不足" });
    it.hear("fire-net", against);
    expect(it.state.branches.fire?.opinions[0]).toMatchObject({ agree: false });
  });
});

describe("ME14: messages of a system are taken in their lawful order, once each", () => {
  test("the same again is no second act, a gap waits, a higher version corrects what was said last", () => {
    const it = handled();
    expect(refused(it, step(1, "2026-09-15 10:00:00")).says.en).toContain(
      "version 1 came before with another content",
    );
    expect(refused(it, said("application", { SJBBH: "3" })).code).toBe("MESSAGE_EARLY");
    const against = { SJBBH: "2", SPYJ: "不同意：疏散宽度不足", SPRXM: "吴磊" };
    it.hear("fire-net", step(1, "2026-09-15 11:00:00", against));
    expect(it.state.branches.fire?.opinions.filter((one) => !one.void)).toMatchObject([
      { agree: false, by: { name: "吴磊" } },
    ]);
    expect(it.all("act-recalled")).toHaveLength(1);
  });

  test("what was built upon is not corrected by a message", () => {
    const it = handled().hear("fire-net", step(3, "2026-09-16 09:00:00"));
    const late = step(1, "2026-09-15 11:00:00", { SJBBH: "2" });
    expect(refused(it, late)).toMatchObject({ code: "MESSAGE_IMPOSSIBLE" });
  });

  test("a higher version puts the days of a procedure right, and with them the limits", () => {
    const it = begun().at("2026-09-16").hear("fire-net", said("special-procedure"));
    expect(it.state.procedures.p1?.openedOn).toBe("2026-09-16");
    it.hear("fire-net", said("special-procedure", { SJBBH: "2" }));
    expect(it.state.procedures.p1?.openedOn).toBe("2026-09-15");
    it.at("2026-09-18").hear("fire-net", said("special-procedure-result"));
    const due = it.due("branch:fire");
    it.hear("fire-net", said("special-procedure-result", { SJBBH: "2" }));
    expect(it.state.procedures.p1).toMatchObject({ closedOn: "2026-09-17", result: "合格" });
    expect([due, it.due("branch:fire")]).toEqual(["2026-09-21", "2026-09-20"]);
    const [corrected] = it.all("procedure-corrected");
    expect(corrected?.by).toMatchObject({ id: "fire-net/陈晓", name: "陈晓" });
    it.hear("fire-net", said("special-procedure-result", { SJBBH: "3", TBCXJG: "复测合格" }));
    expect(it.all("procedure-corrected")).toHaveLength(2);
  });

  test("an extension of theirs cannot be: the time of a branch is the item's own, and nobody lengthens it", () => {
    const extension = { TBCXZL: "A", TBCXZLMC: "延长审批", TBCXQDLY: "情况复杂" };
    const it = begun().at("2026-09-15");
    const refusal = refused(it, said("special-procedure", extension));
    expect(refusal).toMatchObject({ code: "MESSAGE_IMPOSSIBLE" });
    expect(refusal.says.en).toContain("no message lengthens it");
    expect(it.all("limit-extended")).toEqual([]);
  });

  test("before the application, the acceptance or the step before there is nothing to take", () => {
    const it = accepted(item).at("2026-09-16");
    for (const message of [said("acceptance"), step(1, "2026-09-15 10:00:00")])
      expect(refused(it, message).code).toBe("MESSAGE_EARLY");
    expect(refused(begun().at("2026-09-16"), step(3, "2026-09-15 10:00:00")).code).toBe(
      "MESSAGE_EARLY",
    );
  });
});

test("ME14: what comes before the case is accepted waits for that, and is taken once it is", () => {
  const it = story(item).at("2026-09-14").submit();
  const early = said("application", { SBSJ: "2026-09-14 10:00:00" });
  const { code, says } = refused(it, early);
  expect([code, says.en]).toEqual([
    "MESSAGE_EARLY",
    expect.stringContaining("has not been accepted"),
  ]);
  it.at("2026-09-16").act("accept", clerk).hear("fire-net", early);
  expect(it.all("message-received")).toMatchObject([{ system: "fire-net", branch: "fire" }]);
});

describe("ME15: what cannot be is refused, and says why", () => {
  const impossible = (it: Story, message: ReturnType<typeof said>, system?: string) => {
    const { code, says } = refused(it, message, system);
    expect(code).toBe("MESSAGE_IMPOSSIBLE");
    return says.en;
  };

  test.each<[string, () => string, string]>([
    [
      "from a system without a branch",
      () => impossible(begun(), said("application"), "tax-net"),
      'in the system "tax-net"',
    ],
    [
      "by another department",
      () => impossible(handled(), step(3, "2026-09-16 09:00:00", { SPBMMC: "卫生健康局" })),
      '"卫生健康局" has no branch here',
    ],
    ["in the future", () => impossible(begun(), step(1, "2026-09-14 11:00:01")), "in the future"],
    ["backwards", () => impossible(begun(), step(1, "2026-09-14 10:19:59")), "goes backwards"],
    [
      "before the branch was opened",
      () => impossible(accepted(item), said("application", { SBSJ: "2026-09-11 10:00:00" })),
      "goes backwards",
    ],
    [
      "with a field that is wrong",
      () => impossible(begun(), step(1, "2026-09-14 10:30:00", { SPHJDM: "9" })),
      "SPHJDM",
    ],
    [
      "with an opinion that says neither",
      () => impossible(begun(), step(1, "2026-09-14 10:30:00", { SPYJ: "已阅" })),
      "neither",
    ],
    [
      "after the branch was done here",
      () => impossible(begun().finish("fire"), step(1, "2026-09-14 10:30:00")),
      "has been taken",
    ],
  ])("%s", (_, says, words) => {
    expect(says()).toContain(words);
  });

  test("but not under another spelling of its department, whose system is known", () => {
    const it = begun().hear("fire-net", step(1, "2026-09-14 10:30:00", { SPBMMC: "大队" }));
    expect(it.state.branches.fire?.next).toBe(1);
  });

  test("the card is for the department, one while it stands, and says so", () => {
    const it = begun();
    const facts = reportImpossible(it.world, it.state, { system: "fire-net" });
    expect(facts).toMatchObject([
      { card: { colour: "yellow", cause: "message-impossible", department: "fire" } },
    ]);
    expect(reportImpossible(it.world, it.state, { system: "tax-net" })).toEqual([]);
  });

  test("a person who has taken the task keeps it: the message waits", () => {
    const it = begun().act("claim", officer("handler", "fire"));
    expect(refused(it, step(1, "2026-09-14 10:30:00")).code).toBe("MESSAGE_EARLY");
    it.act("release", officer("handler", "fire"), { reason: "由对方系统办理" });
    it.hear("fire-net", step(1, "2026-09-14 10:30:00"));
    expect(it.state.branches.fire?.next).toBe(1);
  });
});

test("ME13: the window still answers for a branch that is handled elsewhere", () => {
  const it = begun().at("2026-09-15").hear("fire-net", said("supplement-notice"));
  it.act("answer-return", clerk, { answer: "已补" }, "fire");
  it.at("2026-09-16").hear("fire-net", said("supplement-received"));
  expect(it.all("message-received").at(-1)?.acted).toBeUndefined();
});
