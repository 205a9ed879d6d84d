import type { Text } from "@banjian/base";
import { type Chart, caseEnds } from "../../chart/chart.js";
import { type ActionKind, isOperation, stepKinds } from "../../definition/action-kind.js";
import type { Path } from "../../definition/finding.js";
import type { StageName } from "../../definition/flow-schema.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { mostBranches } from "../../definition/join-schema.js";
import { plainStatesOf } from "../plain-states.js";
import { writtenConditions } from "../written-conditions.js";
import { closure, reversed } from "./graph.js";
import { innerReachTroubles } from "./inner-reach.js";
import type { Reaches } from "./limit-reach.js";
import { unknown } from "./names.js";
import { plainTargetTroubles, plainTroubles } from "./plain-states.js";
import { defRules } from "./rules.js";
import type { Trouble } from "./trouble.js";
import { waysBetween } from "./ways-between.js";

const most = 500;
/** Of one case at a time: every one of them may lead somewhere from every state. */
const mostLimits = 100;
const mostArrows = 2000;

/** Faults of the flow: states that do not exist, that nothing reaches, that lead nowhere; stages used twice. */
export function flowTroubles(file: ItemFile, chart: Chart, reaches: Reaches): Trouble[] {
  const targets = unknownTargets(file);
  return [
    ...reservedStates(file),
    ...targets,
    ...repeatedStages(file),
    ...kindTroubles(file),
    // Whether a state is reached cannot be said while some arrows lead to nothing.
    ...(targets.length > 0
      ? []
      : [...allReachTroubles(file, chart, reaches), ...plainTroubles(file, chart)]),
  ];
}

/** Of a state that is told of, what lies inside is not told again. */
function allReachTroubles(file: ItemFile, chart: Chart, reaches: Reaches): Trouble[] {
  const outer = reachTroubles(chart, reaches);
  const told = new Set(outer.map(({ path }) => String(path)));
  const inner = innerReachTroubles(file, chart, reaches).filter(
    ({ path }) => !told.has(String(path.slice(0, 3))),
  );
  return [...outer, ...inner];
}

const at = (state: string, ...rest: Path): Path => ["flow", "states", state, ...rest];

/** A chart of more states or limits, a form of more fields or more conditions than anybody can follow. */
export function sizeTroubles(file: ItemFile): Trouble[] {
  const plain = plainStatesOf(file);
  const inner = plain.filter(({ names }) => names.length > 1);
  const arrows = plain.reduce((sum, { state }) => sum + Object.keys(state.on).length, 0);
  const states = Object.keys(file.flow.states).length + inner.length;
  const fields = Object.keys(file.item.form).length;
  const conditions = [...writtenConditions(file)].length;
  const { preset: _, ...limits } = file.limits;
  return [
    ...tooMany({ zh: "状态", en: "states" }, states, ["flow", "states"]),
    ...tooMany({ zh: "转换", en: "transitions" }, arrows, ["flow", "states"], mostArrows),
    ...tooMany({ zh: "表单项", en: "fields of the form" }, fields, ["item", "form"]),
    ...tooMany({ zh: "条件", en: "conditions" }, conditions, []),
    ...tooMany({ zh: "期限", en: "limits" }, Object.keys(limits).length, ["limits"], mostLimits),
    ...Object.entries(file.flow.states).flatMap(([name, state]) =>
      tooManyBranches(state.use === "approval" ? (state.branches ?? {}) : {}, at(name, "branches")),
    ),
  ];
}

function tooMany(what: Text, count: number, path: Path, allowed = most): Trouble[] {
  return count <= allowed ? [] : [{ ...defRules.tooLarge(what, count, allowed), path }];
}

function tooManyBranches(branches: object, path: Path): Trouble[] {
  const count = Object.keys(branches).length;
  return tooMany({ zh: "分支", en: "branches" }, count, path, mostBranches);
}

