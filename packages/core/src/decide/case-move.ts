import type { Text } from "@banjian/base";
import type { LocalDate } from "@banjian/calendar";
import type { CaseState } from "../case/case-state.js";
import type { Fact } from "../case/fact.js";
import { type StateValue, valueTitle } from "../chart/chart.js";
import type { Item, ItemRef } from "../item/item.js";
import { limitTitle } from "../item/limit-of.js";
import { dueOfLedger } from "../limit/due.js";
import { asItStands, inOrder, type Ledger } from "../limit/ledger.js";
import { changeLengths, startNew } from "./move-limits.js";
import { obstaclesTo } from "./move-obstacles.js";
import { type MoveWorlds, type Worse, worsenedBy } from "./move-worsens.js";
import { runOutOn } from "./run-out.js";
import { settle } from "./settle.js";
import { Turn } from "./turn.js";
import { today, type World } from "./world.js";

/** Who moves cases, why, and by what power. */
export type MoveWord = { readonly by: string; readonly reason: string; readonly authority: string };

/** What a move to another version of its item would do to one case. */
export type CaseMove = {
  readonly caseId: string;
  readonly from: ItemRef;
  /** Why it cannot move; with none it can. */
  readonly obstacles: readonly Text[];
  /** Whose rights would be worse, and by what: such a case moves only when it is named. */
  readonly worse: readonly Worse[];
  /** Limits that would have run out at once: such a case moves only when it is named. */
  readonly late: readonly LateLimit[];
  /** Limits that have run out already and go on so: the move makes them neither late nor right. */
  readonly overdue: readonly Text[];
  readonly state: { readonly before: StateValue; readonly after: StateValue };
  /** The same in words. */
  readonly stands: { readonly before: Text; readonly after: Text };
  /** The limits whose last day changes; one that is new has none before. */
  readonly limits: readonly MovedLimit[];
};

type LateLimit = { readonly limit: string; readonly title: Text };

type MovedLimit = {
  readonly limit: string;
  readonly title: Text;
  readonly before?: LocalDate;
  readonly after?: LocalDate;
};

/** New names of states, by the old ones; of the first level of the chart. */
export type StateNames = Readonly<Record<string, string>>;

/** What the move would do, and the facts of it: none of moving where something stands in the way. */
export function caseMove(
  worlds: MoveWorlds,
  state: CaseState,
  { states, word }: { readonly states: StateNames; readonly word: MoveWord },
): { readonly move: CaseMove; readonly facts: readonly Fact[]; readonly state: CaseState } {
  const { from, to } = worlds;
  // What has run out by now has its effect by the law it ran under.
  const before = new Turn(from, state);
  if (state.status === "open") runOutOn(before);
  const value = renamed(before.state.value, states);
  const told = {
    caseId: state.id,
    from: state.item,
    late: [],
    overdue: [],
    worse: [],
    limits: [],
  };
  const obstacles = obstaclesTo({ from: from.item, to: to.item }, before.state, value);
  const found = before.state.value;
  if (obstacles.length > 0) {
    const stood = valueTitle(from.item.chart, found);
    const stays: CaseMove = {
      ...told,
      obstacles,
      state: { before: found, after: found },
      stands: { before: stood, after: stood },
    };
    return { move: stays, facts: before.facts, state: before.state };
  }
  const after = movedTurn(worlds, before.state, { value, word });
  const move: CaseMove = {
    ...told,
    obstacles,
    worse: worsenedBy(worlds, before.state, after.state),
    late: lateAtOnce(to, before.state, after.state),
    overdue: inOrder(after.state.limits)
      .filter(({ status, breached }) => status === "running" && breached)
      .map(({ key, procedure }) => limitTitle(to.item, key, procedure)),
    state: { before: found, after: value },
    stands: {
      before: valueTitle(from.item.chart, found),
      after: valueTitle(to.item.chart, after.state.value),
    },
    limits: movedLimits(worlds, before.state, after.state),
  };
  return { move, facts: [...before.facts, ...after.facts], state: after.state };
}

function movedTurn(
  worlds: MoveWorlds,
  state: CaseState,
  { value, word }: { readonly value: StateValue; readonly word: MoveWord },
): Turn {
  const turn = new Turn(worlds.to, state);
  const { by, reason, authority } = word;
  turn.by = { id: by };
  turn.record({
    type: "case-moved",
    item: refOf(worlds.to.item),
    from: state.item,
    value,
    reason,
    authority,
  });
  changeLengths(turn, worlds.from.item);
  startNew(turn, worlds.from.item);
  settle(turn);
  return turn;
}

function refOf({ code, version, digest }: Item): ItemRef {
  return { code, version, digest };
}

function renamed(value: StateValue, names: StateNames): StateValue {
  const named = (name: string) => (Object.hasOwn(names, name) ? (names[name] ?? name) : name);
  if (typeof value === "string") return named(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [named(name), inner]));
}

function lateAtOnce(world: World, before: CaseState, after: CaseState): LateLimit[] {
  return inOrder(after.limits)
    .filter(({ status, breached }) => status === "running" && !breached)
    .filter((ledger) => isOver(world, ledger) && !wasOver(world, before.limits[ledger.key]))
    .map(({ key, procedure }) => ({
      limit: key,
      title: limitTitle(world.item, key, procedure),
    }));
}

function wasOver(world: World, ledger: Ledger | undefined): boolean {
  return ledger !== undefined && isOver(world, ledger);
}

function isOver(world: World, ledger: Ledger): boolean {
  return dueOfLedger(world, ledger).until <= world.now;
}

function movedLimits({ from, to }: MoveWorlds, before: CaseState, after: CaseState): MovedLimit[] {
  return inOrder(after.limits).flatMap((ledger) => {
    const { key: limit, procedure } = ledger;
    const [was, is] = [dayOf(from, before, limit), dayOf(to, after, limit)];
    if (was === is) return [];
    return {
      limit,
      title: limitTitle(to.item, limit, procedure),
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
    };
  });
}

/** The last day of a limit while it runs. */
function dayOf(world: World, state: CaseState, limit: string): LocalDate | undefined {
  const ledger = state.limits[limit];
  if (ledger?.status !== "running") return undefined;
  return dueOfLedger(world, asItStands(ledger, today(world, state))).on;
}
