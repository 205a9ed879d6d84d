import { expect, test } from "vitest";
import { clerk, officer } from "../testing/people.js";
import { licence } from "../testing/sample-items.js";
import { accepted, type Story } from "../testing/story.js";
import { progressOf, secondFactor } from "./progress.js";

const head = officer("head", "market");
const seen = (it: Story) => progressOf(it.world, it.item, it.state);
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

test("PUB1: it is late from the day after its promise, also before a sweep has seen it, and not while time stands still", () => {
  const promised = { within: "5 business-days" };
  const of = () => accepted(licence({ limits: { preset: "licensing-law", promised } }));
  expect(seen(of().at("2026-09-20 23:00")).late).toBeUndefined();
  expect(seen(of().at("2026-09-21 00:00")).late).toBe(true);
  const review = { procedure: "expert-review", length: "3 business-days", reason: "评审" };
  const paused = of().act("open-procedure", officer("handler", "market"), review);
  expect(seen(paused.at("2026-09-21"))).toMatchObject({ paused: true });
  expect(seen(paused).late).toBeUndefined();
});

test("PUB1: a reason published of a promise that a correction shows was kept is told no more", () => {
  const promised = { within: "5 business-days" };
  const it = accepted(licence({ limits: { preset: "licensing-law", promised } })).at("2026-09-15");
  const handler = officer("handler", "market");
  const review = { procedure: "expert-review", length: "3 business-days", reason: "评审" };
  it.act("open-procedure", handler, review);
  it.act("close-procedure", handler, { id: "p1", result: "通过" }).at("2026-09-21").sweep();
  it.act("publish-reason", head, { text: "补充检测" });
  expect(seen(it).lateBecause).toBe("补充检测");
  const longer = { what: "exclusion", procedure: "p1", closedOn: "2026-09-18", reason: "误录" };
  it.act("correct", head, longer);
  expect(seen(it)).not.toHaveProperty("late");
  expect(seen(it)).not.toHaveProperty("lateBecause");
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
