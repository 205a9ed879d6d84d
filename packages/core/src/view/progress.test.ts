import { expect, test } from "vitest";
import { clerk, officer } from "../testing/people.js";
import { licence } from "../testing/sample-items.js";
import { accepted, type Story } from "../testing/story.js";
import { progressOf, secondFactor } from "./progress.js";

const head = officer("head", "market");
const seen = (it: Story) => progressOf(it.frame, it.item, it.state);
const exam = {
  id: "exam",
  title: { zh: "考试费", en: "exam" },
  standard: "每件",
  amount: "40",
  before: "decision" as const,
  basis: { law: "中华人民共和国道路交通安全法", article: 8 },
};

test("PUB1: a fee that is due is told until it is paid, with nothing of who pays", () => {
  const it = accepted(licence({ fees: [exam] }));
  expect(seen(it).fees).toEqual([{ title: exam.title, yuan: "40.00", since: "2026-09-14" }]);
  it.act("record-payment", clerk, { fee: "exam", amount: "40", number: "N1", source: "till" });
  expect(seen(it).fees).toEqual([]);
});

test("PUB1: a waived fee is told no more, nor why it was waived", () => {
  const it = accepted(licence({ fees: [exam] }));
  it.act("waive-fee", head, { fee: "exam", reason: "低保家庭" });
  expect(seen(it).fees).toEqual([]);
  expect(JSON.stringify(seen(it))).not.toContain("低保");
});

test("PUB1: past the promise the reason is told as it was published, and not before", () => {
  const watch = { "late-without-public-reason": "red" } as const;
  const promised = { within: "5 business-days" };
  const it = accepted(
    licence({ supervision: { watch }, limits: { preset: "licensing-law", promised } }),
  );
  it.at("2026-09-22").sweep();
  expect(seen(it).lateBecause).toBeUndefined();
  expect(seen(it).late).toBe(true);
  it.act("publish-reason", head, { text: "补充检测" });
  expect(seen(it)).toMatchObject({ late: true, lateBecause: "补充检测", due: "2026-09-20" });
});

test("PUB1: nothing of cards, opinions and handlers is seen", () => {
  const it = accepted(licence()).opine("market", "handle").at("2026-11-02").sweep();
  expect(it.state.cards.length).toBeGreaterThan(0);
  const text = JSON.stringify(seen(it));
  for (const hidden of [
    "card",
    "handler",
    "market",
    it.state.applicant.id,
    it.state.applicant.name,
  ]) {
    expect(text).not.toContain(hidden);
  }
});

test("PUB1: the code is the end of the applicant's number, whichever way its letters are written", () => {
  const applicant = { id: "44030019900101001x", name: "李雷", kind: "person" } as const;
  expect(secondFactor({ applicant })).toBe("01001X");
});

test("PUB1: of an enterprise it is the code of the case, and never the end of its published credit code", () => {
  const applicant = {
    id: "91440300708461136T",
    name: "晨光科技有限公司",
    kind: "legal-person",
  } as const;
  expect(secondFactor({ applicant, queryCode: "7k3f9q2m" })).toBe("7K3F9Q2M");
  expect(secondFactor({ applicant })).toBeUndefined();
});
