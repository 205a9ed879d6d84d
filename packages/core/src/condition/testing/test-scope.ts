import type { ConditionScope, Known } from "../scope.js";

const known = (type: Known["type"], choices?: readonly string[]): Known => ({
  type,
  title: { zh: type, en: type },
  ...(choices === undefined ? {} : { choices }),
});

const certain = (one: Known): Known => ({ ...one, certain: true });

/** The names that conditions in tests may use. */
export const testScope: ConditionScope = new Map([
  ["form.staff", known("integer")],
  ["form.人数", known("integer")],
  ["form.cold-dishes", known("boolean")],
  ["form.area", known("number")],
  ["form.name", known("text")],
  ["form.kind", known("text", ["大型", "中型"])],
  ["form.begins", known("day")],
  ["form.expires", known("day")],
  ["materials.floor-plan", certain(known("boolean"))],
  ["branches.fire", certain(known("text", ["open", "agreed"]))],
  ["reached.acceptance", certain(known("boolean"))],
  ["applicant.kind", certain(known("text", ["person", "legal-person"]))],
  ["channel", certain(known("text", ["window", "online"]))],
]);
