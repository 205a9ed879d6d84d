import type { Text } from "@banjian/base";
import type { Amount } from "@banjian/calendar";
import { sayAllowance } from "../../definition/allowance.js";
import { didYouMean } from "../../definition/did-you-mean.js";
import type { Path } from "../../definition/finding.js";
import type { ApprovalState } from "../../definition/flow-schema.js";
import type { ItemFile } from "../../definition/item-schema.js";
import { article45 } from "../../definition/presets.js";
import { areLonger } from "./allowance-days.js";
import { type Branches, chainTroubles, cycleIn } from "./branch-chains.js";
import { consultationTroubles } from "./consultations.js";
import { joinTroubles } from "./join.js";
import { unknown } from "./names.js";
import { defRules } from "./rules.js";
import { stepTroubles } from "./steps.js";
import type { Trouble } from "./trouble.js";

/** Faults of the approval: branches that cannot join or cannot be in time, time left out without a basis. */
export function approvalTroubles(file: ItemFile): Trouble[] {
  return Object.entries(file.flow.states).flatMap(([name, state]) =>
    state.use === "approval" ? troublesOf(file, state, ["flow", "states", name]) : [],
  );
}

function troublesOf(file: ItemFile, approval: ApprovalState, at: Path): Trouble[] {
  const branches = approval.branches ?? {};
  // Without a single branch nobody would take part, and nothing would ever join.
  const one = approval.branches === undefined && approval.steps !== undefined;
  const several = Object.keys(branches).length > 0 && approval.steps === undefined;
  const cycle = cycleIn(branches);
  const after = Object.entries(branches).flatMap(([id, { starts }]) =>
    starts === "together"
      ? []
      : [{ name: starts.after, path: [...at, "branches", id, "starts", "after"] }],
  );
  return [
    ...(one || several ? [] : [{ ...defRules.stepsOrBranches(), path: at }]),
    ...unknown(after, Object.keys(branches), defRules.unknownBranch),
    ...(cycle === undefined ? chainTroubles(file, approval, at) : []),
    ...(cycle === undefined ? [] : [{ ...defRules.neverJoins(cycle), path: [...at, "branches"] }]),
    ...needTroubles(approval, at),
    ...aheadTroubles(branches, [...at, "branches"]),
    ...firstReviewTroubles(branches, [...at, "branches"]),
    ...systemTroubles(branches, [...at, "branches"]),
    ...joinTroubles(approval, at),
    ...stepTroubles(approval, at),
    ...consultationTroubles(file, approval, [...at, "consultations"]),
    ...exclusionTroubles(file, approval, at),
    ...overrunTroubles(approval, at),
    ...hearingTroubles(approval, at),
    ...lengthTroubles(approval, at),
  ];
}

