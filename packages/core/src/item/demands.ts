type Need = boolean | { readonly when: string };

/** What has to be asked before a material or a field is due: nothing, or whether conditions hold. */
export type Demanding = {
  readonly required: Need;
  readonly "only-when"?: string | undefined;
};

/** Whether something has to come, given which conditions hold: it belongs to the case, and is needed there. */
export function isDue(demand: Demanding, holds: (condition: string) => boolean): boolean {
  const { required, "only-when": only } = demand;
  if (only !== undefined && !holds(only)) return false;
  return typeof required === "boolean" ? required : holds(required.when);
}
