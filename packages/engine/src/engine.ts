import { type LocalDate, localDateAt } from "@banjian/calendar";
import { type Actor, checkActor, type Progress, type Supervision } from "@banjian/core";
import { Absences } from "./absences.js";
import { actOnEach, type ManyAnswer } from "./act-on-many.js";
import { Announcer } from "./announcer.js";
import { type Application, checkApplication } from "./application.js";
import { assessmentOf, auditedAssessment } from "./assessment.js";
import { type CardEntry, type CardFilter, cardsOf } from "./cards.js";
import { codeFor, newCaseId } from "./case-ids.js";
import { CaseView } from "./case-view.js";
import { unasked } from "./certificate-library.js";
import type { ClockHold, Restored } from "./clock-hold.js";
import { DeliveryWatch } from "./delivery-watch.js";
import { engineError } from "./errors.js";
import { EventLog } from "./event-log.js";
import { momentOf } from "./frame-at.js";
import { HallCalendars } from "./hall-calendars.js";
import { HallIncidents, type Word } from "./hall-incidents.js";
import { HallMessages } from "./hall-messages.js";
import { HallMoves } from "./hall-moves.js";
import { holdRestored, releaseHold } from "./holds.js";
import { type Inbox, type InboxFilter, inboxOf } from "./inbox.js";
import type { Assessment } from "./measure-store.js";
import { notificationSinks } from "./notification-sinks.js";
import { changeAndCharge } from "./order-fees.js";
import type { EngineParts } from "./parts.js";
import { pause } from "./pause.js";
import { PendingAnnouncements } from "./pending-announcements.js";
import { isStorable } from "./plain-data.js";
import type { Receipt } from "./ports.js";
import { type PublicResult, publicProgress, publicResults } from "./progress.js";
import { type RecentPage, recentCases } from "./recent-cases.js";
import { Relay, type RelayReport } from "./relay.js";
import { type Report, type ReportQuery, reportOf } from "./report.js";
import {
  bodyOf,
  type Caller,
  type Command,
  keyOf,
  plainRequest,
  refuseNoText,
  refuseOddCommand,
  refuseStray,
} from "./request.js";
import { type Period, resendMessages } from "./resend.js";
import type { SinkDeliveries } from "./sink-deliveries.js";
import { reasonFor } from "./stop-case.js";
import { type SweepReport, sweepOnce, sweepUntil, type WorkOptions } from "./sweep.js";
import { wordsOf } from "./words-of.js";

const callerFields = ["by", "key"];
const manyFields = [...callerFields, "branch", "payload"];

/** Runs the cases of one hall over its parts. */
export class Engine {
  /** The business calendar, and what an official notice does to it. */
  readonly calendars: HallCalendars;
  /** Everything that has been announced, as it was stored. */
  readonly events: EventLog;
  /** What waits for a person. */
  readonly incidents: HallIncidents;
  /** What the systems of departments tell of the branches that are handled in them. */
  readonly messages: HallMessages;
  /** Open cases that go on under another version of their item. */
  readonly moves: HallMoves;
  /** Who is away when, and who acts meanwhile. */
  readonly absences: Absences;
  readonly #parts: EngineParts;
  /** The same parts for work that nobody waits for. */
  readonly #working: EngineParts;
  readonly #relay: Relay;
  readonly #watch: DeliveryWatch;
  readonly #pending = new PendingAnnouncements();

