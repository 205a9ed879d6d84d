import { isDeepStrictEqual } from "node:util";
import { checkCondition } from "../../packages/core/src/condition/check-condition.js";
import { conditionHolds } from "../../packages/core/src/condition/condition-holds.js";
import type { ReadValue } from "../../packages/core/src/condition/scope.js";
import { testScope } from "../../packages/core/src/condition/testing/test-scope.js";
import type { Finding } from "../../packages/core/src/definition/finding.js";
import { readYaml } from "../../packages/core/src/definition/read-yaml.js";
import { readItem } from "../../packages/core/src/item/read-item.js";

/** What a child is asked to read, and as what: any YAML, an item file that has no finding, or one condition. */
export type Question = {
  readonly source: string | Uint8Array;
  readonly asks: "yaml" | "item" | "condition";
};

/** What it made of it; `broken` names an invariant that did not hold. */
export type Answer = {
  readonly accepted: boolean;
  readonly json: string | undefined;
  readonly rules: readonly string[];
  readonly milliseconds: number;
  readonly broken: string | undefined;
};

const namesOfObjects = Object.getOwnPropertyNames(Object.prototype);

function answer({ source, asks }: Question): Answer {
  return asks === "condition" ? conditionAnswer(String(source)) : fileAnswer(source, asks);
}

function fileAnswer(source: Question["source"], asks: "yaml" | "item"): Answer {
  const { made: item, milliseconds } = timed(() => readItem(source, "hostile.yaml"));
  const read = readYaml(source, "hostile.yaml");
  const findings = asks === "item" || !read.ok ? item.findings : [];
  return {
    accepted: asks === "item" ? item.ok : read.ok,
    json: read.ok ? JSON.stringify(read.value) : undefined,
    rules: findings.map(({ rule }) => rule),
    milliseconds,
    broken: brokenInvariant(read) ?? brokenRefusal(item.findings, item.ok),
  };
}

/** A condition that is accepted is worked out as well, over values that somebody may have filled in, and twice alike. */
function conditionAnswer(condition: string): Answer {
  const { made, milliseconds } = timed(() => {
    const faults = checkCondition(condition, testScope);
    const holds = () => values.map((read) => conditionHolds(condition, testScope, read));
    return faults.length > 0 ? { faults } : { faults, once: holds(), again: holds() };
  });
  const { faults, once, again } = made;
  const complete = faults.every(({ problem, hint }) =>
    [problem.zh, problem.en, hint.zh, hint.en].every(Boolean),
  );
  return {
    accepted: faults.length === 0,
    json: undefined,
    rules: faults.map(({ rule }) => rule),
    milliseconds,
    broken:
      changedPrototype() ??
      (complete ? undefined : "a fault without problem or repair") ??
      (isDeepStrictEqual(once, again) ? undefined : "the same values gave another answer"),
  };
}

/** Nothing filled in, and texts, numbers and names that are at the edge. */
const values: readonly ReadValue[] = [
  () => undefined,
  (name) => edges(name, ["", 0, 0, false, "2026-01-01"]),
  (name) => edges(name, ["a".repeat(64_000), Number.MAX_SAFE_INTEGER, 1e308, true, "2099-12-31"]),
  (name) => edges(name, ["__proto__", Number.MIN_SAFE_INTEGER, -1e308, false, "1990-01-01"]),
];

type Edge = string | number | boolean;

function edges(
  name: string,
  [text, integer, number, boolean, day]: readonly [Edge, Edge, Edge, Edge, Edge],
): Edge | undefined {
  const type = testScope.get(name)?.type;
  return type === undefined ? undefined : { text, integer, number, boolean, day }[type];
}

function timed<Made>(make: () => Made): { readonly made: Made; readonly milliseconds: number } {
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  const made = make();
  const passed = performance.now() - wall;
  const { user, system } = process.cpuUsage(cpu);
  // A neighbour on the machine costs wall time, a collector on another core costs processor time.
  return { made, milliseconds: Math.min(passed, (user + system) / 1_000) };
}

function changedPrototype(): string | undefined {
  return isDeepStrictEqual(Object.getOwnPropertyNames(Object.prototype), namesOfObjects)
    ? undefined
    : "Object.prototype was changed";
}

function brokenInvariant(read: ReturnType<typeof readYaml>): string | undefined {
  const changed = changedPrototype();
  if (changed !== undefined) return changed;
  if (!read.ok) return brokenRefusal(read.findings, false);
  const copy: unknown = JSON.parse(JSON.stringify(read.value));
  return isDeepStrictEqual(copy, read.value) ? undefined : "the value is no JSON";
}

/** An item that can be used may have warnings, or nothing, to tell. */
function brokenRefusal(findings: readonly Finding[], usable: boolean): string | undefined {
  const complete = ({ line, column, problem, hint }: Finding) =>
    line >= 1 && column >= 1 && [problem.zh, problem.en, hint.zh, hint.en].every(Boolean);
  const { length } = findings;
  return (usable || length > 0) && length <= 101 && findings.every(complete)
    ? undefined
    : "a refusal has 1 to 101 findings, each with place, problem and repair";
}

process.on("message", (question: Question) => process.send?.(answer(question)));
