import { CodedError } from "@banjian/base";
import {
  type Decision,
  evolve,
  isImpossibleStanding,
  type ProcessMessage,
  receiveMessage,
  type World,
  withdrawImpossible,
} from "@banjian/core";
import { changeCase } from "./change-case.js";
import type { Received } from "./inbound-store.js";
import { NotReady } from "./not-ready.js";
import type { EngineParts } from "./parts.js";
import { later } from "./retry-policy.js";

/**
 * Takes a message into its case, with the card of what could not be where nothing of that is left. Answers the refusal, or nothing
 * where it was taken: now, or by a process that did not come to say so.
 */
export async function takeMessage(
  parts: EngineParts,
  { id, caseId, system, message, receivedAt }: Received,
): Promise<CodedError | undefined> {
  if (message === undefined) throw new Error(`${id} is no message`);
  let refusal: CodedError | undefined;
  let left: readonly (ProcessMessage | undefined)[] | undefined;
  const clear = (world: World, taken: Decision): Decision => {
    if (!isImpossibleStanding(world.item, taken.state, system)) return taken;
    const read = async () => {
      left = await openOf(parts, { id, caseId, system });
    };
    if (left === undefined) throw new NotReady("what cannot be", read);
    const gone = withdrawImpossible(world, taken.state, { system, left });
    return { facts: [...taken.facts, ...gone], state: gone.reduce(evolve, taken.state) };
  };
  try {
    await changeCase(parts, {
      caseId,
      key: `message/${id}`,
      body: () => id,
      decide: (world, state) => {
        try {
          return clear(world, receiveMessage(world, state, { system, message, receivedAt }));
        } catch (error) {
          if (error instanceof CodedError) refusal = error;
          throw error;
        }
      },
    });
    return undefined;
  } catch (error) {
    // A store that does not answer says nothing of the message.
    if (error === refusal) return refusal;
    if (error instanceof CodedError && error.code === "CASE_UNKNOWN") return error;
    throw error;
  }
}

/** What else of that case and system cannot be, or has waited too long; nothing in the place of a row that could not be read. */
async function openOf(
  { store, messages }: EngineParts,
  { id, caseId, system }: Pick<Received, "id" | "caseId" | "system">,
): Promise<readonly (ProcessMessage | undefined)[]> {
  const { now } = await store.moment();
  const patience = (messages?.deliverWithin ?? 12) * 3_600_000;
  const found = await store.received({
    system,
    caseId,
    fates: ["impossible", "parked"],
    count: 1000,
  });
  return found
    .filter((one) => one.id !== id)
    .filter(({ fate, receivedAt }) => fate === "impossible" || later(receivedAt, patience) <= now)
    .map((one) => one.message);
}
