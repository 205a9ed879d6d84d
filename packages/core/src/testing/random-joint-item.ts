import type { ItemFileInput } from "../definition/item-schema.js";
import type { Item } from "../item/item.js";
import { defineItem } from "../item/read-item.js";

type Approval = Extract<ItemFileInput["flow"]["states"][string], { use: "approval" }>;
type Branches = NonNullable<Approval["branches"]>;
export type Random = (below: number) => number;

/** Random numbers that are the same for a seed (mulberry32). */
export function randomOf(seed: number): Random {
  let at = seed >>> 0;
  return (below) => {
    at = (at + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(at ^ (at >>> 15), at | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const basis = { law: "某市并联审批办法", article: 9 };

/**
 * A joint item of two to eight branches; its join, its steps, its conditions, who is consulted and what silence, returning and
 * waiting mean are drawn by chance.
 */
export function randomJointItem(seed: number): Item {
  const random = randomOf(seed);
  const ids = "abcdefgh".slice(0, 2 + (seed % 7)).split("");
  const branches: Branches = Object.fromEntries(
    ids.map((id, index) => [id, randomBranch(id, index === 0 ? undefined : ids[0], random)]),
  );
  const approval: Approval = {
    use: "approval",
    join: randomJoin(ids, random),
    "once-settled": random(2) === 0 ? "let-finish" : "stop-others",
    returns: random(2) === 0 ? { window: true } : { window: true, clock: "restart", basis },
    branches,
    procedures: {
      testing: { excludes: true, within: "2 business-days" },
      inspection: { within: "2 business-days" },
      hearing: {
        excludes: true,
        hearing: { "request-within": "2 business-days", "invite-before": "1 business-days" },
      },
    },
    consultations: {
      x: { within: "2 business-days", wait: pickWait(random), consults: ["y"] },
      y: { within: "1 business-days", wait: pickWait(random) },
      [ids[0] ?? "a"]: { within: "2 business-days", wait: "none" },
    },
    next: "completion",
  };
  return defineItem({
    banjian: 1,
    item: {
      code: `joint-${seed}`,
      version: "1",
      title: "并联审批",
      type: "bundle",
      kind: "promised",
      level: "county",
      authority: { department: "market", name: "市场监督管理局" },
      basis: [basis],
      form: { area: { type: "integer" } },
    },
    departments: Object.fromEntries([...ids, "x", "y"].map((id) => [id, { title: `${id} 局` }])),
    flow: {
      initial: "submission",
      states: {
        submission: { use: "submission", next: "acceptance" },
        acceptance: {
          use: "acceptance",
          supplement: { "answer-within": "30 calendar-days" },
          next: "approval",
        },
        approval,
        completion: { use: "completion", next: "collection" },
        collection: { use: "collection", next: "archived" },
        archived: { final: true },
      },
    },
    limits: { preset: "licensing-law-joint" },
    amendments: { until: "decision" },
  });
}

function randomBranch(id: string, after: string | undefined, random: Random): Branches[string] {
  const waits = after !== undefined && random(4) === 0;
  const votes = random(3);
  const review = {
    step: "review" as const,
    signers: ["reviewer", "reviewer", "approver"],
    sign: votes === 0 ? ("any" as const) : votes === 1 ? ("majority" as const) : { of: 3 },
  };
  return {
    department: id,
    within: `${3 + random(6)} business-days`,
    steps: random(2) === 0 ? ["handle", "approve"] : ["handle", review, "approve"],
    ...(waits ? { starts: { after, "pre-review": random(2) === 0 } } : {}),
    ...(after !== undefined && random(4) === 0 ? { "only-when": `form.area > ${random(3)}` } : {}),
    ...(random(4) === 0 ? { "on-expiry": { outcome: "deemed-agreed" as const, basis } } : {}),
  };
}

function pickWait(random: Random) {
  return (["until-due", "until-answer", "none"] as const)[random(3)] ?? "none";
}

function randomJoin(ids: readonly string[], random: Random): NonNullable<Approval["join"]> {
  const [first = "a"] = ids;
  const last = ids.at(-1) ?? "b";
  const joins: NonNullable<Approval["join"]>[] = [
    "all",
    "any",
    "majority",
    { of: 1 + random(ids.length) },
    { veto: [last], of: 1 },
    { veto: [first] },
    {
      weights: Object.fromEntries(ids.map((id, index) => [id, 1 + index])),
      threshold: 1 + random(ids.length),
    },
    { groups: { one: { branches: [first], join: "any" }, rest: { branches: ids.slice(1) } } },
  ];
  return joins[random(joins.length)] ?? "all";
}
