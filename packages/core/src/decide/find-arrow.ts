import { type CodedError, madeOnce, type Text } from "@banjian/base";
import type { CaseState } from "../case/case-state.js";
import {
  allArrows,
  arrowTitle,
  type Chart,
  type ChartTransition,
  caseEnds,
  valueTitle,
} from "../chart/chart.js";
import { arrowsFrom } from "../chart/machine.js";
import {
  type ActionKind,
  actionCalled,
  actionKinds,
  givesOpinion,
  isOperation,
  operationKinds,
} from "../definition/action-kind.js";
import { didYouMean } from "../definition/did-you-mean.js";
import { coreError } from "../errors.js";
import type { Item } from "../item/item.js";
import type { Action } from "./action.js";
import { allBranchArrows, branchArrows, isInBranches } from "./branch-arrows.js";
import { notNeeded, pendingPredecessor } from "./branch-rules.js";
import { type Found, findOperation } from "./find-operation.js";
import { covers, type Guise } from "./guises.js";
import { isPermitted, notPermitted } from "./permission.js";
import { allStandingArrows, type PersonalArrow, standingArrows } from "./standing-arrows.js";
import { suspendedRefusal } from "./suspended.js";

/** The arrows of the chart that lead from where the case stands, for persons. */
export function personalArrows(item: Item, state: CaseState): readonly PersonalArrow[] {
  if (state.status === "closed") return [];
  const known = knownOf(item.chart);
  const { value } = state;
  const found = typeof value === "string" ? known.byName.get(value) : known.byValue.get(value);
  if (found !== undefined) return found;
  const arrows = arrowsFrom(item.chart, value).filter(isPersonal);
  if (typeof value === "string") known.byName.set(value, arrows);
  else known.byValue.set(value, arrows);
  return arrows;
}

// Asked several times for every action, and the same wherever a case stands in the same place.
type Known = {
  readonly byName: Map<string, readonly PersonalArrow[]>;
  readonly byValue: WeakMap<object, readonly PersonalArrow[]>;
};
const knownOf = madeOnce((_chart: Chart): Known => ({ byName: new Map(), byValue: new WeakMap() }));

function possibleArrows(item: Item, state: CaseState): PersonalArrow[] {
  return [
    ...personalArrows(item, state),
    ...branchArrows(item, state),
    ...standingArrows(item, state),
  ];
}

/** What may be done in the branches where the case stands, of what is asked for: most actions are the chart's own. */
function askedInBranches(item: Item, state: CaseState, action: Action): PersonalArrow[] {
  return isInBranches(action.action) ? branchArrows(item, state).filter(asks(action)) : [];
}

function isPersonal(arrow: ChartTransition): arrow is PersonalArrow {
  // Which of several ways an action goes is seen when it has been done.
  const isFirst = (arrow.way?.at ?? 0) === 0;
  return Object.hasOwn(actionKinds, arrow.kind) && arrow.by.length > 0 && isFirst;
}

/** The arrow an action asks for. Refuses in this order: unknown, not permitted anywhere, not possible here, branch not named. */
export function findArrow(
  item: Item,
  state: CaseState,
  action: Action,
  guises: readonly Guise[],
): Found {
  if (isOperation(action.action)) {
    const found = findOperation(item, state, guises, action);
    if (found !== undefined) return found;
    if (state.status === "closed") throw closed(state);
    throw suspendedRefusal(state) ?? notAllowed(item, state, action);
  }
  const inBranches = askedInBranches(item, state, action);
  const here = [
    ...personalArrows(item, state).filter(asks(action)),
    ...inBranches,
    ...standingArrows(item, state).filter(asks(action)),
  ];
  const asked: Asking = { item, state, action, guises };
  const permitted = here.filter((arrow) => mayTake(asked, arrow));
  if (permitted.length === 0) refuseElsewhere(asked, here, inBranches);
  const arrow = choose(asked, here, permitted);
  return { arrow, actor: guiseFor(asked, arrow)?.actor ?? action.by };
}

/** Refuses what is this actor's to do nowhere, or cannot be done by anybody where the case stands. */
function refuseElsewhere(
  asked: Asking,
  here: readonly PersonalArrow[],
  inBranches: readonly PersonalArrow[],
): void {
  const { item, state, action } = asked;
  const everywhere = [...allCalled(item, action.action).filter(asks(action)), ...inBranches];
  if (everywhere.length === 0) throw unknownAction(item, action);
  const [anywhere] = everywhere;
  if (anywhere !== undefined && everywhere.every((arrow) => !mayTake(asked, arrow))) {
    throw refusalOf(asked, anywhere);
  }
  if (here.length === 0 && state.status === "closed") throw closed(state);
  if (here.length === 0) throw whyNot(asked) ?? notAllowed(item, state, action);
}

type Asking = {
  readonly item: Item;
  readonly state: CaseState;
  readonly action: Action;
  readonly guises: readonly Guise[];
};

/** In whose name the actor may take an arrow, if in any. */
function guiseFor({ item, state, guises }: Asking, arrow: PersonalArrow): Guise | undefined {
  const applicant = state.applicant.id;
  return guises.find((one) => covers(one, arrow) && isPermitted(item, applicant, one.actor, arrow));
}

function mayTake(asked: Asking, arrow: PersonalArrow): boolean {
  return guiseFor(asked, arrow) !== undefined;
}

// Made only for whoever reads it: of many branches' arrows most are somebody else's.
function refusalOf({ item, action }: Asking, arrow: PersonalArrow): CodedError {
  return notPermitted(item, action.by, arrow);
}

function closed({ id, end }: CaseState) {
  return coreError("CASE_CLOSED", { caseId: id, end: caseEnds[end ?? "archived"] });
}

