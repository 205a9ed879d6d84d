import type { CaseState } from "../../case/case-state.js";
import type { PayloadOf } from "../../case/payload.js";
import type { Actor } from "../../case/person.js";
import { type ChartTransition, eventKey } from "../../chart/chart.js";
import { arrowsFrom } from "../../chart/machine.js";
import type { ActionKind } from "../../definition/action-kind.js";
import { holds } from "../condition-values.js";
import { move } from "../move.js";
import type { PersonalArrow } from "../standing-arrows.js";
import type { Turn } from "../turn.js";

/** An action that has been allowed and recorded: what remains is what follows from it. */
type Asked<Kind extends ActionKind> = {
  readonly actor: Actor;
  readonly arrow: PersonalArrow;
  readonly payload: PayloadOf<Kind>;
  /** The case as the action found it. */
  readonly found: CaseState;
};

/** Records what follows from an action of one kind; refuses only what cannot be known before. */
export type Handler<Kind extends ActionKind> = (turn: Turn, asked: Asked<Kind>) => void;

/** Takes the step of the chart that the action stands for. */
export function take(turn: Turn, { arrow }: { readonly arrow: ChartTransition }): void {
  const way = wayOf(turn, arrow);
  move(turn, eventKey(way), way.resume ? way.to : undefined);
}

/** Of several ways the first whose condition holds, now that the action has been recorded. */
function wayOf(turn: Turn, arrow: ChartTransition): ChartTransition {
  if (arrow.way === undefined) return arrow;
  const { item } = turn.world;
  const ways = arrowsFrom(item.chart, turn.state.value).filter(
    ({ action, branch, way }) => way && action === arrow.action && branch === arrow.branch,
  );
  const found = ways.find(
    ({ way }) => way?.when === undefined || holds(item, turn.state, way.when),
  );
  return found ?? arrow;
}