function reservedStates(file: ItemFile): Trouble[] {
  return Object.entries(file.flow.states)
    .filter(
      ([name, state]) => Object.hasOwn(caseEnds, name) && !(state.use === undefined && state.final),
    )
    .map(([name]) => ({ ...defRules.reservedState(name), path: at(name), onKey: true }));
}

function unknownTargets(file: ItemFile): Trouble[] {
  const known = Object.keys(file.flow.states);
  const named = Object.entries(file.flow.states).flatMap(([name, state]) =>
    state.use === undefined ? [] : [{ name: state.next, path: at(name, "next") }],
  );
  const initial = { name: file.flow.initial, path: ["flow", "initial"] };
  return [
    ...unknown([initial, ...named], known, defRules.unknownState),
    ...plainTargetTroubles(file),
  ];
}

function repeatedStages(file: ItemFile): Trouble[] {
  const seen = new Set<StageName>();
  return Object.entries(file.flow.states).flatMap(([name, { use }]) => {
    if (use === undefined) return [];
    if (!seen.has(use)) {
      seen.add(use);
      return [];
    }
    return [{ ...defRules.stageTwice(use), path: at(name, "use") }];
  });
}

/** Kinds whose meaning needs what only their stage has: branches, a window that can be waited in, a notice. */
const stageOfKind: { readonly [Kind in ActionKind]?: StageName } = {
  "pre-accept": "pre-acceptance",
  "confirm-materials": "acceptance",
  "request-supplement": "acceptance",
  "send-notice": "acceptance",
  supplement: "acceptance",
  ...Object.fromEntries(stepKinds.map((kind) => [kind, "approval"])),
  sign: "approval",
  "add-signer": "approval",
  "remove-signer": "approval",
  return: "approval",
  "answer-return": "approval",
  recall: "approval",
  "reopen-branches": "approval",
  "open-procedure": "approval",
  "close-procedure": "approval",
  "notify-right": "approval",
  "invite-hearing": "approval",
  extend: "approval",
};

function kindTroubles(file: ItemFile): Trouble[] {
  return plainStatesOf(file).flatMap(({ path, state }) =>
    Object.entries(state.on).flatMap(([action, { kind }]) => {
      const own = [...path, "on", action];
      if (isOperation(action)) {
        return [{ ...defRules.operationAsAction(action), path: own, onKey: true as const }];
      }
      const stage = stageOfKind[kind];
      if (stage === undefined) return [];
      return [{ ...defRules.kindNeedsStage(kind, stage), path: [...own, "kind"] }];
    }),
  );
}

function reachTroubles(chart: Chart, reaches: Reaches): Trouble[] {
  const next = waysBetween(chart, reaches);
  const reached = closure([chart.initial], next);
  const ends = Object.entries(chart.states).flatMap(([name, { end }]) =>
    end === undefined ? [] : [name],
  );
  const ending = closure(ends, reversed(next));
  // A name that is no state is a fault of its own.
  const isState = (name: string) => Object.hasOwn(chart.states, name);
  const stuck = [...reached].filter((name) => isState(name) && !ending.has(name));
  return [
    ...headsOf(
      Object.keys(chart.states).filter((name) => !reached.has(name)),
      next,
    ).map((name) => ({ ...defRules.unreachable(name), path: at(name), onKey: true as const })),
    ...stuck.map((name) => ({ ...defRules.noWayOut(name), path: at(name), onKey: true as const })),
  ];
}

/** Of states that are not reached those that would reach the others: whoever mends them mends the rest. */
function headsOf(unreached: readonly string[], next: ReadonlyMap<string, readonly string[]>) {
  const targets = new Set(
    unreached.flatMap((name) => (next.get(name) ?? []).filter((to) => to !== name)),
  );
  const heads: string[] = [];
  const covered = new Set<string>();
  for (const name of [...unreached.filter((one) => !targets.has(one)), ...unreached]) {
    if (covered.has(name)) continue;
    heads.push(name);
    for (const one of closure([name], next)) covered.add(one);
  }
  return heads;
}
