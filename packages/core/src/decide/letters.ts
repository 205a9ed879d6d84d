import type { CaseState } from "../case/case-state.js";
import type { Fact } from "../case/fact.js";
import { isLetterKind, isOfLetter, type Letter, limitOfLetter } from "../case/letter.js";
import type { PersonRef } from "../case/person.js";
import { isOwed, owedNotices, servesAtOnce, wayByItself, workOfService } from "../case/served.js";
import type { ServiceWay } from "../case/service.js";
import { saidIn } from "../document/say-document.js";
import { announce, endLimit } from "./limits.js";
import type { Turn } from "./turn.js";
import type { Work } from "./work-at.js";
import { recordingInstant } from "./world.js";

/**
 * What the facts of this decision give rise to that has to be served is on its way: a letter for each person it is for. A
 * letter that is not served at once has ten business days, as what is granted has by article 44 of the licensing law.
 */
export function settleLetters(turn: Turn): void {
  for (; turn.lettersOf < turn.facts.length; turn.lettersOf++) makeLetters(turn, turn.lettersOf);
  startRights(turn);
  endTimes(turn);
}

/** What has to be served and has not come, also when the case has ended with it. */
export function serviceWork(state: CaseState): Work[] {
  return owedNotices(state).map((one) => ({
    work: workOfService(one),
    kinds: ["serve-notice"],
    roles: ["window-clerk"],
  }));
}

function makeLetters(turn: Turn, index: number): void {
  const { facts } = turn;
  const fact = facts[index];
  const kind = kindOf(turn, index);
  if (fact === undefined || kind === undefined || !isLetterKind(kind)) return;
  const about = aboutOf(fact);
  const of = turn.state.version - (facts.length - 1 - index);
  for (const to of recipients(turn.state, fact)) {
    const id = `l${(turn.state.letters?.length ?? 0) + 1}`;
    const instead = fact.type === "limit-corrected";
    send(turn, {
      id,
      kind,
      of,
      ...(to && { to }),
      ...(about && { about }),
      ...(instead && { instead }),
    });
  }
}

// What was corrected, the facts of this turn do not say.
function kindOf({ facts, world, state }: Turn, index: number): string | undefined {
  const fact = facts[index];
  if (fact?.type !== "document-corrected") {
    return saidIn({ item: world.item, caseId: state.id, facts, index })?.kind;
  }
  if (fact.document !== "decision") return fact.document;
  const { granted = [], denied = [] } = state.milestones;
  return (granted.at(-1) ?? "") >= (denied.at(-1) ?? "") ? "grant-decision" : "deny-decision";
}

function send(turn: Turn, letter: Omit<Letter, "madeOn">): void {
  const { state } = turn;
  const { to } = letter;
  const way = wayAsked(turn.facts) ?? (to === undefined ? wayByItself(state) : undefined);
  const served = way !== undefined && servesAtOnce(state, way, to);
  turn.record({ type: "letter-made", letter, ...(way && { way }), ...(served && { served }) });
  if (!served && !(letter.kind === "grant-decision" && isHandedOverInTime(turn))) {
    announce(turn, {
      type: "limit-started",
      limit: limitOfLetter(letter),
      run: 1,
      duty: "window-clerk",
      since: recordingInstant(turn.world, state),
      within: { count: 10, unit: "business-days" },
    });
  }
}

/** By which way whoever acted says that it goes out. */
function wayAsked(facts: readonly Fact[]): ServiceWay | undefined {
  const deed = facts.findLast(({ type }) => type === "action-taken");
  return (deed as { payload?: { way?: ServiceWay } } | undefined)?.payload?.way;
}

// What is granted is served with the certificate, and that has its own limit.
function isHandedOverInTime({ world, state }: Turn): boolean {
  return [...world.item.limits.values()].some(
    ({ name, ends }) => ends.includes("delivered") && state.limits[name]?.status === "running",
  );
}

function aboutOf(fact: Fact): string | undefined {
  if (fact.type === "right-notified") return fact.right.id;
  if (fact.type === "limit-extended" || fact.type === "limit-corrected") return fact.limit;
  return fact.type === "hearing-invited" || fact.type === "procedure-opened" ? fact.id : undefined;
}

/** The applicant, and of a hearing the other parties. */
function recipients(state: CaseState, fact: Fact): readonly (PersonRef | undefined)[] {
  const others = partiesTold(state, fact).filter(({ id }) => id !== state.applicant.id);
  return [undefined, ...new Map(others.map((one) => [one.id, one])).values()];
}

function partiesTold({ rights, procedures }: CaseState, fact: Fact): readonly PersonRef[] {
  if (fact.type === "right-notified") return fact.right.parties;
  if (fact.type !== "hearing-invited") return [];
  const { procedure, branches = [] } = procedures[fact.id] ?? {};
  return rights
    .filter((one) => one.procedure === procedure && branches.includes(one.branch))
    .flatMap(({ parties }) => parties);
}

/** The period to ask for a hearing runs from the day on which the last of the parties has been told (art. 47). */
function startRights(turn: Turn): void {
  const { state, world } = turn;
  if (state.status === "closed") return;
  for (const { id, branch, procedure, end } of state.rights) {
    const within = world.item.procedures.get(procedure)?.hearing?.["request-within"];
    const told = (state.letters ?? []).filter(({ about }) => about === id);
    const days = told.flatMap(({ service }) => service?.servedOn ?? []).toSorted();
    const last = days.at(-1);
    const limit = `right:${id}`;
    if (state.limits[limit] !== undefined || end !== undefined || within === undefined) continue;
    if (last === undefined || days.length < told.length) continue;
    announce(
      turn,
      {
        type: "limit-started",
        limit,
        run: 1,
        branch,
        duty: "applicant",
        since: recordingInstant(world, state),
        within,
        theirs: true,
      },
      last,
    );
  }
}

/** The time of a letter ends with its service, or when nobody needs it any more. */
function endTimes(turn: Turn): void {
  if (turn.state.letters === undefined) return;
  const running = Object.values(turn.state.limits).filter(
    ({ key, status }) => isOfLetter(key) && status === "running",
  );
  for (const ledger of running) {
    const letter = turn.state.letters?.find((one) => limitOfLetter(one) === ledger.key);
    if (letter === undefined || isOwed(turn.state, letter)) continue;
    const on = letter.service?.servedOn;
    if (on === undefined) endLimit(turn, ledger, turn.today, "ended");
    else endLimit(turn, ledger, on);
  }
}
