import { describe, expect, test } from "vitest";
import { officer } from "../testing/people.js";
import { type Changes, jointLicence } from "../testing/sample-items.js";
import { accepted, type Story } from "../testing/story.js";

type Approval = NonNullable<Changes["approval"]>;

const head = officer("head", "market");
const of = (role: string, department = "fire") => officer(role, department);
const threeSteps: NonNullable<Approval["steps"]> = ["handle", "review", "approve"];
const three = {
  fire: { department: "fire", within: "8 business-days", steps: threeSteps },
  health: { department: "health", within: "8 business-days" },
  market: { department: "market", within: "10 business-days" },
};

/** Accepted on 14 September; fire has handled and reviewed. */
function reviewed(): Story {
  const it = accepted(jointLicence({ approval: { branches: three } }), "2026-09-14");
  return it.opine("fire", "handle").opine("fire", "review");
}

describe("AP9: branches taken up again after the join", () => {
  const all = () => reviewed().opine("fire", "approve").finish("health").finish("market");
  const again = (branches: string[]) => ({ branches, reason: "现场情况有变" });

  test("begin again by name; the others stay as they came out; it joins again", () => {
    const it = all()
      .at("2026-09-16")
      .act("reopen-branches", head, again(["fire"]));
    expect(it.where).toEqual([
      "approval.branches.fire.open",
      "approval.branches.health.done",
      "approval.branches.market.done",
    ]);
    expect(it.tasks).toEqual(["approval:fire:1-handle"]);
    expect(it.state.joined).toBeUndefined();
    expect(it.state.branches.health?.result).toBe("agreed");
    expect(it.refusal("grant", head).code).toBe("ACTION_NOT_ALLOWED");
    it.opine("fire", "handle").opine("fire", "review").opine("fire", "approve", false);
    expect(it.state.joined).toBe("refused");
    expect(it.all("join-done")).toHaveLength(2);
  });

  test("a successor that was spared by a refusal waits for its predecessor again, and can still agree", () => {
    const market = { department: "market", starts: { after: "health" } } as const;
    const it = accepted(jointLicence({ approval: { branches: { ...three, market } } }));
    it.opine("fire", "handle").opine("fire", "review").opine("fire", "approve");
    it.finish("health", false);
    expect(it.state.branches.market).toMatchObject({ result: "not-needed" });
    it.act("reopen-branches", head, again(["health"]));
    expect(it.where).toContain("approval.branches.market.waiting");
    expect(it.finish("health").finish("market").state.joined).toBe("agreed");
  });

  test("their limits run on without the days in between", () => {
    const it = all();
    expect(it.due("branch:fire")).toBe("2026-09-23");
    it.at("2026-09-17").act("reopen-branches", head, again(["fire"]));
    expect(it.limit("branch:fire").status).toBe("running");
    expect(it.due("branch:fire"), "15 to 17 September are left out").toBe("2026-09-29");
    expect(it.limit("branch:health").status).toBe("met");
  });

  test("only before the decision, by the head, of branches that were done", () => {
    const it = all();
    expect(it.refusal("reopen-branches", of("approver"), again(["fire"])).code).toBe(
      "NOT_PERMITTED",
    );
    const unknown = it.refusal("reopen-branches", head, again(["fires"]));
    expect(unknown.code).toBe("BRANCH_NOT_REOPENED");
    it.act("grant", head);
    expect(it.refusal("reopen-branches", head, again(["fire"])).code).toBe("ACTION_NOT_ALLOWED");
  });

  test("each is named once", () => {
    const twice = all().refusal("reopen-branches", head, again(["fire", "fire"]));
    expect(twice.code).toBe("PAYLOAD_INVALID");
    expect(twice.message).toContain("name each branch once");
  });
});

