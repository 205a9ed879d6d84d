/** What is done at a point. */
export const faults = [
  "kill worker",
  "kill postgres",
  "reset",
  "half-open",
  "error 40001",
  "commit unknown",
  "stall",
] as const;
export type Fault = (typeof faults)[number];

/** How long a line is held up, in milliseconds: as long as the server bears a transaction that has fallen silent. */
export const stall = 10_000;

type Cells = { readonly points: RegExp; readonly faults: readonly Fault[]; readonly why: string };

/** Cells that cannot be: what the fault needs is not there at the point. */
const impossible: readonly Cells[] = [
  {
    points: /^K1 /,
    faults: ["error 40001"],
    why: "no transaction has begun: there is nothing to serialise",
  },
  {
    points: /^(K9|K10|T4|T5|O4) /,
    faults: ["error 40001"],
    why: "the server has committed: it can no longer refuse",
  },
  {
    points: /^(K10|T5|O4) /,
    faults: ["commit unknown"],
    why: "the answer to the commit has been passed on",
  },
  {
    points: /^O2 /,
    faults: ["error 40001", "commit unknown"],
    why: "no statement is on its way while the sink is called",
  },
];

/** Why there is no such cell; undefined where there is one. */
export function whyNoCell(point: string, fault: Fault): string | undefined {
  return impossible.find((cells) => cells.points.test(point) && cells.faults.includes(fault))?.why;
}
