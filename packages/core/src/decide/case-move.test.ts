import { describe, expect, test } from "vitest";
import { evolve, replay } from "../case/evolve.js";
import type { Item } from "../item/item.js";
import { type DefinedItem, readItem } from "../item/read-item.js";
import { clerk, officer } from "../testing/people.js";
import { type Changes, licence, papers } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";
import { caseMove } from "./case-move.js";
import { decide } from "./decide.js";

const word = { by: "qian", reason: "承诺缩短", authority: "局务会 2026 年第 9 号" };
const limits = (more: object) =>
  ({ preset: "licensing-law", ...more }) as NonNullable<Changes["limits"]>;
const promising = (days: number, more: object = {}) =>
  licence({ limits: limits({ promised: { within: `${days} business-days` }, ...more }) });

function moved(it: Story, item: Item, states: Record<string, string> = {}) {
  const worlds = { from: it.world, to: { ...it.world, item } };
  return { ...caseMove(worlds, it.state, { states, word }), worlds };
}

const saysOf = (texts: readonly { readonly en: string }[]) => texts.map(({ en }) => en);

describe("DA9: a case moved to another version", () => {
  test("goes on under it by a fact that says who, why and by what power; a promise that is shorter now ends sooner", () => {
    const it = accepted(promising(10));
    const to = promising(6);
    const { move, facts, state } = moved(it, to);
    expect(move).toMatchObject({ obstacles: [], worse: [], late: [] });
    expect(move.limits).toEqual([
      expect.objectContaining({ limit: "promised", before: "2026-09-28", after: "2026-09-21" }),
    ]);
    expect(facts.map(({ type }) => type)).toEqual(["case-moved", "limit-changed"]);
    expect(facts[0]).toMatchObject({
      by: { id: "qian" },
      reason: word.reason,
      authority: word.authority,
      from: it.state.item,
      item: { digest: to.digest },
    });
    expect(state.item.digest).toBe(to.digest);
    expect(replay("c1", [...it.facts, ...facts])).toEqual(state);
  });

  test("is handled by whoever the new version says: their tasks are opened, those of others closed", () => {
    const it = accepted(licence());
    const to = licence({ approval: { steps: [{ step: "approve", by: ["head"] }] } });
    expect(saysOf(moved(it, to).move.obstacles)).toEqual([
      'the branch "Market Supervision Bureau" has other steps in the new version',
    ]);
    const early = story(licence()).at("2026-09-14").submit();
    const { worlds, state } = moved(early, to);
    const then = decide(worlds.to, state, { action: "accept", by: clerk }).reduce(evolve, state);
    expect(Object.values(then.tasks).map(({ roles }) => roles)).toContainEqual(["head"]);
  });

  test("stands in the state that has taken the old one's place, where that is named", () => {
    const it = accepted(licence()).finish("market").act("grant", officer("head", "market"));
    expect(it.where).toEqual(["completion.issuing"]);
    const to = renamed(licence(), "completion", "handing-out");
    expect(saysOf(moved(it, to).move.obstacles)).toEqual([
      'the new version has not the state it is in, "completion · issuing"; if it has another name now, give it: completion=new-name',
    ]);
    const { move, state, worlds } = moved(it, to, { completion: "handing-out" });
    expect(move.state.after).toEqual({ "handing-out": "issuing" });
    expect(move.stands.after.en).toBe("completion · issuing");
    const done = {
      action: "complete",
      by: clerk,
      payload: { result: "issued", certificate: { number: "Y-1" } },
    };
    const then = decide(worlds.to, state, done).reduce(evolve, state);
    expect(then.value).toEqual({ collection: "ready" });
  });

  test("starts the limits that only the new version has, from the day that starts them", () => {
    const publicity = {
      publicity: {
        within: "3 business-days",
        starts: "acceptance",
        ends: ["decision"],
        owner: "handler",
      },
      review: {
        within: "3 business-days",
        starts: "receipt",
        ends: ["acceptance"],
        owner: "handler",
      },
    };
    const it = accepted(promising(10));
    const { move, facts } = moved(it, promising(10, publicity));
    expect(move.limits.map(({ limit, before, after }) => [limit, before, after])).toEqual([
      ["publicity", undefined, "2026-09-17"],
    ]);
    expect(facts).toContainEqual(
      expect.objectContaining({
        type: "limit-started",
        limit: "publicity",
        effectiveOn: "2026-09-14",
      }),
    );
  });

  test("takes along what its limits have left out, and what has run out stays run out", () => {
    const it = accepted(promising(10)).act("open-procedure", officer("handler", "market"), {
      procedure: "expert-review",
      length: "5 business-days",
      reason: "论证",
    });
    const [id] = Object.keys(it.state.procedures);
    const closing = { id, result: "通过" };
    it.at("2026-09-17").act("close-procedure", officer("handler", "market"), closing);
    const { state } = moved(it, promising(8));
    expect(state.limits.promised?.excluded).toEqual(it.state.limits.promised?.excluded);
    const late = accepted(promising(2)).at("2026-09-20").sweep();
    expect(late.state.limits.promised?.breached).toBe(true);
    expect(moved(late, promising(9)).facts.map(({ type }) => type)).toEqual(["case-moved"]);
  });
});

