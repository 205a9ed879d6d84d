import { expect, test } from "vitest";
import { clerk, officer } from "../testing/people.js";
import { licence } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";
import { documentsOf } from "./documents.js";

const head = officer("head", "market");

const ofType = (type: "licence" | "registration") => {
  const item = licence();
  return { ...item, file: { ...item.file, item: { ...item.file.item, type } } };
};

const documents = (it: Story) => documentsOf(it.item, "c1", it.facts);

/** Accepted and denied, after a notice that came by post. */
function denied(type: "licence" | "registration"): Story {
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
    "不予办理决定书",
    "送达回证",
  ]);
});

test("DOC4: what is missing from an application for no licence is told by the rules that ask for one notice there", () => {
  const it = story(ofType("registration")).at("2026-09-14").submit();
  it.act("request-supplement", clerk, { materials: ["floor-plan"], reason: "面积不清" });
  const [, notice] = documents(it.act("send-notice", clerk));
  expect(notice?.basis[0]?.zh).toBe("《优化营商环境条例》第36条");
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
