import {
  type Asking,
  askable,
  askedThrough,
  askingFrom,
  consultationOf,
  consultationRule,
} from "../../approval/consulting.js";
import { personRef } from "../../case/actor-ref.js";
import type { Consultation } from "../../case/consultation.js";
import { openConsultations } from "../../case/consultation.js";
import { coreError } from "../../errors.js";
import { answerConsultation, endConsultation } from "../consultations.js";
import { announce } from "../limits.js";
import { taskOf } from "../task-of.js";
import type { Turn } from "../turn.js";
import { recordingInstant } from "../world.js";
import type { Handler } from "./handler.js";

/** Asks another department for its view, within the time the item gives it; refuses whom the item does not name, and whoever asks in a circle. */
export const consult: Handler<"consult"> = (turn, { actor, arrow, payload }) => {
  const { item } = turn.world;
  const { department, question } = payload;
  const asking = askingFrom(turn.state, taskOf(turn, arrow));
  refuseAsking(turn, asking, department);
  const rule = consultationRule(item, department);
  if (rule === undefined) throw new Error(`${department} is askable and has no rule`);
  const id = `k${turn.state.consultations.length + 1}`;
  const { branch } = asking;
  turn.record({
    type: "consultation-asked",
    consultation: {
      id,
      ...asking,
      department,
      question,
      askedBy: personRef(actor),
      askedOn: turn.today,
    },
  });
  announce(turn, {
    type: "limit-started",
    limit: `consultation:${id}`,
    run: 1,
    branch,
    duty: rule.by[0] ?? "handler",
    department,
    since: recordingInstant(turn.world, turn.state),
    within: rule.within,
  });
};

function refuseAsking({ world: { item }, state }: Turn, asking: Asking, department: string): void {
  const chain = askedThrough(item, state, asking);
  if (chain.includes(department)) {
    throw coreError("CONSULTATION_CIRCULAR", { chain: [...chain, department] });
  }
  const known = askable(item, state, asking);
  if (!known.includes(department)) throw coreError("CONSULTATION_UNKNOWN", { department, known });
  const open = openConsultations(state, asking.branch).find((one) => one.department === department);
  if (open !== undefined) throw coreError("CONSULTATION_OPEN", { department, id: open.id });
}

/** The department's answer: advice to whoever asked. */
export const answer: Handler<"answer-consultation"> = (turn, { arrow, payload }) => {
  answerConsultation(turn, asked(turn, arrow).id, payload.answer);
};

/** Who asked needs no answer any more. */
export const withdrawConsultation: Handler<"withdraw-consultation"> = (turn, { arrow }) => {
  endConsultation(turn, asked(turn, arrow), "withdrawn");
};

function asked(turn: Turn, arrow: Parameters<typeof taskOf>[1]): Consultation {
  const found = consultationOf(turn.state, taskOf(turn, arrow));
  if (found === undefined) throw new Error(`task ${arrow.task} is no consultation`);
  return found;
}
