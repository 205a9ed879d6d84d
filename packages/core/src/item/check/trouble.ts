import {
  type Complaint,
  type Finding,
  type Path,
  type Place,
  pathText,
} from "../../definition/finding.js";
import type { FindingList } from "../../definition/finding-list.js";
import type { YamlDraft } from "../../definition/read-yaml.js";

/** What a check found, before it is known on which line. */
export type Trouble = Complaint & {
  readonly path: Path;
  /** How far into the text of the value the fault is, in UTF-16 units. */
  readonly within?: number;
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
export type Places = {
  /** Where the value at `path` begins; if there is none, where its nearest ancestor begins. */
  readonly at: (path: Path) => Place;
  /** Where the key of the value at `path` begins; an item of a list has no key and begins itself. */
  readonly keyAt: (path: Path) => Place;
};

/** Adds the troubles to the list of findings as long as there is room; what was written in TypeScript has no draft. */
export function reportTroubles(
  troubles: Iterable<Trouble>,
  list: FindingList,
  draft: Pick<YamlDraft, "at" | "keyAt" | "inText"> | undefined,
): void {
  for (const { path, onKey, within, ...complaint } of troubles) {
    const offset = onKey ? draft?.keyAt(path) : draft?.inText(path, within ?? 0);
    list.report(offset ?? 0, complaint, path);
    if (list.isFull()) return;
  }
}