describe("AP9: branches taken up again where a certain result stops the others", () => {
  const itemOf = (join: Approval["join"], branches: Approval["branches"] = three) =>
    jointLicence({ approval: { branches, join, "once-settled": "stop-others" } });
  const stopped = (...of: Parameters<typeof itemOf>) => accepted(itemOf(...of), "2026-09-14");
  const anew = (it: Story, ...branches: string[]) =>
    it.act("reopen-branches", head, { branches, reason: "现场情况有变" });
  const fireDone = (it: Story, agree = true) =>
    it.opine("fire", "handle").opine("fire", "review").opine("fire", "approve", agree);

  test("who is named gives its opinion, though the result is certain without it", () => {
    const it = anew(stopped("any").finish("health").at("2026-09-17"), "fire");
    expect(it.tasks).toEqual(["approval:fire:1-handle"]);
    expect(it.state.branches.market, "nobody needs it").toMatchObject({ result: "stopped" });
    expect(it.limit("branch:fire").status).toBe("running");
    expect(it.due("branch:fire"), "15 to 17 September are left out").toBe("2026-09-29");
    fireDone(it, false);
    expect(it.state.branches.fire).toMatchObject({ result: "refused" });
    expect(it.state.branches.fire?.named).toBeUndefined();
    expect(it.state.joined).toBe("agreed");
    expect(it.all("join-done")).toHaveLength(2);
  });

  test("who was stopped counts neither for nor against, and is taken up where it is needed", () => {
    const it = stopped({ of: 2 }).finish("health").finish("market").at("2026-09-17");
    anew(it, "health");
    expect(it.tasks).toEqual(["approval:fire:1-handle", "approval:health:1-handle"]);
    expect(it.due("branch:fire")).toBe("2026-09-29");
    expect(it.timeline).toContain(
      "taken up again too, as nothing is certain without: Fire Department",
    );
    it.finish("health", false);
    expect(it.state.joined, "fire has not spoken").toBeUndefined();
    expect(fireDone(it).state.joined).toBe("agreed");
  });

  test("a majority is one of all who could speak, those who were stopped among them", () => {
    const one = (department: string) => ({ department, steps: ["handle" as const] });
    const [a, b, c, d, e] = [one("fire"), one("fire"), one("health"), one("health"), one("market")];
    const handle = (it: Story, branch: "a" | "b" | "c" | "d", agree = true) => {
      const payload = agree ? {} : { agree, opinion: "不符合条件" };
      return it.act("handle", of("handler", { a, b, c, d }[branch].department), payload, branch);
    };
    const it = stopped("majority", { a, b, c, d, e });
    for (const branch of ["a", "b", "c"] as const) handle(it, branch);
    anew(it, "c");
    expect(it.where).toContain("approval.branches.d.open");
    handle(it, "c", false);
    expect(it.state.joined, "two of five, and two have not spoken").toBeUndefined();
    expect(handle(it, "d").state.joined).toBe("agreed");
  });

  test("who goes along is stopped again once it is not needed; who is named is not", () => {
    const it = anew(stopped({ of: 2 }).finish("health").finish("market"), "health");
    it.finish("health");
    expect(it.state.branches.fire).toMatchObject({ result: "stopped", because: "settled" });
    expect(it.state.joined).toBe("agreed");
    anew(it, "health", "fire").finish("health");
    expect(it.state.joined, "fire was named").toBeUndefined();
    expect(fireDone(it, false).state.joined).toBe("agreed");
  });

  test("who goes along is stopped at once, while who is named still works", () => {
    const it = anew(stopped("any").finish("health"), "health", "fire");
    expect(it.where).toContain("approval.branches.market.open");
    it.finish("health");
    expect(it.state.branches.market?.result).toBe("stopped");
    expect(it.where).toContain("approval.branches.fire.open");
  });

  test("a branch that never began waits for its predecessor, which is taken up before it", () => {
    const after = {
      ...three,
      market: { department: "market", starts: { after: "fire" } },
    } as const;
    const it = anew(stopped("any", after).finish("health"), "market");
    expect(it.where).toEqual([
      "approval.branches.fire.open",
      "approval.branches.health.done",
      "approval.branches.market.waiting",
    ]);
    expect(it.state.limits["branch:market"]).toBeUndefined();
    fireDone(it).finish("market");
    expect(it.state.branches.market).toMatchObject({ result: "agreed" });
    expect(it.where).toEqual(["approval.deciding"]);
  });

  const joins: NonNullable<Approval["join"]>[] = [
    "any",
    "majority",
    { of: 2 },
    { lead: "health" },
    { of: 1, veto: ["health"] },
  ];
  const subsets = <T>(of: readonly T[]): T[][] =>
    Array.from({ length: 2 ** of.length }, (_, bits) => of.filter((_one, at) => bits & (1 << at)));

  /** Whoever is at work says whether it agrees, one after the other. */
  const speak = (it: Story, agreeing: readonly string[]) => {
    for (const id of ["health", "market", "fire"]) {
      if (it.state.branches[id]?.result !== undefined) continue;
      if (id === "fire") fireDone(it, agreeing.includes(id));
      else it.finish(id, agreeing.includes(id));
    }
    return it;
  };

  test.each(joins)("which of the stopped ones are named makes no difference: %j", (join) => {
    const item = itemOf(join);
    const first = () => speak(accepted(item), ["health", "market", "fire"]);
    const { branches } = first().state;
    const idle = Object.keys(branches).filter((id) => branches[id]?.result === "stopped");
    expect(idle).not.toEqual([]);
    for (const agreeing of subsets(["health", "market", "fire"])) {
      const results = subsets(idle).map((named) => {
        return speak(anew(first(), "health", ...named), agreeing).state.joined;
      });
      expect(results, `agreeing: ${agreeing}`).toEqual(results.map(() => results[0]));
      expect(results[0]).toBeDefined();
    }
  });
});
