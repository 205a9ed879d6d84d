import type { CodedError } from "@banjian/base";
import { isCardKind } from "../case/card-steps.js";
import type { CaseState } from "../case/case-state.js";
import type { Actor } from "../case/person.js";
import type { OperationKind } from "../definition/action-kind.js";
import { coreError } from "../errors.js";
import type { Item } from "../item/item.js";
import type { Action } from "./action.js";
import type { Candidate } from "./candidate.js";
import type { Guise } from "./guises.js";
import { candidatesFor } from "./operations.js";
import type { PersonalArrow } from "./standing-arrows.js";

/** An arrow somebody asks for, and in whose name it is taken. */
export type Found = { readonly arrow: PersonalArrow; readonly actor: Actor };

/**
 * The operation that is asked for, on the task or card that is named or the only one it can be about; undefined where there
 * is nothing it could be about. Refuses an unknown one, one that is not for this actor, and several where none is named.
 */
export function findOperation(
  item: Item,
  state: CaseState,
  guises: readonly Guise[],
  { action, branch, payload }: Action,
): Found | undefined {
  const kind = action as OperationKind;
  const all = candidatesFor(item, state, guises, kind).filter(
    ({ arrow }) => branch === undefined || arrow.branch === branch,
  );
  const what = isCardKind(kind) ? "card" : "task";
  const named = subjectNamed(payload, what);
  const known = subjectsOf(all, what);
  const meant =
    named === undefined || known.length === 0
      ? all
      : all.filter(({ arrow }) => arrow[what] === named);
  if (meant.length === 0 && named !== undefined && known.length > 0) {
    throw what === "card"
      ? coreError("CARD_UNKNOWN", { action, card: named, known })
      : coreError("TASK_UNKNOWN", { action, task: named, known });
  }
  const possible = meant.filter(({ refusal }) => refusal === undefined);
  const [first] = possible;
  if (first === undefined) {
    const [telling] = meant.flatMap(({ refusal }) => refusal?.() ?? []).toSorted(byTelling);
    if (telling !== undefined) throw telling;
    return undefined;
  }
  const several = subjectsOf(possible, what);
  if (several.length < 2) return first;
  throw what === "card"
    ? coreError("CARD_REQUIRED", { action, cards: several })
    : coreError("TASK_REQUIRED", { action, tasks: several });
}

// Of several tasks that may not be meant, the one that waits for others, or is with somebody else, or is of their role, most likely was.
const telling = [
  "CONSULTATION_PENDING",
  "TASK_HELD",
  "OWN_APPLICATION",
  "SAME_PERSON_TWICE",
  "SIGNED_ALREADY",
  "SIGNER_ALREADY_THERE",
  "PRESIDENT_REVIEWS",
  "NOT_PERMITTED",
];

function byTelling(a: CodedError, b: CodedError): number {
  const rank = ({ code }: CodedError) => (telling.includes(code) ? telling.indexOf(code) : 9);
  return rank(a) - rank(b);
}

type Subject = "task" | "card";

function subjectsOf(candidates: readonly Candidate[], what: Subject): readonly string[] {
  return [...new Set(candidates.flatMap(({ arrow }) => arrow[what] ?? []))];
}

function subjectNamed(payload: unknown, what: Subject): string | undefined {
  if (typeof payload !== "object" || payload === null || !(what in payload)) return undefined;
  const named = (payload as { readonly [Name in Subject]?: unknown })[what];
  return typeof named === "string" ? named : undefined;
}
