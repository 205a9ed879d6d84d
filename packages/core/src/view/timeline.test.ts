import { describe, expect, test } from "vitest";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence, licence } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";
import { type TimelineRow, timeline } from "./timeline.js";

const rows = (it: Story): TimelineRow[] => timeline(it.item, "c1", it.facts);

function row(it: Story, words: string): TimelineRow {
  const found = rows(it).find(({ what }) => what.en.includes(words));
  if (found === undefined) throw new Error(`no row says "${words}"`);
  return found;
}

describe("the story of a case", () => {
  test("tells what persons did, with their department, and leaves out the bookkeeping", () => {
    const it = accepted(jointLicence()).opine("fire", "handle");
    const told = row(it, "handle");
    expect(told).toMatchObject({
      person: { zh: "handler-of-fire" },
      department: { zh: "消防救援机构", en: "Fire Department" },
      tone: "action",
    });
    expect(told.what).toEqual({
      zh: "消防救援机构 · 承办 · 同意",
      en: "Fire Department · handle · agrees",
    });
    expect(rows(it).length).toBeLessThan(it.facts.length);
  });

  test("has a lane for each branch of a joint case: what happens in which, and which are at work then", () => {
    const it = accepted(jointLicence()).opine("fire", "handle").opine("fire", "approve");
    expect(row(it, "Fire Department · handle")).toMatchObject({
      branch: "fire",
      working: ["market", "fire", "health"],
    });
    expect(row(it, "Fire Department is done")).toMatchObject({ branch: "fire" });
    it.opine("health", "handle");
    expect(row(it, "Health Bureau · handle").working).toEqual(["market", "health"]);
    expect(row(it, "application of")).not.toHaveProperty("working");
    it.at("2026-09-28").sweep();
    expect(row(it, "yellow card")).toMatchObject({ branch: "health" });
    expect(row(accepted(licence()).opine("market", "handle"), "handle")).not.toHaveProperty(
      "branch",
    );
  });

  test("numbers its lines as the facts are numbered, in their order", () => {
    const it = accepted(licence()).finish("market");
    const numbers = rows(it).map(({ seq }) => seq);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    for (const { seq, at } of rows(it)) expect(it.facts[seq - 1]?.at).toBe(at);
  });

  test("TL8: names nobody for what silence did, and says as of which day", () => {
    const it = story(licence()).at("2026-02-10").submit().at("2026-02-25").sweep();
    const deemed = row(it, "deemed accepted");
    expect(deemed).toMatchObject({ tone: "deemed", effectiveOn: "2026-02-10" });
    expect(deemed).not.toHaveProperty("person");
    expect(deemed.what.en).toContain("2026-02-10");
    expect(row(it, "red card")).toMatchObject({ tone: "red" });
  });

  test("says for whom an agent acts", () => {
    const agent = { id: "han-mei", roles: [], onBehalfOf: { ...citizen, authority: "委托书" } };
    const it = story(licence()).submit({}, agent);
    expect(row(it, "submit").person).toEqual({
      zh: "han-mei（代 李雷）",
      en: "han-mei (for 李雷)",
    });
  });

  test("tells every kind of action in both languages", () => {
    const it = accepted(licence()).finish("market").act("grant", officer("head", "market"));
    it.act("complete", clerk, { result: "issued", certificate: { number: "JY1" } });
    it.act("collect", clerk, { collector: "李雷", way: "post" });
    expect(row(it, "JY1").what.zh).toContain("证件编号 JY1");
    expect(row(it, "by post").what.zh).toContain("邮寄");
    for (const { what } of rows(it)) {
      expect(what.zh).not.toMatch(/undefined|object/);
      expect(what.en).not.toMatch(/undefined|object/);
    }
  });

  test("says when a limit is lengthened by how much, and until when", () => {
    const it = accepted(licence(), "2026-04-27");
    it.act("extend", officer("head", "market"), { limit: "statutory", reason: "疑难" });
    expect(row(it, "is extended by").what).toEqual({
      zh: "法定期限延长10个工作日，2026-06-10 到期",
      en: "statutory limit is extended by 10 business days, due 2026-06-10",
    });
  });

  test("needs the whole story", () => {
    const it = story(licence()).submit();
    expect(() => timeline(it.item, "c1", it.facts.slice(1))).toThrow("does not begin");
  });
});
