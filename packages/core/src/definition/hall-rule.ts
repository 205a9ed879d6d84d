import type { WrittenRung } from "./limit-schema.js";

/** The rule of a hall by which a card is raised: whom it is for, where that is not the one whose duty it was, and who is told. */
export type HallRule = {
  readonly name: string;
  readonly target?: string | undefined;
  readonly notify?: readonly string[] | undefined;
};

/** A rung that a hall adds to the limits of its items. */
export type HallRung = WrittenRung & { readonly rule: HallRule };