/** What is found out when approval starts cannot look at its branches, and somebody is always left to decide (AP12). */
function needTroubles(approval: ApprovalState, above: Path): Trouble[] {
  const { branches = {}, join, decide } = approval;
  const conditional = Object.entries(branches).flatMap(([id, { "only-when": when }]) =>
    when === undefined ? [] : [{ id, when, path: [...above, "branches", id, "only-when"] }],
  );
  const lead = typeof join === "object" ? join.lead : undefined;
  const all = decide === "by-join" && conditional.length === Object.keys(branches).length;
  return [
    ...conditional
      .filter(({ when }) => /\bbranches\s*[.[]/.test(when))
      .map(({ id, path }) => ({ ...defRules.needsUnknown(id), path })),
    ...conditional
      .filter(({ id }, index) => id === lead || (all && index === 0))
      .map(({ id, path }) => ({ ...defRules.needsNobody(id), path })),
  ];
}

/** Who works ahead has a step to take before the last. */
function aheadTroubles(branches: Branches, at: Path): Trouble[] {
  return Object.entries(branches).flatMap(([id, { starts, steps }]) => {
    const ahead = starts !== "together" && starts["pre-review"];
    if (!ahead || steps.length > 1) return [];
    return [{ ...defRules.nothingAhead(id), path: [...at, id, "starts", "pre-review"] }];
  });
}

/** What a system tells is of one branch: two that name the same could not be told apart. */
function systemTroubles(branches: Branches, at: Path): Trouble[] {
  const named = Object.entries(branches).flatMap(([id, { system }]) =>
    system === undefined ? [] : [{ system, path: [...at, id, "system"] }],
  );
  const first = (system: string) => named.find((one) => one.system === system)?.path;
  return named
    .filter(({ system, path }) => first(system) !== path)
    .map(({ system, path }) => ({ ...defRules.repeatedName(system), path }));
}

/** What a lower authority reviews first, everybody else comes after, by whatever way. */
function firstReviewTroubles(branches: Branches, at: Path): Trouble[] {
  const first = Object.keys(branches).find((id) => branches[id]?.["first-review"]);
  if (first === undefined) return [];
  return Object.keys(branches)
    .filter((id) => id !== first && branches[id]?.starts === "together")
    .map((id) => ({ ...defRules.beforeFirstReview(id, first), path: [...at, id] }));
}

/** Art. 45 speaks of licences; anything else leaves time out by a law of its own. */
function exclusionTroubles({ item }: ItemFile, approval: ApprovalState, at: Path): Trouble[] {
  const licence = item.type === "licence" || item.type === "bundle";
  return Object.entries(approval.procedures)
    .filter(
      ([id, { excludes, basis }]) =>
        excludes && basis === undefined && !(licence && Object.hasOwn(article45, id)),
    )
    .map(([id, { title }]) => ({
      ...defRules.exclusionWithoutBasis(id, licence ? causeMeant(id, title) : undefined),
      path: [...at, "procedures", id],
    }));
}

/** The cause of art. 45 that is called so, or nearly; it is known by its name alone. */
function causeMeant(id: string, title: Text | undefined): string | undefined {
  const alike = Object.entries(article45).find(
    ([name, { zh, en }]) =>
      name.startsWith(`${id}-`) || [zh, en].some((one) => [id, title?.zh, title?.en].includes(one)),
  );
  const meant = alike?.[0] ?? didYouMean(id, Object.keys(article45));
  // A site inspection is no inspection: who adds a word means something else.
  return meant !== undefined && id.includes(meant) ? undefined : meant;
}

/** A procedure takes some time, and the applicant is told how long (art. 45). */
function lengthTroubles(approval: ApprovalState, at: Path): Trouble[] {
  return Object.entries(approval.procedures)
    .filter(([, { within }]) => within?.count === 0)
    .map(([id]) => ({
      ...defRules.limitIncomplete(`procedure:${id}`, "within", undefined),
      path: [...at, "procedures", id, "within"],
    }));
}

/** What leaves no time out has none to count again. */
function overrunTroubles(approval: ApprovalState, at: Path): Trouble[] {
  return Object.entries(approval.procedures)
    .filter(([, { excludes, overrun }]) => overrun !== undefined && !excludes)
    .map(([id]) => ({
      ...defRules.carriedOutByNothing(
        { zh: `“${id}”不扣除时间，overrun 无从适用`, en: `"${id}" leaves no time out, so overrun` },
        {
          zh: "删除 overrun，或写 excludes: true。",
          en: "Delete overrun, or write excludes: true.",
        },
      ),
      path: [...at, "procedures", id, "overrun"],
    }));
}

/** Whoever invites on the first day could not hold it in time: within what the law gives, or within its own announced length. */
function hearingTroubles(approval: ApprovalState, at: Path): Trouble[] {
  return Object.entries(approval.procedures).flatMap(([id, { hearing, within }]) => {
    if (hearing === undefined) return [];
    const { "invite-before": invite, "hold-within": hold } = hearing;
    const leavesNone = (whole: Amount) =>
      whole.unit === invite.unit ? invite.count >= whole.count : areLonger([invite], whole);
    const [said, path] = [sayAllowance(invite), [...at, "procedures", id]];
    if (leavesNone(hold)) {
      const place = [...path, "hearing", "invite-before"];
      return [{ ...defRules.hearingNeverInTime(said, sayAllowance(hold)), path: place }];
    }
    // That it takes no time at all is said already.
    if (within === undefined || within.count === 0 || !leavesNone(within)) return [];
    return [{ ...defRules.hearingTooShort(said, sayAllowance(within)), path: [...path, "within"] }];
  });
}
