import { CodedError, digestOf } from "@banjian/base";
import type { Instant } from "@banjian/calendar";
import {
  evolve,
  messageKinds,
  messageShapes,
  type ProcessMessage,
  reportImpossible,
} from "@banjian/core";
import { changeCase } from "./change-case.js";
import { engineError } from "./errors.js";
import type { Fate, Received, UnreadRow } from "./inbound-store.js";
import { clearStall, parkStall } from "./park-stall.js";
import type { EngineParts } from "./parts.js";
import { unfit } from "./plain-data.js";
import { plainRequest, refuseNoId, refuseStray } from "./request.js";
import { later } from "./retry-policy.js";
import { takeMessage } from "./take-message.js";
import { boundedRow, caseNumberIn, refuseNoRows, unreadable } from "./unread-rows.js";

/** Which of the received messages are listed; a hundred unless said otherwise. */
export type ReceivedFilter = {
  readonly system?: string;
  readonly caseId?: string;
  /** Those that wait or cannot be, unless said otherwise. */
  readonly all?: boolean;
  readonly count?: number;
};

/** How many messages one call may bring. */
const most = 500;
const open: readonly Fate[] = ["new", "parked", "impossible"];
const waiting: readonly Fate[] = ["new", "parked"];

/** What the systems of departments tell of the branches that are handled in them. */
export class HallMessages {
  readonly #parts: EngineParts;
  readonly #carded = new Set<string>();
  #looked: Instant | undefined;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  /**
   * Keeps messages that came from a system and takes those that are the next of their cases; answers what became of each, in
   * their order, the rows that could not be read last. The same again is answered as before. What the host says is the system
   * is believed.
   */
  async receive(
    messages: readonly ProcessMessage[],
    from: { readonly system: string; readonly unread?: readonly UnreadRow[] },
  ): Promise<readonly Received[]> {
    const plain = plainRequest({ messages, from });
    refuseStray("from", plain.from, ["system", "unread"]);
    const { system, unread = [] } = plain.from;
    refuseNoId("system", system);
    refuseNoMessages(plain.messages);
    refuseNoRows(unread);
    const kept: Received[] = [];
    for (const message of plain.messages) kept.push(await this.#keep(system, message));
    for (const row of unread) kept.push(await this.#keepRow(system, row));
    for (const caseId of new Set(kept.map((one) => one.caseId))) await this.#settle(system, caseId);
    return Promise.all(kept.map(({ id }) => this.find(id)));
  }

  /** The messages that wait or cannot be, or all of them; those that came last first. */
  async list(filter: ReceivedFilter = {}): Promise<readonly Received[]> {
    const plain = plainRequest({ filter }).filter;
    refuseStray("filter", plain, ["system", "caseId", "all", "count"]);
    const { all = false, count = 100, ...which } = plain;
    return this.#parts.store.received({ ...which, count, ...(all ? {} : { fates: open }) });
  }

  /** A message that came, and what became of it (MESSAGE_UNKNOWN). */
  async find(id: string): Promise<Received> {
    const [found] = await this.#parts.store.received({ id: String(id), count: 1 });
    if (found === undefined) throw engineError("MESSAGE_UNKNOWN", { id: String(id) });
    return found;
  }

  /** Judges a message once more that could not be, after a person has seen to its cause (MESSAGE_UNKNOWN). */
  async retry(id: string): Promise<Received> {
    const before = await this.find(id);
    await this.#judge(before);
    await this.#settle(before.system, before.caseId);
    return this.find(id);
  }

  /**
   * Takes up what a process left behind and what waits for the case itself; once in a minute at most. Whose predecessor has not
   * come within twelve hours is carded like one that cannot be.
   */
  async once(): Promise<void> {
    const { store, messages } = this.#parts;
    const { now } = await store.moment();
    if (this.#looked !== undefined && now < later(this.#looked, 60_000)) return;
    this.#looked = now;
    await this.#askedFor(now);
    const found = await store.received({ fates: waiting, count: 1000 });
    const cases = new Map(
      found.map(({ system, caseId }) => [`${system} ${caseId}`, { system, caseId }]),
    );
    for (const { system, caseId } of cases.values()) await this.#settle(system, caseId);
    const patience = (messages?.deliverWithin ?? 12) * 3_600_000;
    for (const one of await store.received({ fates: ["parked"], count: 1000 })) {
      if (later(one.receivedAt, patience) > now || this.#carded.has(one.id)) continue;
      if (await this.#card(one, true)) this.#carded.add(one.id);
    }
  }

  async #keep(system: string, message: ProcessMessage): Promise<Received> {
    const { store, messages } = this.#parts;
    const number = message.fields.SBLSH ?? "";
    const { now: receivedAt } = await store.moment();
    const id = digestOf({ system, message });
    const caseId = messages?.caseOf?.(number) ?? number;
    return store.keepReceived({ id, system, caseId, message, receivedAt, fate: "new" });
  }

  /** A row that nobody can read is kept as it came, for the case that it names where it names one. */
  async #keepRow(system: string, { line, text, problem }: UnreadRow): Promise<Received> {
    const { store, messages } = this.#parts;
    const { now: receivedAt } = await store.moment();
    const raw = boundedRow(text);
    const id = digestOf({ system, raw });
    const number = caseNumberIn(raw);
    const caseId = number === undefined ? "" : (messages?.caseOf?.(number) ?? number);
    const because = {
      zh: `第 ${line} 行读不了：${problem.zh}`,
      en: `line ${line} cannot be read: ${problem.en}`,
    };
    return store.keepReceived({ id, system, caseId, raw, receivedAt, fate: "new", because });
  }

  /** Takes what waits of one case and one system until none of it can be taken. */
  async #settle(system: string, caseId: string): Promise<void> {
    for (let moved = true; moved; ) {
      moved = false;
      const query = { system, caseId, fates: waiting, count: 1000 };
      const found = await this.#parts.store.received(query);
      for (const one of found.toSorted(byTime)) {
        if ((await this.#judge(one)) === "taken") moved = true;
      }
    }
  }

  async #judge(one: Received): Promise<Fate> {
    if (one.raw !== undefined) return this.#unreadable(one);
    const { id, fate: before } = one;
    const refusal = await takeMessage(this.#parts, one);
    const fate = refusal === undefined ? "taken" : fateOf(refusal);
    if (refusal?.code === "CASE_UNKNOWN") await this.#report(one, refusal);
    else if (fate === "impossible") await this.#card(one);
    else if (fate === "taken" && before === "impossible") await this.#known(one);
    if (fate !== "parked" || before !== "parked" || refusal?.says.zh !== one.because?.zh) {
      const because = refusal === undefined ? {} : { because: refusal.says };
      await this.#parts.store.settleReceived(id, { fate, ...because });
    }
    return fate;
  }

  /** A person has to ask the other system for it: an incident, once for the system, and a card on the case that the row names. */
  async #unreadable({ because = unreadable, ...one }: Received): Promise<Fate> {
    const { id, system, caseId } = one;
    const { now } = await this.#parts.store.moment();
    const stall = { work: workOf(system), caseId: "", position: 0, tries: 1, since: now };
    await parkStall(this.#parts, { ...stall, error: `${because.zh} / ${because.en}` }, now);
    if (caseId !== "") {
      await this.#card({ id, system, caseId }).catch((error: unknown) => {
        if (!(error instanceof CodedError) || error.code !== "CASE_UNKNOWN") throw error;
      });
    }
    await this.#parts.store.settleReceived(id, { fate: "impossible", because });
    return "impossible";
  }

  /** Where there is no case there can be no card: an incident has a person look for the case, once for all that came for it. */
  async #report({ system, caseId }: Received, { says }: CodedError): Promise<void> {
    const { now } = await this.#parts.store.moment();
    const stall = { work: workOf(system), caseId, position: 0, tries: 1, since: now };
    await parkStall(this.#parts, { ...stall, error: `${says.zh} / ${says.en}` }, now);
  }

  /** There is a case after all, and the incident is over. */
  async #known({ system, caseId }: Received): Promise<void> {
    const { store } = this.#parts;
    const work = workOf(system);
    const stalls = await store.stalls.of(work);
    if (!stalls.some((one) => one.caseId === caseId)) return;
    await clearStall(this.#parts, { work, caseId }, (await store.moment()).now);
  }

  /** What came for a case that there was not is judged again where a person has asked for it. */
  async #askedFor(now: Instant): Promise<void> {
    const { store } = this.#parts;
    const found = await store.received({ fates: ["impossible"], count: 1000 });
    for (const system of new Set(found.map((one) => one.system))) {
      const asked = (await store.stalls.of(workOf(system))).filter(
        ({ next }) => next !== undefined && next <= now,
      );
      const cases = new Set(asked.map(({ caseId }) => caseId));
      // What nobody can read is not read by asking again: the word of a person ends it.
      if (cases.has("")) await clearStall(this.#parts, { work: workOf(system), caseId: "" }, now);
      const again = found.filter(
        (one) => one.raw === undefined && one.system === system && cases.has(one.caseId),
      );
      for (const one of again.toSorted(byTime)) await this.#judge(one);
    }
  }

  /** Answers whether the case has the card, or cannot get it yet. */
  async #card(
    { id, caseId, system }: Pick<Received, "id" | "caseId" | "system">,
    waits = false,
  ): Promise<boolean> {
    let isAccepted = true;
    await changeCase(this.#parts, {
      caseId,
      key: `message/${id}/card`,
      body: id,
      decide: (world, state) => {
        isAccepted = state.milestones.acceptance !== undefined || state.status === "closed";
        const facts = reportImpossible(world, state, { system, waits });
        return { facts, state: facts.reduce(evolve, state) };
      },
    });
    return isAccepted;
  }
}

