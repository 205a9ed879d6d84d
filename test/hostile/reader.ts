import { isDeepStrictEqual } from "node:util";
import type { Finding } from "../../packages/core/src/definition/finding.js";
import { readYaml } from "../../packages/core/src/definition/read-yaml.js";
import { readItem } from "../../packages/core/src/item/read-item.js";

/** What a child is asked to read. */
export type Question = { readonly source: string | Uint8Array };

/** What it made of it; `broken` names an invariant that did not hold. */
export type Answer = {
  readonly accepted: boolean;
  readonly json: string | undefined;
  readonly rules: readonly string[];
  readonly milliseconds: number;
  readonly broken: string | undefined;
};

const namesOfObjects = Object.getOwnPropertyNames(Object.prototype);

function answer({ source }: Question): Answer {
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  const item = readItem(source, "hostile.yaml");
  const passed = performance.now() - wall;
  const { user, system } = process.cpuUsage(cpu);
  const read = readYaml(source, "hostile.yaml");
  return {
    accepted: read.ok,
    json: read.ok ? JSON.stringify(read.value) : undefined,
    rules: read.ok ? [] : read.findings.map(({ rule }) => rule),
    // A neighbour on the machine costs wall time, a collector on another core costs processor time.
    milliseconds: Math.min(passed, (user + system) / 1_000),
    broken: brokenInvariant(read) ?? brokenRefusal(item.findings, item.ok),
  };
}

function brokenInvariant(read: ReturnType<typeof readYaml>): string | undefined {
  if (!isDeepStrictEqual(Object.getOwnPropertyNames(Object.prototype), namesOfObjects)) {
    return "Object.prototype was changed";
  }
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
