import type { Point } from "./fault-proxy.js";
import type { Fault } from "./faults.js";

/** The statement that adds to a table. */
const into = (table: string) => new RegExp(`^insert into "banjian"."${table}"`);
const commit = /^commit$/;

/** The points on the way of a command, of a sweep and of a delivery at which it is disturbed. */
export const commandPoints: readonly Point[] = [
  { name: "K1 before it begins", matches: /^begin/, moment: "before" },
  { name: "K2 case locked", matches: into("requests"), moment: "before" },
  { name: "K3 key kept", matches: into("facts"), moment: "before" },
  { name: "K4 facts", matches: /^(insert into|update) "banjian"."cases"/, moment: "before" },
  { name: "K5 case", matches: /^(delete from|insert into) "banjian"."limits"/, moment: "before" },
  { name: "K6 waits", matches: into("limits"), moment: "before" },
  { name: "K7 outbox", matches: into("outbox"), moment: "before" },
  { name: "K8 before the commit", matches: commit, moment: "before" },
  { name: "K9 commit not answered", matches: commit, moment: "unanswered" },
  { name: "K10 committed", matches: commit, moment: "answered" },
];

const claimed = /from "banjian"."limits".* for update skip locked/;
const afterClaim = { after: claimed };

export const sweepPoints: readonly Point[] = [
  { name: "T1 claimed", matches: /from "banjian"."cases"/, ...afterClaim, moment: "before" },
  { name: "T2 decided", matches: into("facts"), ...afterClaim, moment: "before" },
  { name: "T3 before the commit", matches: commit, ...afterClaim, moment: "before" },
  { name: "T4 commit not answered", matches: commit, ...afterClaim, moment: "unanswered" },
  { name: "T5 committed", matches: commit, ...afterClaim, moment: "answered" },
];

const leased = /^update "banjian"."sinks" set "owner" = \$1, "until"/;
const marked = /^update "banjian"."sinks" set "position"/;

/** The point that lies in the sink, and at no statement. */
export const sinkCalled = "O2 sink called";

export const deliveryPoints: readonly Point[] = [
  { name: "O1 leased", matches: leased, moment: "answered" },
  { name: "O3 answered, not marked", matches: marked, moment: "before" },
  { name: "O4 marked", matches: marked, moment: "answered" },
];

/** Where a fault strikes: the statements of a delivery are transactions of their own, so they fail or go unanswered themselves. */
export function struckAt(point: Point, fault: Fault): Point {
  if (!point.name.startsWith("O")) return point;
  if (fault === "error 40001") return { ...point, moment: "before" };
  if (fault === "commit unknown") return { ...point, moment: "unanswered" };
  return point;
}
