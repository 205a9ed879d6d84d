import { describe, expect, test } from "vitest";
import { parseMoney, writeMoney } from "../definition/money.js";
import { messagesOf } from "../messages/messages-of.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { licence } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";
import { feeViews } from "../view/fees.js";
import { guideOf } from "../view/guide.js";

const basis = { law: "中华人民共和国道路交通安全法", article: 8 };
const fee = (id: string, before: "acceptance" | "decision" | "collection", amount: string) => ({
  id,
  title: { zh: `费${id}`, en: `fee ${id}` },
  standard: "每件",
  amount,
  before,
  basis,
});
const item = licence({ fees: [fee("exam", "decision", "40"), fee("card", "collection", "10.50")] });
const early = licence({ fees: [fee("entry", "acceptance", "5")] });
const head = officer("head", "market");

const pay = (amount: string | number, number = "N1", more = {}) => ({
  amount,
  number,
  source: "till",
  ...more,
});
const standing = (it: Story) =>
  Object.fromEntries(feeViews(it.item, it.state).map((one) => [one.fee, one.standing]));
const approved = () => accepted(item).finish("market");

describe("fees", () => {
  test("FEE1: each falls due at its step, once, as the item says; an unpaid one is a task and in no clock", () => {
    const filed = story(item).submit();
    expect(standing(filed)).toEqual({});
    const it = filed.act("accept", clerk);
    expect(it.state.fees).toEqual({ exam: { fen: 4000, dueOn: "2026-09-14" } });
    expect(it.tasks).toContain("fee:exam");
    expect(it.timeline).toContain('"fee exam": 40.00 yuan are due');
    const before = it.due("statutory");
    it.at("2026-09-18").act("comment", clerk, { text: "等候缴费" });
    expect([it.due("statutory"), it.all("fee-due")]).toMatchObject([before, [{ fee: "exam" }]]);
  });

  test("FEE1: a condition is asked when it falls due", () => {
    const online = licence({
      fees: [{ ...fee("exam", "decision", "40"), "only-when": 'channel == "online"' }],
    });
    expect(standing(accepted(online))).toEqual({ exam: "unpaid" });
    const paper = story(online).atWindow().submit().act("accept", clerk);
    expect(standing(paper)).toEqual({});
  });

  test("FEE2: nothing is accepted, granted or handed out before what is due first is paid; a denial is", () => {
    const filed = story(early).submit();
    expect(filed.refusal("accept", clerk).code).toBe("FEE_UNPAID");
    const it = approved();
    const refusal = it.refusal("grant", head);
    expect(refusal.code).toBe("FEE_UNPAID");
    expect(refusal.textIn("en")).toMatch(/^fees are unpaid: fee exam, 40.00 yuan\./);
    it.act("record-payment", clerk, pay(40)).act("grant", head);
    expect(standing(it)).toEqual({ exam: "paid", card: "unpaid" });
    it.act("complete", clerk, { result: "issued", certificate: { number: "1" } });
    expect(it.refusal("deliver", clerk, { way: "post" }).code).toBe("FEE_UNPAID");
    it.act("record-payment", clerk, pay("10.50", "N2")).act("deliver", clerk, { way: "post" });
    expect(it.state.milestones.delivered).toHaveLength(1);
    expect(
      approved().act("deny", head, { reason: "不符合条件" }).state.milestones.denied,
    ).toHaveLength(1);
  });

  test("FEE2: silence accepts all the same, and the fee stands against what comes after", () => {
    const it = story(early).submit().at("2026-09-23").sweep();
    expect(it.all("deemed")).toHaveLength(1);
    expect(it.finish("market").refusal("grant", head).code).toBe("FEE_UNPAID");
  });

  test("FEE3: a payment settles its fee in full and carries number and source; its number again changes nothing", () => {
    const it = approved().act("record-payment", clerk, pay("40.00"));
    expect(it.all("fee-paid")).toMatchObject([
      { fee: "exam", fen: 4000, number: "N1", source: "till", effectiveOn: "2026-09-14" },
    ]);
    it.act("grant", head).act("record-payment", clerk, pay(40));
    expect(it.all("fee-paid")).toHaveLength(1);
    expect(standing(it)).toEqual({ exam: "paid", card: "unpaid" });
    expect(it.refusal("record-payment", clerk, pay(41)).code).toBe("FEE_AMOUNT_DIFFERS");
    expect(it.refusal("record-payment", clerk, pay(40, "N9", { fee: "exam" })).code).toBe(
      "FEE_SETTLED",
    );
    expect(it.refusal("record-payment", clerk, pay(40, "N9", { fee: "exams" })).code).toBe(
      "FEE_UNKNOWN",
    );
    expect(it.refusal("record-payment", citizen, pay("10.50", "N2")).code).toBe("NOT_PERMITTED");
    expect(story(item).submit().refusal("record-payment", clerk, pay(40)).code).toBe(
      "ACTION_NOT_ALLOWED",
    );
  });

  test("FEE4: the head waives a fee with the reason and the law", () => {
    const it = approved();
    const why = { reason: "低保家庭", basis };
    expect(it.refusal("waive-fee", clerk, why).code).toBe("NOT_PERMITTED");
    it.act("waive-fee", head, why).act("grant", head);
    expect(standing(it)).toMatchObject({ exam: "waived" });
    expect(it.timeline).toContain(
      '"fee exam": waived: 低保家庭 (《中华人民共和国道路交通安全法》 art. 8)',
    );
  });

  test("FEE5: what was paid for nothing is given back: the task outlasts the case and ends with the refund", () => {
    const it = approved().act("record-payment", clerk, pay(40)).act("withdraw", citizen);
    expect([it.state.status, it.tasks]).toEqual(["closed", ["refund:exam"]]);
    it.act("record-refund", clerk, { number: "R1", source: "till" });
    expect([it.tasks, standing(it)]).toEqual([[], { exam: "refunded" }]);
    expect(it.refusal("record-refund", clerk, { number: "R2", source: "till" }).code).toBe(
      "CASE_CLOSED",
    );
    const late = approved().act("withdraw", citizen).act("record-payment", clerk, pay(40));
    expect(late.tasks).toEqual(["refund:exam"]);
    const denied = approved()
      .act("record-payment", clerk, pay(40))
      .act("deny", head, { reason: "不符" });
    expect(denied.tasks).toContain("refund:exam");
    const kept = licence({ fees: [{ ...fee("exam", "decision", "40"), refundable: false }] });
    const spent = accepted(kept).act("record-payment", clerk, pay(40)).act("withdraw", citizen);
    expect(spent.tasks).toEqual([]);
  });

  test("FEE6: the guide prints what is charged, by when and by which law, or that nothing is; the completion message what was paid", () => {
    const section = guideOf(item).sections.find(({ title }) => title.en === "Fees");
    expect(section?.rows?.[1]?.map(({ zh }) => zh)).toEqual([
      "费card",
      "每件；每件 10.50 元",
      "领取结果前",
      "《中华人民共和国道路交通安全法》第8条",
    ]);
    const it = approved().act("record-payment", clerk, pay(40)).act("grant", head);
    it.act("complete", clerk, { result: "issued", certificate: { number: "1" } });
    const made = messagesOf({ item, zone: it.frame.zone }, "c1", it.facts);
    expect(made.find(({ message }) => message.kind === "completion")?.message.fields).toMatchObject(
      {
        SFJE: "40.00",
        JEDWDM: "CNY",
      },
    );
  });

  test.each([
    ["120", 12_000],
    ["10.5", 1_050],
    ["10.50 元", 1_050],
    ["0.01", 1],
    ["999999999.99", 99_999_999_999],
  ])("FEE7: money is read in yuan to the fen: %s", (text, fen) => {
    expect(parseMoney(text)).toEqual({ fen });
    expect(parseMoney(writeMoney(fen))).toEqual({ fen });
  });

  test.each(["0", "0.00", "-1", "1.005", "1e3", "1,000", "", "12元5角", "9999999999"])(
    "FEE7: %j is no amount of money",
    (text) => {
      expect(() => parseMoney(text)).toThrow(expect.objectContaining({ code: "MONEY_INVALID" }));
    },
  );
});
