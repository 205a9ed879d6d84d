import { describe, expect, test } from "vitest";
import { jointLicence, licence, onlineLicence } from "../testing/sample-items.js";
import type { ChartState } from "./chart.js";

/** A state as a reader draws it: what is inside (the one entered first marked with ▸), and each arrow with who may take it. */
function drawn(name: string, state: ChartState | undefined, indent = ""): string {
  if (state === undefined) throw new Error(`there is no state ${name}`);
  const kind = state.parallel ? " ∥" : state.end === undefined ? "" : ` ■ ${state.end}`;
  const arrows = Object.entries(state.on ?? {}).map(([key, { by, to }]) => {
    const who = by.length === 0 ? "the engine" : by.join(", ");
    return `${indent}  ${key} (${who})${to === undefined ? "" : ` → ${to}`}`;
  });
  const inner = Object.entries(state.states ?? {}).map(([child, one]) => {
    const first = child === state.initial ? "▸" : "";
    return drawn(`${first}${child}`, one, `${indent}  `);
  });
  return [`${indent}${name}${kind}`, ...arrows, ...inner].join("\n");
}

const stage = (name: string, item = licence()) => drawn(name, item.chart.states[name]);

describe("what each stage is inside", () => {
  test("submission: a draft, which only the applicant files", () => {
    expect(stage("submission")).toBe(`submission
  ▸draft
    save-draft (applicant)
    submit (applicant) → acceptance
    withdraw (applicant) → withdrawn`);
  });

  test("pre-acceptance: silence leads past the window, to where acceptance leads", () => {
    expect(stage("pre-acceptance", onlineLicence())).toBe(`pre-acceptance
  deemed-accepted (the engine) → approval
  withdraw (applicant) → withdrawn
  ▸checking
    pre-accept.passed (window-clerk) → acceptance
    pre-accept.failed (window-clerk) → returned
    pre-accept.needs-supplement (window-clerk) → pre-acceptance.waiting
    correct-on-spot (window-clerk)
  waiting
    supplement (applicant, window-clerk) → pre-acceptance.checking
    deemed-withdrawn (the engine) → deemed-withdrawn`);
  });

  test("acceptance: silence accepts only while the window checks, not while the applicant is asked", () => {
    expect(stage("acceptance")).toBe(`acceptance
  withdraw (applicant) → withdrawn
  ▸checking
    receive (window-clerk)
    correct-on-spot (window-clerk)
    request-supplement (window-clerk)
    send-notice (window-clerk) → acceptance.waiting
    accept (window-clerk) → approval
    refuse-acceptance (window-clerk) → refused
    forward (window-clerk) → forwarded
    deemed-accepted (the engine) → approval
  waiting
    supplement (applicant, window-clerk) → acceptance.checking
    deemed-withdrawn (the engine) → deemed-withdrawn`);
  });

  test("acceptance of a joint item: each department says what it misses", () => {
    const { chart } = jointLicence();
    const { on = {} } = chart.states.acceptance?.states?.checking ?? {};
    expect(Object.keys(on).filter((key) => key.includes("@"))).toEqual([
      "confirm-materials@market",
      "request-supplement@market",
      "confirm-materials@fire",
      "request-supplement@fire",
      "confirm-materials@health",
      "request-supplement@health",
    ]);
  });

  test("approval: a region for each branch, which waits where it has a predecessor, then the decision", () => {
    const item = jointLicence({
      approval: {
        branches: {
          fire: { department: "fire" },
          health: { department: "health", steps: ["review"], starts: { after: "fire" } },
        },
        procedures: {},
      },
    });
    expect(stage("approval", item)).toBe(`approval
  extend (government-head)
  withdraw (applicant) → withdrawn
  ▸branches ∥
    join-done (the engine) → approval.deciding
    fire
      ▸open
        handle@fire (handler)
        approve@fire (approver)
        branch-done@fire (the engine) → approval.branches.fire.done
      done
    health
      ▸waiting
        branch-open@health (the engine) → approval.branches.health.open
        branch-done@health (the engine) → approval.branches.health.done
      open
        review@health (reviewer)
        branch-done@health (the engine) → approval.branches.health.done
      done
  deciding
    grant (head) → completion
    deny (head) → completion`);
  });

  test("approval with procedures: opened and closed by those whom any of them names", () => {
    const item = licence({
      approval: { procedures: { hearing: { by: "head" }, testing: { excludes: true } } },
    });
    const open = item.chart.states.approval?.states?.branches?.states?.main?.states?.open?.on;
    expect(open?.["open-procedure@main"]?.by).toEqual(["head", "handler"]);
    expect(open?.["close-procedure@main"]?.by).toEqual(["head", "handler"]);
  });

  test("approval decided by the join: no person decides", () => {
    const deciding = licence({ approval: { decide: "by-join" } }).chart.states.approval?.states
      ?.deciding;
    expect(drawn("deciding", deciding)).toBe(`deciding
  grant (the engine) → completion
  deny (the engine) → completion`);
  });

  test("completion and collection: nobody withdraws any more", () => {
    expect([stage("completion"), stage("collection")]).toEqual([
      "completion\n  ▸issuing\n    complete (window-clerk) → collection",
      "collection\n  ▸ready\n    deliver (window-clerk) → archived\n    collect (window-clerk) → archived",
    ]);
  });

  test("the ends that something leads to are there without being written", () => {
    const ends = Object.values(licence().chart.states).flatMap(({ end }) => end ?? []);
    expect(ends).toEqual(["archived", "withdrawn", "refused", "forwarded", "deemed-withdrawn"]);
  });

  test("a stage keeps its actions under any name the item gives it, and the title too", () => {
    const item = licence({
      states: {
        submission: { use: "submission", next: "收件" },
        收件: { use: "acceptance", title: "窗口收件", next: "approval" },
        acceptance: { use: "completion", title: { zh: "x", en: "x" }, next: "collection" },
        completion: { on: { go: "acceptance" } },
      },
    });
    expect(item.chart.states.收件?.title.zh).toBe("窗口收件");
    expect(stage("收件", item)).toContain("send-notice (window-clerk) → 收件.waiting");
  });
});
