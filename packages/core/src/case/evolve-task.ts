import { assertNever } from "@banjian/base";
import type { CaseState } from "./case-state.js";
import type { Fact, FactOf } from "./fact.js";

type OfTasks = Extract<
  Fact,
  {
    readonly type:
      | "task-assigned"
      | "task-reminded"
      | "order-issued"
      | "order-answered"
      | "copy-sent"
      | "copy-read";
  }
>;

/** What the operations on tasks leave in the case: owners, reminders, orders, copies. */
export function evolveTask(state: CaseState, fact: OfTasks): Partial<CaseState> {
  switch (fact.type) {
    case "task-assigned":
      return { owners: assigned(state.owners, fact) };
    case "task-reminded":
      return { reminders: reminded(state.reminders, fact) };
    case "order-issued":
      return { orders: [...state.orders, fact.order] };
    case "order-answered":
      return {
        orders: state.orders.map((order) =>
          order.id === fact.id
            ? { ...order, answer: fact.answer, answeredOn: fact.effectiveOn }
            : order,
        ),
      };
    case "copy-sent": {
      const { id, to, note, effectiveOn: sentOn } = fact;
      return { copies: [...state.copies, { id, to, note, sentOn, read: [] }] };
    }
    case "copy-read":
      return {
        copies: state.copies.map((copy) =>
          copy.id === fact.id ? { ...copy, read: [...copy.read, fact.person] } : copy,
        ),
      };
    default:
      return assertNever(fact);
  }
}

function assigned(
  owners: CaseState["owners"],
  { work, owner }: FactOf<"task-assigned">,
): CaseState["owners"] {
  const { [work]: _before, ...others } = owners;
  return owner === undefined ? others : { ...others, [work]: owner };
}

function reminded(
  reminders: CaseState["reminders"],
  { work, effectiveOn: on }: FactOf<"task-reminded">,
): CaseState["reminders"] {
  return { ...reminders, [work]: { on, count: (reminders[work]?.count ?? 0) + 1 } };
}
