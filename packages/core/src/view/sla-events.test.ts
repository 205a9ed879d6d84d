import { describe, expect, test } from "vitest";
import type { CaseState } from "../case/case-state.js";
import { evolve, replay } from "../case/evolve.js";
import { citizen, clerk, officer } from "../testing/people.js";
import { jointLicence, licence, papers } from "../testing/sample-items.js";
import { accepted, type Story, story } from "../testing/story.js";
import type { NamedSlaEvent } from "./sla-event.js";
import { slaEventOf } from "./sla-events.js";

/** Everything a story announces, each fact seen with the case as it leaves it. */
function announced({ item, facts }: Story): NamedSlaEvent[] {
  let state: CaseState | undefined;
  return facts.flatMap((fact, index) => {
    state = state === undefined ? replay("c1", [fact]) : evolve(state, fact);
    return slaEventOf(item, state, fact, index + 1) ?? [];
  });
}

const names = (it: Story) => announced(it).map(({ name }) => name);

test("CD2: the event of a card says with whom the work lay when it was raised", () => {
  const wang = officer("handler", "market");
  const handlersOf = (it: Story) =>
    it.state.cards.map(({ handlers }) => handlers?.map((one) => one.person?.id ?? one.department));
  const pool = accepted(licence()).at("2026-11-20").sweep();
  expect(handlersOf(pool)[0]).toEqual(["market"]);
  const it = accepted(licence());
  const task = Object.values(it.state.tasks)[0]?.id;
  it.act("claim", wang, { task }).at("2026-11-20").sweep();
  expect(handlersOf(it)[0]).toEqual([wang.id]);
  const event = it.facts.findIndex(({ type }) => type === "card-raised");
  const fact = it.facts[event];
  if (fact === undefined) throw new Error("no card was raised");
  const said = slaEventOf(it.item, it.state, fact, event + 1);
  expect(said?.event).toMatchObject({
    handler: "head",
    card: { handlers: [{ department: "market", person: { id: wang.id } }] },
  });
});

describe("what is announced", () => {
  test("an application: the case, where it stands, its window, and the work", () => {
    expect(names(story(licence()).submit())).toEqual([
      "case:opened",
      "case:state",
      "case:state",
      "limit:started",
      "task:opened",
    ]);
  });

  test("TL8: silence is announced as what it is, never as an acceptance by somebody", () => {
    const it = story(licence()).at("2026-02-10").submit().at("2026-02-25").sweep();
    const deemed = announced(it).find(({ name }) => name === "case:deemed-accepted");
    expect(deemed?.event).toMatchObject({ effectiveOn: "2026-02-10", limit: "completeness" });
    expect(deemed?.event).not.toHaveProperty("by");
    const red = announced(it).find(({ name }) => name === "card:red");
    expect(red?.event).toMatchObject({
      handler: "window-clerk",
      card: { cause: "no-notice-in-time" },
    });
  });

  test("the one notice and its answer", () => {
    const it = story(licence()).submit();
    it.act("request-supplement", clerk, { materials: ["floor-plan"], reason: "不清" });
    it.act("send-notice", clerk).act("supplement", citizen, { materials: papers });
    const told = announced(it).find(({ name }) => name === "supplement:requested");
    expect(told?.event).toMatchObject({ round: 1, demands: [{ material: "floor-plan" }] });
    expect(names(it)).toContain("supplement:received");
  });

  test.each([
    ["grant", {}, "granted"],
    ["deny", { reason: "不符" }, "denied"],
  ])("a decision: %s", (action, payload, decision) => {
    const it = accepted(licence()).finish("market").act(action, officer("head", "market"), payload);
    const decided = announced(it).filter(({ name }) => name === "case:decided");
    expect(decided).toMatchObject([{ event: { decision, by: { id: "head-of-market" } } }]);
  });

  test("each movement of a limit, with the due date and the edition it was told with (TL13)", () => {
    const it = accepted(jointLicence(), "2026-09-14");
    const started = announced(it).find(
      ({ name, event }) =>
        name === "limit:started" && "limit" in event && event.limit === "branch:fire",
    );
    expect(started?.event).toMatchObject({
      due: "2026-09-23",
      provisional: false,
      edition: it.frame.calendar.edition,
      branch: "fire",
    });
  });

  test("an extension with its reason, a procedure with its cause", () => {
    const it = accepted(licence());
    it.act("extend", officer("head", "market"), { limit: "statutory", reason: "疑难" });
    it.act("open-procedure", officer("handler", "market"), {
      procedure: "expert-review",
      length: "3 business-days",
      reason: "评审",
    });
    const events = announced(it);
    expect(events.find(({ name }) => name === "limit:extended")?.event).toMatchObject({
      reason: "疑难",
    });
    expect(events.find(({ name }) => name === "limit:excluded")?.event).toMatchObject({
      limit: "statutory",
      cause: "expert-review",
    });
  });

  test("each by a number of its own within its case, in the order of the facts", () => {
    const it = accepted(jointLicence()).act("withdraw", citizen);
    const numbers = announced(it).map(({ event }) => event.seq);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(names(it)).toContain("case:closed");
  });
});
