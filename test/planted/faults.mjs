// Faults that somebody might make, each as one text of a source file and what it would become.
const core = "packages/core/src";
const engine = "packages/engine/src";
const calendar = "packages/calendar/src";

export const plantedFaults = [
  {
    name: "drop the idempotency check",
    file: `${engine}/memory-store.ts`,
    from: "if (known !== undefined) {",
    to: "if (known !== undefined && key === '') {",
  },
  {
    name: "take any request under a used key for its repeat",
    file: `${engine}/memory-store.ts`,
    from: "if (known.body === body) return { receipt };",
    to: "if (known.body !== '') return { receipt };",
  },
  {
    name: "skip the version check",
    file: `${core}/decide/decide.ts`,
    from: "expectedVersion === undefined || expectedVersion === version",
    to: "expectedVersion === undefined || version > 0",
  },
  {
    name: "fire a timer early: on its day instead of at its moment",
    file: `${core}/decide/run-out.ts`,
    from: "next.reached.at <= world.now ?",
    to: "next.reached.at.slice(0, 10) <= world.now.slice(0, 10) ?",
  },
  {
    name: "look only at the first limit that is due",
    file: `${core}/decide/run-out.ts`,
    from: "for (let due = earliest(turn); due !== undefined; due = earliest(turn)) fire(turn, due);",
    to: "const due = earliest(turn);\n  if (due !== undefined) fire(turn, due);",
  },
  {
    name: "forget one exclusion",
    file: `${core}/limit/due.ts`,
    from: "excluded: ledger.excluded.map(",
    to: "excluded: ledger.excluded.slice(1).map(",
  },
  {
    name: "exclude the day on which a procedure is opened",
    file: `${core}/limit/due.ts`,
    from: "      after,\n      through: through",
    to: "      after: (after.slice(0, 8) + String(Math.max(1, Number(after.slice(8)) - 1)).padStart(2, '0')) as typeof after,\n      through: through",
  },
  {
    name: "count the start day",
    file: `${calendar}/counting.ts`,
    from: "const start = length === 0 ? step * from - 1 : step * from;",
    to: "const start = step * from - 1;",
  },
  {
    name: "roll nothing over days off",
    file: `${calendar}/due.ts`,
    from: "const due = rolls[roll](calendar, unrolled);",
    to: "const due = roll === '' ? rolls[roll](calendar, unrolled) : unrolled;",
  },
  {
    name: "leave out a make-up workday",
    file: `${calendar}/day-kind.ts`,
    from: 'return weekdayOfEpochDay(day) < 6 ? "workday" : "make-up-workday";',
    to: 'return weekdayOfEpochDay(day) < 8 ? "workday" : "make-up-workday";',
  },
  {
    name: "lose a branch's clock when its work is opened",
    file: `${core}/decide/branches.ts`,
    from: "if (definition !== undefined) startLimit(turn, definition, turn.today);",
    to: "if (definition?.name === '') startLimit(turn, definition, turn.today);",
  },
  {
    name: "let a branch's clock run on when it is done",
    file: `${core}/decide/branches.ts`,
    from: "    if (because === undefined) endLimit(turn, limit, on);\n    else cutOff(turn, limit, on);\n",
    to: "",
  },
  {
    name: "join when the first branch is done",
    file: `${core}/decide/branches.ts`,
    from: "regions.length === 0 || result === undefined",
    to: "regions.length === 0 || working.length === regions.length",
  },
  {
    name: "let the limits of a case that has ended run on",
    file: `${core}/decide/move.ts`,
    from: "  endRunning(turn, () => true);\n",
    to: "",
  },
  {
    name: "leave the work of a case that has ended open",
    file: `${core}/decide/tasks.ts`,
    from: 'state.status === "closed" ? [] : openWork',
    to: "openWork",
  },
  {
    name: "date a deemed acceptance on the day it became known",
    file: `${core}/decide/expiry.ts`,
    from: 'if (outcome === "deemed-accepted") return ledger.from;',
    to: "",
  },
  {
    name: "let silence decide without a basis in force",
    file: `${core}/decide/expiry.ts`,
    from: "  if (basis === undefined) return;\n  const found",
    to: "  const found",
  },
  {
    name: "let one person give two opinions",
    file: `${core}/decide/objection.ts`,
    from: "  anotherPerson,\n",
    to: "",
  },
  {
    name: "let an agent give a second opinion for another",
    file: `${core}/decide/hands.ts`,
    from: "onBehalfOf === undefined ? [id] : [id, onBehalfOf.id];",
    to: "onBehalfOf === undefined ? [id] : [id];",
  },
  {
    name: "grant against the refusal of a branch",
    file: `${core}/decide/objection.ts`,
    from: "  notRefused,\n",
    to: "",
  },
  {
    name: "send a second notice",
    file: `${core}/decide/objection.ts`,
    from: "  oneNotice,\n",
    to: "",
  },
  {
    name: "let a role count in every department",
    file: `${core}/decide/permission.ts`,
    from: "actor.roles.includes(role) && (!isBound(role) || actor.department === department);",
    to: "actor.roles.includes(role) && (!isBound(role) || department !== '');",
  },
  {
    name: "extend a limit that has run out",
    file: `${core}/decide/handlers/approving.ts`,
    from: "  if (ledger.breached) {",
    to: "  if (ledger.breached && ledger.key === '') {",
  },
  {
    name: "record an instant before the last one",
    file: `${core}/decide/world.ts`,
    from: "return state !== undefined && state.at > world.now ? state.at : world.now;",
    to: "return state === undefined || state.at !== '' ? world.now : state.at;",
  },
  {
    name: "change a case by an amended calendar without a fact",
    file: `${core}/decide/run-out.ts`,
    from: "  settleCalendar(turn);\n",
    to: "",
  },
  {
    name: "let the applicant's own period get shorter",
    file: `${calendar}/due.ts`,
    from: "return notBefore !== undefined && notBefore > counted.due",
    to: "return notBefore !== undefined && notBefore < counted.from",
  },
  {
    name: "announce in another order than it was stored",
    file: `${engine}/announcer.ts`,
    from: "of stored.events)",
    to: "of stored.events.toReversed())",
  },
  {
    name: "leave an earlier step of a chart's parallel regions out",
    file: `${core}/chart/step.ts`,
    from: "withoutConflicts(tables.nodes, found).flatMap",
    to: "withoutConflicts(tables.nodes, found).slice(0, 1).flatMap",
  },
  {
    name: "lose a branch's clock on return: it starts anew without a law",
    file: `${core}/decide/handlers/returning.ts`,
    from: 'to !== "window" && startsAnew(turn, branch)',
    to: 'to !== "window"',
  },
  {
    name: "take an earlier step's opinion for one on the step that was returned",
    file: `${core}/decide/handlers/returning.ts`,
    from: "branch, to, ...(fresh",
    to: 'branch, to: to === "window" ? to : next, ...(fresh',
  },
];
