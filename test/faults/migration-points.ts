import type { Point } from "./fault-proxy.js";
import type { Fault } from "./faults.js";

/** A statement of a migration, in its place among all that its process sends. */
export type MigrationPoint = Point & {
  readonly name: string;
  /** Whether a transaction is open when it is sent. */
  readonly isInside: boolean;
};

/** Every statement that a migration has sent, from the first on that looks at the schema: M1, M2 and so on. */
export function migrationPoints(seen: readonly string[]): MigrationPoint[] {
  const first = seen.findIndex((one) => one.includes("information_schema"));
  let isInside = false;
  return seen.slice(first).map((statement, index) => {
    const point = {
      name: `M${index + 1} ${statement.replaceAll(/\s+/g, " ").slice(0, 60)}`,
      matches: /^/,
      behind: first + index,
      moment: "before",
      isInside,
    } as const;
    isInside =
      statement === "commit" ? false : isInside || /^(begin|start transaction)/.test(statement);
    return point;
  });
}

/** Why a fault cannot be at a statement of a migration; undefined where it can. */
export function whyNoMigrationCell(point: MigrationPoint, fault: Fault): string | undefined {
  if (point.isInside) return undefined;
  if (fault === "error 40001") return "outside a transaction there is nothing to serialise";
  if (fault === "commit unknown" && !/ (begin|start transaction)/.test(point.name))
    return "outside a transaction no commit is to come";
  return undefined;
}
