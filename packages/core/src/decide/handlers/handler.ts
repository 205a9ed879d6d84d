import type { CaseState } from "../../case/case-state.js";
import type { PayloadOf } from "../../case/payload.js";
import type { Actor } from "../../case/person.js";
import { type ChartTransition, eventKey } from "../../chart/chart.js";
import type { ActionKind } from "../../definition/action-kind.js";
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
  move(turn, eventKey(arrow));
}
