import type { Basis } from "./field-schemas.js";

/** Of several places where a rule comes from, the one that holds on the day; none when all are out of force. */
export function basisOn(bases: readonly Basis[] | undefined, day: string): Basis | undefined {
  return bases?.find(
    ({ from, to }) => (from === undefined || from <= day) && (to === undefined || day <= to),
  );
}

/** Whether a rule may be used on the day: one that names where it comes from only while that is in force. */
export function isInForce(bases: readonly Basis[] | undefined, day: string): boolean {
  return bases === undefined || basisOn(bases, day) !== undefined;
}
