import type { Text } from "@banjian/base";
import type { Instant, LocalDate } from "@banjian/calendar";
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
  /** Who did it; nobody for what the clock or the law did. */
  readonly who?: Text;
  readonly what: Text;
  readonly tone: Tone;
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
    const who = by === undefined || !said.by ? undefined : whoText(item, by);
    const { what, tone } = said;
    rows.push({
      seq: index + 1,
      at,
      effectiveOn,
      what,
      tone,
      ...(who === undefined ? {} : { who }),
    });
  }
  return rows;
}

function stateAfter(id: string, state: CaseState | undefined, fact: Fact): CaseState {
  if (fact.type === "case-opened") return openCase(id, fact);
  if (state === undefined) throw new Error(`case ${id} does not begin with its opening`);
  return evolve(state, fact);
}

function whoText(item: Item, { id, name, department, onBehalfOf }: ActorRef): Text {
  const self = name ?? id;
  const of = department === undefined ? undefined : departmentTitle(item, department);
  const person =
    of === undefined ? both(self) : { zh: `${of.zh} ${self}`, en: `${self}, ${of.en}` };
  if (onBehalfOf === undefined) return person;
  const principal = onBehalfOf.name ?? onBehalfOf.id;
  return { zh: `${person.zh}（代 ${principal}）`, en: `${person.en} (for ${principal})` };
}

function both(text: string): Text {
  return { zh: text, en: text };
}
