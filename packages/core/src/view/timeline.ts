import type { Text } from "@banjian/base";
import type { Instant, LocalDate } from "@banjian/calendar";
import { workingBranches } from "../approval/regions.js";
import type { CaseState } from "../case/case-state.js";
import { evolve, openCase } from "../case/evolve.js";
import type { Fact } from "../case/fact.js";
import type { ActorRef } from "../case/person.js";
import { departmentTitle, type Item } from "../item/item.js";
import type { Tone } from "./said.js";
import { sayFact } from "./say-fact.js";

/** One line in the story of a case. */
export type TimelineRow = {
  readonly seq: number;
  readonly at: Instant;
  readonly effectiveOn: LocalDate;
  /** Who did it, and for which department; nobody for what the clock or the law did. */
  readonly person?: Text;
  readonly department?: Text;
  readonly what: Text;
  readonly tone: Tone;
  /** Of a joint case: the branch it belongs to, and those that are at work then. */
  readonly branch?: string;
  readonly working?: readonly string[];
};

/** The story of a case from its facts: what a person would tell of it, without the bookkeeping. */
export function timeline(item: Item, id: string, facts: readonly Fact[]): TimelineRow[] {
  const rows: TimelineRow[] = [];
  let state: CaseState | undefined;
  for (const [index, fact] of facts.entries()) {
    state = stateAfter(id, state, fact);
    const said = sayFact(item, state, fact);
    if (said === undefined) continue;
    const { at, effectiveOn, by } = fact;
    const { what, tone } = said;
    const who = by === undefined || !said.by ? {} : whoActed(item, by);
    rows.push({
      seq: index + 1,
      at,
      effectiveOn,
      ...who,
      what,
      tone,
      ...laneOf(item, state, fact),
    });
  }
  return rows;
}

/** A single department has no lane of its own. */
function laneOf(item: Item, state: CaseState, fact: Fact): Pick<TimelineRow, "branch" | "working"> {
  if (item.branches.size < 2) return {};
  const branch = branchOf(state, fact);
  const working = workingBranches(item, state).map(({ id }) => id);
  return {
    ...(branch === undefined ? {} : { branch }),
    ...(working.length === 0 ? {} : { working }),
  };
}

function branchOf(state: CaseState, fact: Fact): string | undefined {
  if ("branch" in fact && fact.branch !== undefined) return fact.branch;
  if ("limit" in fact) return state.limits[fact.limit]?.branch;
  return fact.type === "card-raised" ? fact.card.branch : undefined;
}

function stateAfter(id: string, state: CaseState | undefined, fact: Fact): CaseState {
  if (fact.type === "case-opened") return openCase(id, fact);
  if (state === undefined) throw new Error(`case ${id} does not begin with its opening`);
  return evolve(state, fact);
}

/** Who acted, for whom, and for which department, in words. */
export function whoActed(
  item: Item,
  { id, name = id, department, onBehalfOf }: ActorRef,
): Pick<TimelineRow, "person" | "department"> {
  const principal = onBehalfOf?.name ?? onBehalfOf?.id;
  const person =
    principal === undefined
      ? { zh: name, en: name }
      : { zh: `${name}（代 ${principal}）`, en: `${name} (for ${principal})` };
  return department === undefined
    ? { person }
    : { person, department: departmentTitle(item, department) };
}
