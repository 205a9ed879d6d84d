import type { CaseState } from "../case/case-state.js";
import { memberCertificate, standingDocument } from "../case/evolve-document.js";
import type { BranchResult } from "../case/fact.js";
import type { Item } from "../item/item.js";

/** What was decided of one member of a bundle. */
export type MemberDecision = "granted" | "denied" | "not-needed";

/** One member of a bundle in a case: the item it is, its own number, what was decided of it, and its certificate. */
export type MemberState = {
  readonly branch: string;
  readonly item: string;
  readonly number?: string;
  readonly decision?: MemberDecision;
  readonly certificate?: string;
};

/** The number of a member: that of the case, and its place in the item. Other branches have none. */
export function memberNumber(item: Item, caseId: string, branch: string): string | undefined {
  const place = Object.keys(item.file.members).indexOf(branch);
  return place === -1 ? undefined : `${caseId}-${place + 1}`;
}

/** The members of a bundle, in the order of its item; none of any other item. */
export function membersOf(item: Item, state: CaseState): MemberState[] {
  return Object.entries(item.file.members).map(([branch, member]) => {
    const number = state.branches[branch]?.number;
    const decision = decisionOn(state, branch);
    const certificate = standingDocument(state, memberCertificate(branch))?.number;
    return {
      branch,
      item: member.item,
      ...(number === undefined ? {} : { number }),
      ...(decision === undefined ? {} : { decision }),
      ...(certificate === undefined ? {} : { certificate }),
    };
  });
}

/** The members whose certificates are to be made now: they were granted, and their items give one. */
export function certificatesDue(item: Item, state: CaseState): string[] {
  return membersOf(item, state)
    .filter(({ branch, decision, certificate }) => {
      const gives = item.file.members[branch]?.certificate !== undefined;
      return decision === "granted" && certificate === undefined && gives;
    })
    .map(({ branch }) => branch);
}

const consents = new Set<BranchResult | undefined>(["agreed", "deemed-agreed"]);

/** Where the whole is granted a member is as its department said; what silence granted, it granted where nobody had refused. */
function decisionOn({ milestones, branches }: CaseState, id: string): MemberDecision | undefined {
  const { granted, denied } = milestones;
  if (granted === undefined && denied === undefined) return undefined;
  const branch = branches[id];
  if (branch?.result === "not-needed" && branch.because === "condition") return "not-needed";
  if (denied !== undefined) return "denied";
  return branch?.result === undefined || consents.has(branch.result) ? "granted" : "denied";
}
