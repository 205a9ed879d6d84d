import type { Text } from "@banjian/base";
import type { Allowance } from "./allowance.js";
import type { Basis } from "./field-schemas.js";
import type { ExpiryOutcome, Moment } from "./limit-schema.js";

/** Which time a limit leaves out: none; days on which every open branch is excluded; days on which any is. */
type ExcludedIn = "nothing" | "procedures" | "any-procedure";

/** How a limit may be lengthened (TL7). */
type ExtensionRule = {
  readonly by: Allowance;
  readonly times: number;
  readonly approver: string;
  readonly basis?: Basis | undefined;
};

/** A limit with everything filled in: from the item, then its preset, then the standard limit of that name. */
export type LimitDefinition = {
  readonly name: string;
  readonly title: Text;
  readonly within: Allowance;
  readonly starts: Moment | "by-hand";
  readonly ends: readonly Moment[];
  readonly again: "ignore" | "restart";
  /** The role whose duty it is; a branch limit's is its department's. */
  readonly owner: string;
  readonly department: string;
  readonly branch?: string;
  readonly basis?: Basis | undefined;
  readonly roll?: "forward" | "stay" | undefined;
  readonly excludedIn: ExcludedIn;
  readonly extend?: ExtensionRule | undefined;
  readonly onExpiry: { readonly outcome: ExpiryOutcome; readonly basis?: Basis | undefined };
  /** Whether the card presets judge it: `promised`, `statutory` and branch limits. */
  readonly judged: boolean;
};
