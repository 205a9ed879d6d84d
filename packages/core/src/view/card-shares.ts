import type { LocalDate } from "@banjian/calendar";
import type { Card } from "../case/card.js";
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

/** Who used the counted days that led to a card, the most first. What waits for the applicant and what is left out for a procedure is nobody's. */
export function cardShares(
  item: Item,
  facts: readonly Fact[],
  card: Card,
  counted: readonly LocalDate[],
): CardShare[] {
  const history = historyOf(facts);
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

function historyOf(facts: readonly Fact[]): History {
  const closed = new Map(of(facts, "task-closed").map((fact) => [fact.id, fact]));
  const ended = new Map(of(facts, "procedure-closed").map((fact) => [fact.id, fact.effectiveOn]));
  return {
    tasks: of(facts, "task-opened").map(({ task }) => {
      const end = closed.get(task.id);
      return {
        task,
        after: task.openedOn,
        ...(end === undefined ? {} : { through: end.effectiveOn }),
        ...(end?.by === undefined ? {} : { by: end.by }),
      };
    }),
    excluded: of(facts, "procedure-opened")
      .filter(({ excludes }) => excludes)
      .map(({ id, branch, shared = [], effectiveOn: after }) => {
        const through = ended.get(id);
        return {
          after,
          branches: [branch, ...shared],
          ...(through === undefined ? {} : { through }),
        };
      }),
    assigned: of(facts, "task-assigned"),
  };
}

function of<Type extends FactType>(facts: readonly Fact[], type: Type): FactOf<Type>[] {
  return facts.filter((fact) => fact.type === type) as unknown as FactOf<Type>[];
}

/** The work of offices that lay open on a day, in the card's branch or, for a limit of the case, in all of it. */
function workOn({ tasks, excluded }: History, { branch }: Card, day: LocalDate): TaskSpan[] {
  const waiting = excluded.filter((span) => covers(span, day)).flatMap((span) => span.branches);
  return tasks.filter(
    (span) =>
      covers(span, day) &&
      isOfficeWork(span.task) &&
      (branch === undefined || span.task.branch === branch) &&
      !waiting.includes(span.task.branch ?? ""),
  );
}

function covers({ after, through }: Span, day: LocalDate): boolean {
  return after < day && (through === undefined || day <= through);
}

// These come beside the work itself, and say nothing of who delays it.
const beside: ReadonlySet<string> = new Set(["answer-order", "publish-reason"]);

function isOfficeWork({ roles, person, kinds }: Task): boolean {
  return (
    person === undefined && !roles.includes("applicant") && !kinds.some((kind) => beside.has(kind))
  );
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