describe("DA10: what keeps a case where it is is said of each", () => {
  test("whose decision would come later, or could be put off by more", () => {
    const it = accepted(promising(5));
    const { worse } = moved(it, promising(8)).move;
    expect(worse.map(({ whose, what }) => [whose, what.en])).toEqual([
      ["李雷", '"promised limit" ends on 2026-09-23 instead of 2026-09-20'],
    ]);
    const longer = promising(5, {
      statutory: {
        extend: { by: "20 business-days", basis: { law: "食品经营许可和备案管理办法" } },
      },
    });
    expect(saysOf(moved(it, longer).move.worse.map(({ what }) => what))).toEqual([
      '"statutory limit" can be extended by more',
    ]);
  });

  test("whose own time would be shorter, and who would lose what silence gives", () => {
    const asked = story(licence())
      .at("2026-09-14")
      .submit()
      .act("request-supplement", clerk, { materials: ["floor-plan"], reason: "不清" })
      .act("send-notice", clerk);
    const shorter = licence({
      acceptance: { supplement: { "answer-within": "20 calendar-days" } },
    });
    expect(saysOf(moved(asked, shorter).move.worse.map(({ what }) => what))).toEqual([
      expect.stringContaining("the applicant's own"),
    ]);
    const silent = story(licence()).at("2026-09-14").submit();
    const strict = licence({
      limits: limits({
        completeness: {
          "on-expiry": { outcome: "overdue", basis: { law: "食品经营许可和备案管理办法" } },
        },
      }),
    });
    expect(saysOf(moved(silent, strict).move.worse.map(({ what }) => what))).toEqual([
      'what follows when "completeness window" runs out is worse',
    ]);
  });

  test("who would have to bring more, but only until the application is accepted", () => {
    const more = licence({
      materials: [
        { id: "application", title: "申请书" },
        { id: "floor-plan", title: "平面图" },
        { id: "rules", title: { zh: "管理制度", en: "rules" } },
        { id: "business-licence", title: "营业执照", source: "shared" },
      ],
    });
    const filed = story(licence()).at("2026-09-14").submit();
    expect(saysOf(moved(filed, more).move.worse.map(({ what }) => what))).toEqual([
      '"rules" is needed as well',
    ]);
    expect(moved(accepted(licence()), more).move.worse).toEqual([]);
  });

  test("which limits would have run out at once", () => {
    const it = accepted(promising(10)).at("2026-09-24");
    expect(moved(it, promising(3)).move.late).toMatchObject([{ limit: "promised" }]);
    expect(moved(it, promising(9)).move.late).toEqual([]);
  });

  test("what the case stands on and the new version has not: limits, documents, procedures, variants, fields", () => {
    const own = {
      extra: { within: "9 business-days", starts: "receipt", ends: ["decision"], owner: "handler" },
    };
    const form = { staff: { type: "integer" } } as const;
    const from = licence({ limits: limits(own), form });
    const it = story(from)
      .at("2026-09-14")
      .submit({ materials: papers, form: { staff: 3 } });
    const to = licence({
      materials: [{ id: "application", title: "申请书" }],
      form: { staff: { type: "text" } },
      limits: limits({ completeness: { closes: "office" } }),
    });
    expect(saysOf(moved(it, to).move.obstacles)).toEqual([
      '"completeness window" is running, and is counted otherwise in the new version',
      'the new version has no "extra"',
      'the new version has no document "floor-plan"',
      'the new version has no field of that type "staff"',
    ]);
    expect(moved(it, to).facts).toEqual([]);
  });

  test("that it has ended", () => {
    const it = accepted(licence()).act(
      "withdraw",
      { id: "li-lei", roles: ["applicant"] },
      { reason: "不办了" },
    );
    expect(saysOf(moved(it, promising(5)).move.obstacles)).toEqual(["it has ended (withdrawn)"]);
  });
});

function renamed(item: Item, from: string, to: string): Item {
  const text = JSON.stringify((item as DefinedItem).written)
    .replace(`"${from}":{`, `"${to}":{`)
    .replaceAll(`"next":"${from}"`, `"next":"${to}"`);
  const read = readItem(text, "renamed.yaml");
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.item;
}
