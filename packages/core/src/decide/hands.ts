import type { ActorRef } from "../case/person.js";

/** Whose hands are in what somebody does: the person's own, and those of whom the person stands for. */
export function hands({ id, onBehalfOf }: Pick<ActorRef, "id" | "onBehalfOf">): readonly string[] {
  return onBehalfOf === undefined ? [id] : [id, onBehalfOf.id];
}