  constructor(given: EngineParts) {
    this.absences = given.absences ?? new Absences(given.store);
    const { sinks = [], notifications, zone } = given;
    const telling = notifications === undefined ? [] : notificationSinks(notifications, zone);
    const parts = { ...given, absences: this.absences, sinks: [...sinks, ...telling] };
    this.#parts = parts;
    this.calendars = new HallCalendars(parts);
    this.events = new EventLog(parts);
    this.incidents = new HallIncidents(parts);
    this.moves = new HallMoves(parts);
    this.#working = { ...parts, store: parts.worker ?? parts.store };
    this.messages = new HallMessages(this.#working);
    this.#relay = new Relay(this.#working);
    this.#watch = new DeliveryWatch(this.#working);
  }

  /** Files an application: opens a case under the published version of the item. The same key gives the same case. */
  submit(item: string, application: Application, caller: Caller): Promise<Receipt> {
    return this.#open("submit", item, application, caller);
  }

  /** Opens a case as a draft, which is no receipt: no limit starts until it is submitted. */
  saveDraft(item: string, application: Application, caller: Caller): Promise<Receipt> {
    return this.#open("save-draft", item, application, caller);
  }

  /** Asks for an action in a case; throws the coded refusal when it is not to be, and then nothing has been stored. */
  async act(caseId: string, action: string, command: Command): Promise<Receipt> {
    const plain = plainRequest({ action, caseId, command });
    const key = keyOf(plain.command);
    refuseNoText("case", plain.caseId);
    refuseNoText("action", plain.action);
    refuseOddCommand(plain.command);
    const { by, branch, payload, expectedVersion } = plain.command;
    checkActor(by);
    const asking = { action: plain.action, branch, payload, expectedVersion, by };
    const body = bodyOf({ ...asking, caseId: plain.caseId });
    return changeAndCharge(this.#parts, { caseId: plain.caseId, key, body, action: asking });
  }

  /**
   * Asks for the same action in up to 200 cases, with an answer for each, in their order. The key of each is made of the key
   * and the case, so that the whole may be repeated; and what was refused the first time is tried again.
   */
  async actOnMany(
    caseIds: readonly string[],
    action: string,
    command: Omit<Command, "expectedVersion">,
  ): Promise<readonly ManyAnswer[]> {
    const plain = plainRequest({ caseIds, command });
    const key = keyOf(plain.command);
    refuseStray("command", plain.command, manyFields);
    return actOnEach(plain.caseIds, (caseId) =>
      this.act(caseId, action, { ...plain.command, key: `${key}/${caseId}` }),
    );
  }

  /** A case as it reads now (CASE_UNKNOWN). */
  async case(caseId: string): Promise<CaseView> {
    const { store, catalogue } = this.#parts;
    const found = isStorable(caseId) ? store.load(caseId) : undefined;
    const state = await found?.catch(async (fault) => {
      throw await reasonFor(this.#parts, caseId, fault);
    });
    if (state === undefined) throw engineError("CASE_UNKNOWN", { caseId: wordsOf(caseId) });
    const item = await catalogue.pinned(state.item.digest);
    return new CaseView(this.#parts, { state, item, moment: await momentOf(this.#parts) });
  }

  /** The latest cases, newest first, a thousand at most (BODY_INVALID); `before` goes on behind the last one of a page. */
  async recent(count = 20, page: RecentPage = {}): Promise<readonly CaseView[]> {
    return recentCases(this.#parts, count, page);
  }

  /** The open work of a person and of the absent persons it is the deputy of, the most pressing first; all of it, what one person holds, or with `holder: null` what is in the pool. */
  async inbox(actor: Actor, only: InboxFilter = {}): Promise<Inbox> {
    const plain = plainRequest({ actor, only });
    checkActor(plain.actor);
    refuseStray("filter", plain.only, ["holder"]);
    return inboxOf(this.#parts, plain.actor, plain.only);
  }

  /** The cards raised in this hall, those raised last first; a hundred unless said otherwise. */
  async cards(filter: CardFilter = {}): Promise<readonly CardEntry[]> {
    return cardsOf(this.#parts, plainRequest({ filter }).filter);
  }

  /** The day it is in this hall, by its store's clock. */
  async today(): Promise<LocalDate> {
    return localDateAt((await momentOf(this.#parts)).now, this.#parts.zone);
  }

  /** Every indicator over some days, of the hall and of its parts, by what was on record on a day (IN1 to IN7). */
  async report(query: ReportQuery): Promise<Report> {
    const plain = plainRequest({ query }).query;
    refuseStray("query", plain, ["from", "to", "by", "asOf", "figures", "formulas"]);
    return reportOf(this.#parts, plain);
  }

  /** How the departments did in a month by these rules, or as it was audited (AS1, AS2). */
  async assess(month: string, supervision: Supervision): Promise<Assessment> {
    return assessmentOf(this.#parts, month, supervision);
  }

  /** Audits a month that is over: its assessment is kept, and never computed again (AS2). */
  async audit(month: string, word: Parameters<typeof auditedAssessment>[2]): Promise<Assessment> {
    return auditedAssessment(this.#parts, month, word);
  }

  /** What the public may see of a case: by its number and the last six characters of the applicant's (PUB1). */
  async progress(caseId: string, factor: string): Promise<Progress> {
    return publicProgress(this.#parts, String(caseId), String(factor));
  }

  /** What was completed on some days, for publication: without anybody's name (PUB2). */
  async results(days: Pick<ReportQuery, "from" | "to">): Promise<readonly PublicResult[]> {
    return publicResults(this.#parts, plainRequest({ days }).days);
  }

  /** The jumps of the store's clock that were held for a person, the latest first. */
  holds(): Promise<readonly ClockHold[]> {
    return this.#parts.store.holds();
  }

  /** Lets limits fall due again after a person has looked at the clock; refuses where nothing is held (HOLD_NONE). */
  release(word: Word): Promise<ClockHold> {
    return releaseHold(this.#parts, word);
  }

  /**
   * To be said once after the database was restored from a backup: ids and places of events are then never used again, older
   * workers lose their sinks, and nothing falls due until a person has looked at what was lost (`release`).
   */
  restored(word: Word): Promise<Restored> {
    return holdRestored(this.#working, word);
  }

  /** Takes effect of everything that is due by now. */
  sweep(): Promise<SweepReport> {
    return sweepOnce(this.#working);
  }

  /** Takes what was committed to its place in `events`, and from there to the sinks; announces what was done inside transactions that have committed. */
  async deliver(signal?: AbortSignal): Promise<RelayReport> {
    await this.#pending.announce(this.#working.store, this.#parts.announcer);
    const report = await this.#relay.once(signal);
    if (this.#working.messages !== undefined) await this.#watch.once();
    await this.messages.once();
    return report;
  }

  /** The process messages that each sink has not had yet, and how many of them are late. */
  deliveries(): Promise<readonly SinkDeliveries[]> {
    return this.#watch.report();
  }

  /** Takes the process messages of a period to a sink once more, in order and under their old ids; says how many (SINK_UNKNOWN, SINK_BUSY). */
  resend(sink: string, period: Period): Promise<number> {
    return resendMessages(this.#working, sink, plainRequest({ period }).period);
  }

  /** Announces at once what was done inside transactions that have committed, and takes it to its place in `events`. */
  async flush(): Promise<void> {
    await this.#pending.announce(this.#working.store, this.#parts.announcer);
    await this.#relay.place();
  }

  /** Sweeps and delivers until the signal says stop. */
  async work(options: WorkOptions): Promise<void> {
    const { signal, onError } = options;
    const deliver = async () => {
      while (!signal.aborted) {
        await this.deliver(signal).catch(onError);
        await pause(options.every, signal);
      }
    };
    await Promise.all([sweepUntil(this.#working, options), deliver()]);
  }

  /** An engine whose commits are part of a host's transaction: nothing is announced before that has committed. */
  protected over(parts: EngineParts): Engine {
    const { certificates, fees: _none, ...rest } = parts;
    return new Engine({
      ...rest,
      ...(certificates === undefined ? {} : { certificates: unasked(certificates) }),
      store: this.#pending.over(parts.store),
      announcer: new Announcer(),
    });
  }

  async #open(
    action: "submit" | "save-draft",
    code: string,
    application: Application,
    caller: Caller,
  ): Promise<Receipt> {
    const { catalogue, ids, store, zone } = this.#parts;
    const plain = plainRequest({ code, application, caller });
    const key = keyOf(plain.caller);
    refuseNoText("item", plain.code);
    refuseStray("command", plain.caller, callerFields);
    checkApplication(plain.application);
    const { by } = plain.caller;
    checkActor(by);
    const { applicant, channel = "online", ...payload } = plain.application;
    const item = await catalogue.published(plain.code);
    const today = localDateAt((await momentOf(this.#parts)).now, zone);
    const caseId = await newCaseId(ids, { today, item, count: (name) => store.count(name) });
    return changeAndCharge(this.#parts, {
      caseId,
      key,
      body: bodyOf({ action, application: plain.application, by, code: plain.code }),
      opens: true,
      opening: { caseId, applicant, channel, item, ...codeFor(applicant, ids) },
      action: { by, action, payload },
    });
  }
}
