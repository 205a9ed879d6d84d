import { keyOfMessage, noMessages, withMessage } from "../messages/lawful-order.js";
import type { CaseState } from "./case-state.js";
import type { FactOf } from "./fact.js";

/** What a message of another system leaves in the case. */
export function evolveReceived(
  { received = {} }: CaseState,
  { branch, message, occurredAt, acted, procedure }: FactOf<"message-received">,
): Partial<CaseState> {
  const past = received[branch];
  const { acts, procedures } = past ?? { acts: [], procedures: {} };
  const opened = procedure === undefined ? {} : { [message.fields.XH ?? ""]: procedure };
  const now = {
    ...withMessage(past ?? noMessages, message),
    at: occurredAt,
    acts: acted ? [...acts, keyOfMessage(message)] : acts,
    procedures: { ...procedures, ...opened },
  };
  return { received: { ...received, [branch]: now } };
}
