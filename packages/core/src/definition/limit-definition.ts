import type { Text } from "@banjian/base";
import type { Allowance } from "./allowance.js";
import type { Basis } from "./field-schemas.js";
import type { HallRung } from "./hall-rule.js";
import type { ExpiryOutcome, LimitInput, WrittenRung } from "./limit-schema.js";
import type { Moment } from "./moment.js";

/** Where a rule comes from, with the days between which each holds. */
type Bases = readonly Basis[];

/** How a limit may be lengthened (TL7). */
type ExtensionRule = {
  readonly by: Allowance;
  readonly times: number;
  readonly approver: string;
  readonly basis?: Bases | undefined;
};

/** A limit with everything filled in: from the item, then its preset, then the standard limit of that name. */
export type LimitDefinition = {
  readonly name: string;
  readonly title: Text;
  readonly within: Allowance;
  /** The first of these to come starts it; none: the case starts it by hand. */
  readonly starts: readonly Moment[];
  readonly ends: readonly Moment[];
  readonly counts: "after" | "before";
  readonly again: "ignore" | "restart";
  /** The role whose duty it is; a branch limit's is its department's. */
  readonly owner: string;
  readonly department: string;
  readonly branch?: string;
  readonly basis?: Bases | undefined;
  readonly roll?: LimitInput["roll"];
  readonly closes: "midnight" | "office";
  readonly becomes: readonly {
    readonly on: Moment;
    readonly within: Allowance;
    readonly basis?: Bases | undefined;
  }[];
  /** Which time it leaves out: none; days on which every open branch is excluded; days on which any is. */
  readonly excludedIn: "nothing" | "procedures" | "any-procedure";
  /** States in which its time does not count. */
  readonly excludedWhile: readonly string[];
  readonly resume: "remainder" | "restart";
  readonly extend?: ExtensionRule | undefined;
  readonly onExpiry: {
    readonly outcome: ExpiryOutcome | "deemed-agreed";
    readonly to?: string | undefined;
    readonly ifMet?: readonly string[] | undefined;
    readonly basis?: Bases | undefined;
  };
  /** Rungs of its own, instead of the usual warning and of the preset's cards. */
  readonly rungs?: readonly WrittenRung[] | undefined;
  /** Rungs that the hall adds. */
  readonly more?: readonly HallRung[];
  /** Whether the card presets judge it: `promised`, `statutory` and branch limits. */
  readonly judged: boolean;
};
