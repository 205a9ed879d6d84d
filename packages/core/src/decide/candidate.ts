import type { CodedError } from "@banjian/base";
import type { Actor } from "../case/person.js";
import type { PersonalArrow } from "./standing-arrows.js";

/** An operation as one of an actor's guises could do it, on a task or a card where it is about one; with the reason where it may not. */
export type Candidate = {
  readonly actor: Actor;
  readonly arrow: PersonalArrow;
  /** The refusal; made when asked for, because most candidates are only counted out. */
  readonly refusal: (() => CodedError) | undefined;
};
