import { type Complaint, type Finding, type Path, pathText } from "../../definition/finding.js";
import type { YamlRead } from "../../definition/read-yaml.js";

/** What a check found, before it is known on which line. */
export type Trouble = Complaint & {
  readonly path: Path;
  /** Whether the key is at fault, not its value. */
  readonly onKey?: true;
  readonly severity?: "warning";
};

/** The trouble with its place in the file; what was written in TypeScript has none. */
export function findingOf(trouble: Trouble, file: string, yaml: Places | undefined): Finding {
  const { rule, problem, hint, path, onKey, severity = "error" } = trouble;
  const place = (onKey ? yaml?.keyAt(path) : yaml?.at(path)) ?? { line: 1, column: 1 };
  return { rule, severity, file, ...place, path: pathText(path), problem, hint };
}

/** Where the values of a file stand. */
export type Places = Pick<YamlRead, "at" | "keyAt">;
