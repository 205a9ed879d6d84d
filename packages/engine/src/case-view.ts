import type { Text } from "@banjian/base";
import {
  type LocalDate,
  localDateAt,
  parseLocalDate,
  plusDays,
  plusHours,
  startOfDay,
} from "@banjian/calendar";
import {
  type Actor,
  actionsFor,
  type Card,
  type CardShare,
  type CardStage,
  type CaseDocument,
  type CaseState,
  type CertificateView,
  cardShares,
  cardText,
  certificateViews,
  coreError,
  documentsOf,
  evolve,
  type Fact,
  type FeeView,
  feeViews,
  type Item,
  type LimitMove,
  type LimitView,
  limitMoves,
  limitNamed,
  limitViews,
  type MadeMessage,
  type MadeNotification,
  type MemberState,
  membersOf,
  messagesOf,
  notificationsOf,
  type Offer,
  replay,
  runOut,
  stageOf,
  type TimelineRow,
  timeline,
  valueTitle,
} from "@banjian/core";
import { worldOf } from "./change-case.js";
import { engineError } from "./errors.js";
import { frameAt } from "./frame-at.js";
import { historyLimit } from "./history-limit.js";
import type { EngineParts } from "./parts.js";
import type { Moment } from "./ports.js";
import { plainRequest, refuseNoText } from "./request.js";
import { wordsOf } from "./words-of.js";

const oneSecond = 1 / 3600;

const countsTime = new Set<string>(["counted", "overdue"]);

/** A card as it reads now: how far it has come, and what it says. */
export type CardView = Card & { readonly stage: CardStage; readonly text: Text };

/** A case as it reads at one moment. Everything derived is derived then: due dates, what may be done, what is left. */
export class CaseView {
  readonly state: CaseState;
  readonly item: Item;
  readonly #parts: EngineParts;
  readonly #moment: Moment;

  constructor(parts: EngineParts, it: { state: CaseState; item: Item; moment: Moment }) {
    this.#parts = parts;
    this.#moment = it.moment;
    this.state = it.state;
    this.item = it.item;
  }

  get id(): string {
    return this.state.id;
  }

  /** How many facts it has, and how many at most; it is called long well before that. */
  get history(): { readonly facts: number; readonly most: number; readonly isLong: boolean } {
    const { long, most } = this.#parts.history ?? historyLimit;
    const { version: facts } = this.state;
    return { facts, most, isLong: facts >= long };
  }

  /** Where the case stands, in words. */
  get stateTitle(): Text {
    return valueTitle(this.item.chart, this.state.value);
  }

  /** Every limit the case has had, with its due date as of now. */
  get limits(): readonly LimitView[] {
    return limitViews(frameAt(this.#parts, this.#moment), this.item, this.state, this.#moment.now);
  }

  /** One limit by its key: `statutory`, `branch:fire`; refuses an unknown one (LIMIT_UNKNOWN). */
  limit(key: string): LimitView {
    return limitNamed(this.limits, wordsOf(key));
  }

  get cards(): readonly CardView[] {
    return this.state.cards.map((card) => ({
      ...card,
      stage: stageOf(card),
      text: cardText(this.item, card),
    }));
  }

  /** The fees that have become due, and what became of each. */
  get fees(): readonly FeeView[] {
    return feeViews(this.item, this.state);
  }

  /** What the certificate library answered about the documents nobody is asked for, with the points to check them by. */
  get certificates(): readonly CertificateView[] {
    return certificateViews(this.item, this.state);
  }

  /** One card by its number; refuses an unknown one (CARD_UNKNOWN). */
  card(id: string): CardView {
    const found = this.cards.find((one) => one.id === id);
    if (found !== undefined) return found;
    const known = this.cards.map((one) => one.id);
    throw coreError("CARD_UNKNOWN", { action: "show", card: wordsOf(id), known });
  }

  /** The documents that follow from its facts, in their order: the receipt, notices, decisions, records of service (DOC1). */
  async documents(): Promise<readonly CaseDocument[]> {
    return documentsOf(this.item, this.id, await this.#parts.store.facts(this.id));
  }

  /** What its facts tell people, in their order, by the words and channels of its item (NT1). */
  async notifications(): Promise<readonly MadeNotification[]> {
    const { notifications = {}, store } = this.#parts;
    return notificationsOf(
      { ...notifications, item: this.item },
      this.id,
      await store.facts(this.id),
    );
  }

  /** Who used the counted days of the limit up to the day the card was raised; nothing where it is about no limit, or one that has started anew since or counts hours. */
  async cardShares(id: string): Promise<readonly CardShare[]> {
    const card = this.card(id);
    if (card.limit === undefined || card.due === undefined) return [];
    const { run, explain } = this.limit(card.limit);
    if (run !== card.run) return [];
    const { days, late } = explain();
    const counted = [...days, ...late]
      .filter(({ day, role }) => countsTime.has(role.as) && day <= card.raisedOn)
      .map(({ day }) => day);
    const of = { facts: await this.facts(), state: this.state };
    return cardShares(this.item, of, card, counted);
  }

  /** The members of a bundle: the number of each, what was decided of it, its certificate. */
  get members(): readonly MemberState[] {
    return membersOf(this.item, this.state);
  }

  /** What this person may do now, and why the rest is greyed out. */
  actionsFor(actor: Actor): readonly Offer[] {
    const plain = plainRequest({ actor });
    // An action would meet first what has run out by now, although no sweep has come yet.
    const world = worldOf(this.#parts, this.item, this.#moment);
    const state = runOut(world, this.state).reduce(evolve, this.state);
    const { absences = [] } = world;
    const today = localDateAt(this.#moment.now, this.#parts.zone);
    return actionsFor(this.item, state, plain.actor, { absences, today });
  }

  /** Everything that had happened when it was read, as stored. */
  async facts(): Promise<readonly Fact[]> {
    const facts = await this.#parts.store.facts(this.id);
    return facts.slice(0, this.state.version);
  }

  /** Everything that ever moved one of its limits: when, why, by whom, and the due date announced then. */
  async moves(limit: string): Promise<readonly LimitMove[]> {
    return limitMoves(this.item, await this.facts(), this.limit(limit).key);
  }

  /** The case as it read at the end of a day, by the calendar known then; refuses what is no day, and one before it was opened (CASE_NOT_YET_OPEN). */
  async asOf(on: LocalDate): Promise<CaseView> {
    refuseNoText("day", on);
    const day = parseLocalDate(on);
    const midnight = startOfDay(plusDays(day, 1), this.#parts.zone);
    const facts = await this.facts();
    const known = facts.filter(({ at }) => at < midnight);
    if (known.length === 0) throw engineError("CASE_NOT_YET_OPEN", { caseId: this.id, day });
    const moment = { ...this.#moment, now: plusHours(midnight, -oneSecond) };
    return new CaseView(this.#parts, { state: replay(this.id, known), item: this.item, moment });
  }

  /** The process messages it has called for, in their order: those for the first time and those that put one right. */
  async messages(): Promise<readonly MadeMessage[]> {
    const { zone, messages } = this.#parts;
    return messagesOf({ ...messages, item: this.item, zone }, this.id, await this.facts());
  }

  /** The story of the case, line by line. */
  async timeline(): Promise<readonly TimelineRow[]> {
    return timeline(this.item, this.id, await this.facts());
  }
}
