import type { LocalDate } from "@banjian/calendar";
import { spanOf } from "../approval/excluded-spans.js";
import { isOfficeWork } from "../approval/office-work.js";
import type { Card } from "../case/card.js";
import type { CaseState } from "../case/case-state.js";
import type { Fact, FactOf, FactType } from "../case/fact.js";
import type { PersonRef } from "../case/person.js";
import { holderOf, type Task } from "../case/task.js";
import type { Item } from "../item/item.js";

/** Whose of the time that a limit used up: a department, and the person who held or did the work. */
export type CardShare = {
  readonly department: string;
  /** Nobody: the work lay in the pool and has not been done. */
  readonly person?: PersonRef;
  /** Counted days, in the limit's own unit. A day on which several were at work is divided evenly among them. */
  readonly days: number;
  /** Of all that is attributed, rounded. */
  readonly percent: number;
};

/**
 * Who used the counted days that led to a card, the most first. What waits for the applicant and what is left out for a
 * procedure, as it stands after corrections, is nobody's.
 */
export function cardShares(
  item: Item,
  of: { readonly facts: readonly Fact[]; readonly state: CaseState },
  card: Card,
  counted: readonly LocalDate[],
): CardShare[] {
  const history = historyOf(of);
  const used = new Map<string, Omit<CardShare, "percent">>();
  for (const day of counted) {
    const work = workOn(history, card, day);
    for (const span of work) {
      const person = doerOn(history, span, day);
      const department = span.task.department ?? item.file.item.authority.department;
      const key = `${department} ${person?.id ?? ""}`;
      const days = (used.get(key)?.days ?? 0) + 1 / work.length;
      used.set(key, { department, ...(person === undefined ? {} : { person }), days });
    }
  }
  const shares = [...used.values()];
  const total = shares.reduce((sum, { days }) => sum + days, 0);
  return shares
    .map((share) => ({
      ...share,
      days: Math.round(share.days * 100) / 100,
      percent: Math.round((100 * share.days) / total),
    }))
    .toSorted((a, b) => b.days - a.days);
}

/** Something that lasted over the days of (after, through]; open without `through`. */
type Span = { readonly after: LocalDate; readonly through?: LocalDate };
type TaskSpan = Span & { readonly task: Task; readonly by?: PersonRef };

type History = {
  readonly tasks: readonly TaskSpan[];
  readonly excluded: readonly (Span & { readonly branches: readonly string[] })[];
  readonly assigned: readonly FactOf<"task-assigned">[];
};

function historyOf({ facts, state }: Parameters<typeof cardShares>[1]): History {
  const closed = new Map(ofType(facts, "task-closed").map((fact) => [fact.id, fact]));
  return {
    tasks: ofType(facts, "task-opened").map(({ task }) => {
      const end = closed.get(task.id);
      return {
        task,
        after: task.openedOn,
        ...(end === undefined ? {} : { through: end.effectiveOn }),
        ...(end?.by === undefined ? {} : { by: end.by }),
      };
    }),
    excluded: Object.values(state.procedures)
      .filter(({ excludes }) => excludes)
      .map((one) => {
        const { after, through } = spanOf(one);
        return { after, branches: one.branches, ...(through === undefined ? {} : { through }) };
      }),
    assigned: ofType(facts, "task-assigned"),
  };
}

function ofType<Type extends FactType>(facts: readonly Fact[], type: Type): FactOf<Type>[] {
  return facts.filter((fact) => fact.type === type) as unknown as FactOf<Type>[];
}

/** The work of offices that lay open on a day, in the card's branch or, for a limit of the case, in all of it; for that of a duty the duty alone. */
function workOn({ tasks, excluded }: History, { branch, limit }: Card, day: LocalDate): TaskSpan[] {
  const open = tasks.filter((span) => covers(span, day));
  if (tasks.some(({ task }) => task.work === limit)) {
    return open.filter(({ task }) => task.work === limit);
  }
  const waiting = excluded.filter((span) => covers(span, day)).flatMap((span) => span.branches);
  return open.filter(
    (span) =>
      isOfficeWork(span.task) &&
      (branch === undefined || span.task.branch === branch) &&
      !waiting.includes(span.task.branch ?? ""),
  );
}

function covers({ after, through }: Span, day: LocalDate): boolean {
  return after < day && (through === undefined || day <= through);
}

/** Whoever held the work on a day; where nobody did, whoever did it in the end. */
function doerOn({ assigned }: History, { task, by }: TaskSpan, day: LocalDate) {
  const last = assigned.findLast(
    ({ work, effectiveOn }) => work === task.work && effectiveOn <= day,
  );
  const holder = holderOf(last?.owner);
  if (holder !== undefined) return holder;
  if (by === undefined) return undefined;
  const { id, name } = by;
  return name === undefined ? { id } : { id, name };
}
