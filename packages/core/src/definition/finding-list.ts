import {
  type Finding,
  type Path,
  type Place,
  pathText,
  type Report,
  type Scribe,
} from "./finding.js";
import { yamlBounds, yamlRules } from "./yaml-rules.js";

/** Findings about one file while they are made; `inOrder` lists them from the top of the file down. */
export type FindingList = Scribe & { readonly inOrder: () => readonly Finding[] };

/** An empty list that keeps at most `yamlBounds.findings`, and says so by YAML18 if there were more. */
export function findingList(file: string, placeOf: (offset: number) => Place): FindingList {
  const kept: Finding[] = [];
  const lines = new Set<number>();
  let more: Finding | undefined;
  const found = (complaint: Parameters<Report>[1], place: Place, path: Path): Finding => ({
    severity: "error",
    ...complaint,
    file,
    ...place,
    path: pathText(path),
  });
  return {
    placeOf,
    isRefused: (offset) => lines.has(placeOf(offset).line),
    isFull: () => more !== undefined,
    report: (offset, complaint, path = []) => {
      const place = placeOf(offset);
      lines.add(place.line);
      if (kept.length < yamlBounds.findings) kept.push(found(complaint, place, path));
      // Errors are reported before warnings: where a warning is the first too many, no error is.
      else more ??= found({ ...complaint, ...yamlRules.moreFindings() }, place, []);
    },
    inOrder: () => {
      const sorted = kept.toSorted((a, b) => a.line - b.line || a.column - b.column);
      return more === undefined ? sorted : [...sorted, more];
    },
  };
}
