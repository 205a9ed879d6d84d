import type { audiences } from "../definition/audiences.js";

/** How far the state's credit system trusts somebody (信用等级). */
export type TrustGrade = "A" | "B" | "C" | "D";

/** Who acts: authenticated by the host, and trusted for exactly what it says. */
export type Actor = {
  readonly id: string;
  readonly name?: string;
  readonly roles: readonly string[];
  readonly department?: string;
  /** Whom the actor stands for, and by what recorded authority (an agent, 代办). */
  readonly onBehalfOf?: { readonly id: string; readonly name?: string; readonly authority: string };
};

/** Somebody who is named, and does not act. */
export type PersonRef = Pick<Actor, "id" | "name">;

/** Who acted, as a fact remembers it. */
export type ActorRef = Pick<Actor, "id" | "name" | "department" | "onBehalfOf">;

/** Who applies. */
export type Applicant = {
  readonly id: string;
  readonly name: string;
  readonly kind: keyof typeof audiences;
  /** The credit grade, where the host knows it. */
  readonly trust?: TrustGrade;
};
