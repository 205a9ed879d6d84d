import type { CaseState } from "./case-state.js";
import type { FactOf } from "./fact.js";
import { noMessages, withMark } from "./message-past.js";

/** What a message of another system leaves in the case. */
export function evolveReceived(
  { received = {} }: CaseState,
  { branch, message, occurredAt, acted, procedure }: FactOf<"message-received">,
): Partial<CaseState> {
  const past = received[branch];
  const { acts, procedures } = past ?? { acts: [], procedures: {} };
  const opened = procedure === undefined ? {} : { [message.procedure ?? ""]: procedure };
  const now = {
    ...withMark(past ?? noMessages, message),
    at: occurredAt,
    acts: acted ? [...acts, message.key] : acts,
    procedures: { ...procedures, ...opened },
  };
  return { received: { ...received, [branch]: now } };
}
