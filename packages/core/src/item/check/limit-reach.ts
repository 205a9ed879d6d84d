import { allArrows, type Chart, type ChartTransition } from "../../chart/chart.js";
import type { ActionKind } from "../../definition/action-kind.js";
import type { ItemFile } from "../../definition/item-schema.js";
import type { LimitInput } from "../../definition/limit-schema.js";
import type { Milestone } from "../../definition/milestone.js";
import { type Moment, momentText } from "../../definition/moment.js";
import { stageOf } from "../file-parts.js";
import { mergedLimits } from "../item-limits.js";
import { topOf } from "./graph.js";

/** Where a limit may run, told by the states of the chart; what happens inside one of them is not taken apart. */
export type LimitReach = {
  /** The states in which it may be running. */
  readonly runsIn: ReadonlySet<string>;
  /** Whether it begins with every way into a state, so that whoever comes there has all of it before them. */
  readonly beginsIn: (state: string) => boolean;
  /** Whether one of its ends can come once it runs. */
  readonly ends: boolean;
  /** Whether it may have been running for some time when this moment comes. */
  readonly runsUpTo: (moment: Moment) => boolean;
};

/** How far each limit reaches, by its name. */
export type Reaches = ReadonlyMap<string, LimitReach>;

/** How far each limit of an item reaches, counted by following the arrows of its chart from where it starts to where it ends. */
export function limitReaches(file: ItemFile, chart: Chart): Map<string, LimitReach> {
  const arrows = arrowsOf(file, chart);
  const known = new Map<string, LimitReach>();
  const limits = mergedLimits(file);
  const reach = (name: string, asked: readonly string[]): LimitReach => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const expired = (other: string) =>
      asked.includes(other) ? [] : [...reach(other, [...asked, other]).runsIn];
    const made = reachOf(limits.get(name) ?? {}, { arrows, expired });
    known.set(name, made);
    return made;
  };
  return new Map([...limits.keys()].map((name) => [name, reach(name, [name])]));
}

/** An arrow between two states of the chart, and the moments that come with it. */
type Arrow = { readonly from: string; readonly to: string; readonly moments: ReadonlySet<string> };

type Ways = {
  readonly arrows: readonly Arrow[];
  /** Where a case may stand when another limit runs out. */
  readonly expired: (limit: string) => readonly string[];
};

function reachOf({ starts = [], ends = [] }: LimitInput, { arrows, expired }: Ways): LimitReach {
  const ending = new Set(ends.map(momentText));
  const isEnd = ({ moments }: Arrow) => [...moments].some((moment) => ending.has(moment));
  const runsIn = new Set(starts.flatMap((start) => startsIn(start, { arrows, expired, isEnd })));
  // Another limit may run out wherever this one runs; and what never comes at all is another finding.
  let isEnded =
    ends.some((end) => typeof end === "object" && "expires" in end) || !arrows.some(isEnd);
  for (const state of runsIn) {
    for (const arrow of arrows) {
      if (arrow.from !== state) continue;
      if (isEnd(arrow)) isEnded = true;
      else runsIn.add(arrow.to);
    }
  }
  const starting = new Set(starts.map(momentText));
  const beginsIn = (state: string) =>
    runsIn.has(state) &&
    arrows.every(
      ({ from, to, moments }) =>
        to !== state || from === state || [...moments].some((moment) => starting.has(moment)),
    );
  const runsUpTo = (moment: Moment) =>
    arrows.some(({ from, moments }) => runsIn.has(from) && moments.has(momentText(moment)));
  return { runsIn, beginsIn, ends: isEnded, runsUpTo };
}

/** The states a case may stand in right after a moment. */
function startsIn(
  moment: Moment,
  { arrows, expired, isEnd }: Ways & { readonly isEnd: (arrow: Arrow) => boolean },
): readonly string[] {
  if (typeof moment === "object" && "expires" in moment) return expired(moment.expires);
  const after = (sought: string) => arrows.filter(({ moments }) => moments.has(sought));
  // What the applicant wrote is known once it is filed: a time to file by has ended then.
  const starting =
    typeof moment === "object" && "day" in moment
      ? after("receipt").filter((arrow) => !isEnd(arrow))
      : after(momentText(moment));
  return starting.map(({ to }) => to);
}

/** Every arrow by the states it leads from and to; the way in is one from nowhere. */
function arrowsOf(file: ItemFile, chart: Chart): Arrow[] {
  const procedures = Object.keys(stageOf(file, "approval")?.procedures ?? {});
  const collection = Object.keys(file.flow.states).find(
    (name) => file.flow.states[name]?.use === "collection",
  );
  const arrow = (from: string, to: string, moments: readonly string[]): Arrow => ({
    from,
    to,
    moments: new Set([
      ...moments,
      ...(from === to ? [] : [`leaves ${from}`, `enters ${to}`]),
      ...(to === collection && from !== to ? ["collection-ready"] : []),
    ]),
  });
  return [
    arrow("", chart.initial, []),
    ...Object.entries(chart.states).flatMap(([from, state]) =>
      allArrows({ [from]: state }).map((one) =>
        arrow(from, one.to === undefined ? from : topOf(one.to), [
          ...momentsOf(one),
          ...procedures.flatMap((name) => procedureMoments(one, name)),
        ]),
      ),
    ),
  ];
}

function procedureMoments({ kind }: ChartTransition, name: string): string[] {
  if (kind === "open-procedure") return [`opens ${name}`];
  return kind === "close-procedure" ? [`closes ${name}`] : [];
}

/** The milestones that come with an arrow of a kind, or with an outcome decided by silence. */
export const milestonesOf: {
  readonly [Kind in ActionKind | ChartTransition["kind"]]?: readonly Milestone[];
} = {
  submit: ["receipt"],
  "send-notice": ["supplement-notice"],
  supplement: ["supplement-received", "receipt"],
  accept: ["acceptance"],
  "deemed-accepted": ["acceptance"],
  "refuse-acceptance": ["refusal"],
  grant: ["decision", "granted"],
  deny: ["decision", "denied"],
  "deemed-granted": ["decision", "granted"],
  "deemed-renewed": ["decision", "granted"],
  complete: ["completion"],
  deliver: ["delivered"],
  collect: ["delivered"],
};

const milestonesOfPreAcceptance: Readonly<Record<string, readonly Milestone[]>> = {
  passed: ["pre-acceptance"],
  failed: ["refusal"],
  "needs-supplement": ["supplement-notice"],
};

function momentsOf({ kind, outcome = "" }: ChartTransition): readonly Milestone[] {
  if (kind === "pre-accept") return milestonesOfPreAcceptance[outcome] ?? [];
  return milestonesOf[kind] ?? [];
}