const allPersonal = madeOnce((item: Item): readonly PersonalArrow[] => [
  ...allArrows(item.chart.states).filter(isPersonal),
  ...allBranchArrows(item),
  ...allStandingArrows(item),
]);

const calledOf = madeOnce((item: Item) => arrowsByName(allPersonal(item)));

function allCalled(item: Item, action: string): readonly PersonalArrow[] {
  return calledOf(item).get(action) ?? [];
}

function arrowsByName(arrows: readonly PersonalArrow[]): Map<string, PersonalArrow[]> {
  const byName = new Map<string, PersonalArrow[]>();
  for (const one of arrows) byName.set(one.action, [...(byName.get(one.action) ?? []), one]);
  return byName;
}

/** Every action a person can ask for in cases of an item, each name once, with its kind. */
export function allActions(
  item: Item,
): readonly { readonly action: string; readonly kind: ActionKind }[] {
  const kinds = new Map(allPersonal(item).map(({ action, kind }) => [action, kind]));
  const operations = operationKinds.map((kind) => ({ action: kind, kind }));
  return [...[...kinds].map(([action, kind]) => ({ action, kind })), ...operations];
}

function asks({ action, branch }: Action): (arrow: PersonalArrow) => boolean {
  return (arrow) => arrow.action === action && (branch === undefined || arrow.branch === branch);
}

function choose(
  asked: Asking,
  here: readonly PersonalArrow[],
  permitted: readonly PersonalArrow[],
): PersonalArrow {
  const { item, state, action } = asked;
  const outcome = outcomeOf(action.payload);
  const fitting = permitted.filter(
    (arrow) => arrow.outcome === undefined || arrow.outcome === outcome,
  );
  const possible = fitting.length > 0 ? fitting : permitted;
  // Who names no branch means the case where the action concerns it too: the window's own demand, not a department's.
  const first = possible.find(({ branch }) => branch === undefined) ?? possible[0];
  if (first === undefined) {
    // Somebody's own branch, where the action would be theirs, is not open.
    const elsewhere =
      action.branch === undefined && here.every(({ branch }) => branch !== undefined);
    const [refused] = elsewhere ? [] : here;
    if (refused !== undefined) throw refusalOf(asked, refused);
    throw whyNot(asked) ?? notAllowed(item, state, action);
  }
  const { branch: its } = first;
  if (its !== undefined && permitted.some(({ branch = its }) => branch !== its)) {
    const branches = [...new Set(permitted.flatMap(({ branch }) => branch ?? []))];
    throw coreError("BRANCH_REQUIRED", { action: action.action, branches });
  }
  return first;
}

// Where the outcome is part of the arrow, it is what the payload calls its result.
function outcomeOf(payload: unknown): string | undefined {
  if (typeof payload !== "object" || payload === null || !("result" in payload)) return undefined;
  return typeof payload.result === "string" ? payload.result : undefined;
}

function unknownAction(item: Item, { action, branch }: Action) {
  const known = [...new Set(allPersonal(item).map((arrow) => arrow.action))];
  if (known.includes(action)) {
    const branches = [...item.branches.keys()];
    return coreError("BRANCH_UNKNOWN", { action, branch: branch ?? "", branches });
  }
  const meant = calledAs(item, action) ?? didYouMean(action, [...known, ...operationKinds]);
  return coreError("ACTION_UNKNOWN", { action, item: item.code, meant });
}

/** The action that a title or another word of the halls stands for (认领: `claim`). */
function calledAs(item: Item, word: string): string | undefined {
  const isTitle = ({ zh, en }: Text) => zh === word || en === word;
  const own = allPersonal(item).find((arrow) => isTitle(arrowTitle(arrow)));
  const operation = actionCalled(word) ?? operationKinds.find((kind) => isTitle(actionKinds[kind]));
  if (own !== undefined || operation === undefined) return own?.action;
  return allActions(item).some(({ action }) => action === operation) ? operation : undefined;
}

/** Why something that is this actor's to do in a branch cannot be done there now. */
function whyNot(asked: Asking): CodedError | undefined {
  const { item, state, action } = asked;
  const theirs = allPersonal(item).filter((arrow) => asks(action)(arrow) && mayTake(asked, arrow));
  for (const arrow of theirs) {
    const against = branchClosed(item, state, arrow);
    if (against !== undefined) return against;
  }
  return undefined;
}

function branchClosed(
  item: Item,
  state: CaseState,
  { kind, branch = "" }: PersonalArrow,
): CodedError | undefined {
  const standing = state.branches[branch];
  if (standing?.because === "condition") return notNeeded(item, branch);
  if (givesOpinion(kind)) {
    if (standing?.result !== undefined) {
      return coreError("OPINION_TOO_LATE", { branch, result: standing.result });
    }
    const pending = pendingPredecessor(item, state, branch);
    if (pending !== undefined) return pending;
  }
  if (standing === undefined) return undefined;
  if (kind === "recall") return coreError("RECALL_TOO_LATE", { branch });
  return standing.returnedOn === undefined ? undefined : coreError("BRANCH_RETURNED", { branch });
}

function notAllowed(item: Item, state: CaseState, { action }: Action) {
  return coreError("ACTION_NOT_ALLOWED", {
    caseId: state.id,
    action,
    state: valueTitle(item.chart, state.value),
    allowed: [...new Set(possibleArrows(item, state).map((arrow) => called(item, arrow)))],
  });
}

function called({ branches }: Item, { action, branch }: PersonalArrow): string {
  return branch === undefined || branches.size < 2 ? action : `${action}@${branch}`;
}
