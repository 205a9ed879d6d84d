import type { Complaint, Path } from "../../definition/finding.js";

/** What a check found, before it is known on which line. */
export type Trouble = Complaint & {
  readonly path: Path;
  /** Whether the key is at fault, not its value. */
  readonly onKey?: true;
  readonly severity?: "warning";
};
