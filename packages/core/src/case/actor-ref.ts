import type { Actor, ActorRef, PersonRef } from "./person.js";

/** Who acted, as facts remember it: nothing else that the host says of a person is kept. */
export function actorRef({ id, name, department, onBehalfOf }: Actor): ActorRef {
  return {
    id,
    ...(name === undefined ? {} : { name }),
    ...(department === undefined ? {} : { department }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf: principal(onBehalfOf) }),
  };
}

function principal({
  id,
  name,
  authority,
}: NonNullable<Actor["onBehalfOf"]>): NonNullable<ActorRef["onBehalfOf"]> {
  return { id, authority, ...(name === undefined ? {} : { name }) };
}

/** A person who is named, as facts remember one. */
export function personRef({ id, name }: { id: string; name?: string | undefined }): PersonRef {
  return name === undefined ? { id } : { id, name };
}
