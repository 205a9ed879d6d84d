import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jointLicence, licence } from "../testing/sample-items.js";
import { accepted } from "../testing/story.js";
import { activePaths, type Chart, type StateValue, valueTitle } from "./chart.js";
import { compileChart } from "./compile-chart.js";
import { arrowsFrom } from "./machine.js";

const joint = jointLicence();
const atWork = accepted(joint).state.value;

describe("one pure step", () => {
  test("begins in the innermost first state", () => {
    expect(joint.machine.start).toEqual({ submission: "draft" });
  });

  test("leaves states from the inside out, and enters them from the outside in", () => {
    expect(joint.machine.step({ acceptance: "checking" }, "accept")).toEqual({
      value: {
        approval: { branches: { market: "open", fire: "open", health: "open" } },
      },
      left: ["acceptance.checking", "acceptance"],
      entered: [
        "approval",
        "approval.branches",
        "approval.branches.market",
        "approval.branches.market.open",
        "approval.branches.fire",
        "approval.branches.fire.open",
        "approval.branches.health",
        "approval.branches.health.open",
      ],
    });
  });

  test("in one branch leaves the others where they are", () => {
    expect(joint.machine.step(atWork, "branch-done@fire")).toEqual({
      value: { approval: { branches: { market: "open", fire: "done", health: "open" } } },
      left: ["approval.branches.fire.open"],
      entered: ["approval.branches.fire.done"],
    });
  });

  test("that leads nowhere leaves and enters nothing", () => {
    expect(joint.machine.step(atWork, "handle@fire")).toEqual({
      value: atWork,
      left: [],
      entered: [],
    });
  });

  test("by an arrow further out is possible from anywhere inside", () => {
    const step = joint.machine.step(atWork, "withdraw");
    expect(step?.value).toBe("withdrawn");
    expect(step?.left.slice(-2)).toEqual(["approval.branches", "approval"]);
  });

  test("does not change the value it starts from, and gives the same again", () => {
    const before = JSON.stringify(atWork);
    const first = joint.machine.step(atWork, "branch-done@fire");
    expect(JSON.stringify(atWork)).toBe(before);
    expect(joint.machine.step(atWork, "branch-done@fire")).toEqual(first);
  });

  test("starts from a stored value too, whatever the order of its keys", () => {
    const stored: StateValue = {
      approval: { branches: { health: "open", fire: "done", market: "open" } },
    };
    expect(joint.machine.step(stored, "branch-done@health")?.value).toEqual({
      approval: { branches: { market: "open", fire: "done", health: "done" } },
    });
  });

  test.each([
    "accept",
    "submit",
    "handle",
    "handle@nobody",
    "branch-open@fire",
    "grant",
    "",
    "*",
    "toString",
    "__proto__",
    "xstate.init",
    "xstate.stop",
    "xstate.done.state.item",
  ])("refuses %j, which no arrow here is called", (event) => {
    expect(joint.machine.step(atWork, event)).toBeUndefined();
  });

  test("from an end is none", () => {
    expect(joint.machine.step("withdrawn", "submit")).toBeUndefined();
  });

  test("only arrows of the chart are ever taken, of whatever text an event is", () => {
    const keys = new Set(arrowsFrom(joint.chart, atWork).map(({ action }) => action));
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (event) => {
        const known = [...keys].some((action) => event.startsWith(action));
        if (!known) expect(joint.machine.step(atWork, event)).toBeUndefined();
      }),
      { seed: 20_260_914, numRuns: 200 },
    );
  });
});

describe("arrows from where a case stands", () => {
  test("innermost first, the branches in the item's order", () => {
    const keys = arrowsFrom(joint.chart, atWork).map(({ action, branch }) =>
      branch === undefined ? action : `${action}@${branch}`,
    );
    expect(keys).toEqual([
      ...["market", "fire", "health"].flatMap((branch) => [
        `handle@${branch}`,
        `approve@${branch}`,
        `open-procedure@${branch}`,
        `close-procedure@${branch}`,
        `branch-done@${branch}`,
      ]),
      "join-done",
      "extend",
      "withdraw",
    ]);
  });

  test("each of them is a step that the machine takes", () => {
    for (const { action, branch } of arrowsFrom(joint.chart, atWork)) {
      const event = branch === undefined ? action : `${action}@${branch}`;
      expect(joint.machine.step(atWork, event), event).toBeDefined();
    }
  });
});

describe("where a case stands", () => {
  test("as paths, outermost first", () => {
    expect(activePaths({ approval: { branches: { fire: "open" } } })).toEqual([
      "approval",
      "approval.branches",
      "approval.branches.fire",
      "approval.branches.fire.open",
    ]);
  });

  test("as a title in both languages", () => {
    expect(valueTitle(joint.chart, { acceptance: "waiting" })).toEqual({
      zh: expect.stringContaining("待补正"),
      en: expect.stringContaining("waiting for the applicant"),
    });
    expect(valueTitle(licence().chart, "withdrawn")).toEqual({ zh: "已撤回", en: "withdrawn" });
  });
});

test("a chart that the checks would have refused is a bug, not a refusal", () => {
  const broken: Chart = {
    initial: "a",
    states: {
      a: {
        title: { zh: "a", en: "a" },
        on: { go: { action: "go", kind: "advance", by: [], to: "b" } },
      },
    },
  };
  expect(() => compileChart(broken).step("a", "go")).toThrow(Error);
});