/** The work of finding the case that a system means. */
function workOf(system: string): string {
  return `inbound:${system}`;
}

function fateOf({ code }: CodedError): Fate {
  return code === "MESSAGE_EARLY" ? "parked" : "impossible";
}

function byTime(a: Received, b: Received): number {
  const place = ({ message }: Received) => {
    if (message === undefined) return "";
    const { kind, fields } = message;
    return `${fields[messageShapes[kind].time]} ${fields.SJBBH?.padStart(6, "0")}`;
  };
  return place(a) < place(b) ? -1 : 1;
}

function refuseNoMessages(messages: readonly ProcessMessage[]): void {
  const isText = (one: unknown) => typeof one === "string";
  const isMessage = (one: ProcessMessage) =>
    messageKinds.includes(one?.kind) &&
    typeof one.fields === "object" &&
    Object.values(one.fields ?? { none: 0 }).every(isText);
  if (!Array.isArray(messages) || !messages.every(isMessage)) {
    throw unfit({
      zh: 'messages 应为 {"kind": …, "fields": {…}} 的列表，字段值均为文字',
      en: 'messages must be a list of {"kind": …, "fields": {…}} whose values are all text',
    });
  }
  if (messages.length > most) {
    throw unfit({ zh: `一次最多 ${most} 条消息`, en: `at most ${most} messages at once` });
  }
}
