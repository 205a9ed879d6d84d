import type { Text } from "@banjian/base";

/** What kind of value a name of the case has. */
export type ValueType = "text" | "integer" | "number" | "boolean" | "day";

/** A name that conditions may use. */
export type Known = {
  readonly type: ValueType;
  readonly title: Text;
  /** The only values it can have. */
  readonly choices?: readonly string[];
  /** The least and the greatest number it can be. */
  readonly min?: number;
  readonly max?: number;
  /** Whether it is known in every case; others may be left out by the applicant. */
  readonly certain?: true;
  /** What those are called, where they are no words of the item's own. */
  readonly words?: Readonly<Record<string, Text>>;
};

/** Every name the conditions of an item may use, by its dotted name: `form.staff`, `materials.plan`, `channel`. */
export type ConditionScope = ReadonlyMap<string, Known>;

/** What a name stands for in a case; nothing while that is not known. */
export type ReadValue = (name: string) => string | number | boolean | undefined;
