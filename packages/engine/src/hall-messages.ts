import { CodedError, digestOf } from "@banjian/base";
import type { Instant } from "@banjian/calendar";
import {
  evolve,
  isSystemOf,
  messageShapes,
  type ProcessMessage,
  reportImpossible,
} from "@banjian/core";
import { changeCase } from "./change-case.js";
import { engineError } from "./errors.js";
import { batchOf } from "./inbound-batch.js";
import type { Fate, Received, UnreadRow } from "./inbound-store.js";
import { refuseOddCount } from "./page-size.js";
import { clearStall, parkStall } from "./park-stall.js";
import type { EngineParts } from "./parts.js";
import { plainRequest, refuseNoId, refuseStray } from "./request.js";
import { later } from "./retry-policy.js";
import { takeMessage } from "./take-message.js";
import { caseNumberIn, rowsOf, unreadable } from "./unread-rows.js";

/** Which of the received messages are listed; a hundred unless said otherwise. */
export type ReceivedFilter = {
  readonly system?: string;
  readonly caseId?: string;
  /** Those that wait or cannot be, unless said otherwise. */
  readonly all?: boolean;
  readonly count?: number;
};

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
   * their order, the rows that could not be read last; what is no message is kept as such a row, and holds up nothing else. The
   * same again is answered as before. What the host says is the system is believed.
   */
  async receive(
    messages: readonly ProcessMessage[],
    from: { readonly system: string; readonly unread?: readonly UnreadRow[] },
  ): Promise<readonly Received[]> {
    refuseStray("from", from, ["system", "unread"]);
    const { system } = plainRequest({ system: from.system });
    refuseNoId("system", system);
    const all = [...batchOf(messages), ...rowsOf(from.unread ?? [])];
    const kept: Received[] = [];
    for (const one of all) {
      kept.push(await ("kind" in one ? this.#keep(system, one) : this.#keepRow(system, one)));
    }
    for (const caseId of new Set(kept.map((one) => one.caseId))) await this.#settle(system, caseId);
    return Promise.all(kept.map(({ id }) => this.find(id)));
  }

  /** The messages that wait or cannot be, or all of them; those that came last first. */
  async list(filter: ReceivedFilter = {}): Promise<readonly Received[]> {
    const plain = plainRequest({ filter }).filter;
    refuseStray("filter", plain, ["system", "caseId", "all", "count"]);
    const { all = false, count = 100, ...which } = plain;
    refuseOddCount("count", count);
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
      if ((await this.#card(one, true)) !== "later") this.#carded.add(one.id);
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
  async #keepRow(system: string, { line, text: raw, problem }: UnreadRow): Promise<Received> {
    const { store, messages } = this.#parts;
    const { now: receivedAt } = await store.moment();
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
    else if (fate === "impossible") await this.#tell(one, refusal);
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

  /** The department of the branch gets a card; where no branch is handled in that system nobody here has anything to do with it, and a person looks who sent it. */
  async #tell(one: Received, refusal: CodedError | undefined): Promise<void> {
    const known = await this.#card(one);
    if (known === "stranger" && refusal !== undefined) await this.#report(one, refusal);
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

  /** Answers whether the case has the card, cannot get it yet, or has no branch in that system. */
  async #card(
    { id, caseId, system }: Pick<Received, "id" | "caseId" | "system">,
    waits = false,
  ): Promise<"carded" | "later" | "stranger"> {
    let answer: "carded" | "later" | "stranger" = "carded";
    await changeCase(this.#parts, {
      caseId,
      key: `message/${id}/card`,
      body: () => id,
      decide: (world, state) => {
        const isReady = state.milestones.acceptance !== undefined || state.status === "closed";
        answer = isReady ? "carded" : "later";
        if (!isSystemOf(world.item, system)) answer = "stranger";
        const facts = reportImpossible(world, state, { system, waits });
        return { facts, state: facts.reduce(evolve, state) };
      },
    });
    return answer;
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
