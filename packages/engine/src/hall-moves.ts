import {
  type CaseMove,
  type CaseState,
  caseMove,
  type Item,
  type ItemRef,
  type MoveWord,
  type StateNames,
} from "@banjian/core";
import { reviseAll } from "./calendar-pass.js";
import { effectsOf, worldOf } from "./change-case.js";
import { engineError } from "./errors.js";
import { momentOf } from "./frame-at.js";
import type { EngineParts } from "./parts.js";
import type { Moment } from "./ports.js";
import { plainRequest, refuseNoText, refuseStray } from "./request.js";

/** Which open cases are to go on under which version of their item. */
export type MoveRequest = {
  readonly code: string;
  /** The version they go to; the published one unless said otherwise. */
  readonly to?: string;
  /** The version they have; any other than `to` unless said otherwise. */
  readonly from?: string;
  /** Only these; those that would be worse off or late at once have to be named here. */
  readonly cases?: readonly string[];
  /** The new names of states, by the old ones. */
  readonly states?: StateNames;
};

/** A case under another version of its item, and whether it goes on under the new one. */
export type PlannedMove = CaseMove & { readonly moves: boolean };

/** Who would move and who would stay, and what of each; nothing has been written. */
export type MovePlan = { readonly to: ItemRef; readonly cases: readonly PlannedMove[] };

/** What has become of a plan: by the case as it was when it was locked. */
export type MoveReport = MovePlan & {
  /** Cases that could not be written, or that somebody else held: the same again meets them again. */
  readonly failed: readonly { readonly caseId: string; readonly error?: unknown }[];
};

const batch = 100;
const nobody: MoveWord = { by: "-", reason: "-", authority: "-" };

/** Open cases that go on under another version of their item. By itself none does: a case stays with the version it began with. */
export class HallMoves {
  readonly #parts: EngineParts;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  /** What a move would do, case by case, without doing it (ITEM_VERSION_UNKNOWN, ITEM_STATUS, CASE_UNKNOWN). */
  async plan(request: MoveRequest): Promise<MovePlan> {
    const asked = checkedRequest(request);
    const target = await this.#target(asked);
    const moment = await momentOf(this.#parts);
    const cases: PlannedMove[] = [];
    for await (const caseId of this.#concerned(asked, target)) {
      const state = await this.#parts.store.load(caseId);
      if (state === undefined) throw engineError("CASE_UNKNOWN", { caseId });
      const from = await this.#parts.catalogue.pinned(state.item.digest);
      cases.push(this.#moved(asked, { from, to: target }, { state, moment, word: nobody }).plan);
    }
    return { to: refOf(target), cases };
  }

  /** Moves whoever the plan moves: as facts, with the reason and the power by which it is done. */
  async apply(request: MoveRequest, word: MoveWord): Promise<MoveReport> {
    const asked = checkedRequest(request);
    const by = checkedWord(word);
    const target = await this.#target(asked);
    const cases: PlannedMove[] = [];
    const failed: { caseId: string; error?: unknown }[] = [];
    for await (const page of pages(this.#concerned(asked, target))) {
      const done = await this.#movePage(page, { asked, target, word: by });
      cases.push(...done.cases);
      failed.push(...done.failed);
    }
    return { to: refOf(target), cases, failed };
  }

  async #movePage(
    page: readonly string[],
    { asked, target, word }: { asked: MoveRequest; target: Item; word: MoveWord },
  ): Promise<Pick<MoveReport, "cases" | "failed">> {
    const { catalogue, store, announcer } = this.#parts;
    await momentOf(this.#parts);
    for (const caseId of page) {
      const state = await store.load(caseId);
      if (state === undefined) throw engineError("CASE_UNKNOWN", { caseId });
      await catalogue.pinned(state.item.digest);
    }
    const plans = new Map<string, PlannedMove>();
    const written = await reviseAll(this.#parts, page, ({ state, ...moment }) => {
      const from = catalogue.compiled(state.item.digest);
      if (from === undefined) throw new Error(`the item of case ${state.id} was not compiled`);
      const it = this.#moved(asked, { from, to: target }, { state, moment, word });
      plans.set(state.id, it.plan);
      return it.effects;
    });
    const failed: { caseId: string; error?: unknown }[] = [];
    for (const one of written) {
      if ("failed" in one) failed.push({ caseId: one.caseId, error: one.failed });
      else announcer.announce(one.effects);
    }
    const met = new Set(written.map(({ caseId }) => caseId));
    failed.push(...page.filter((caseId) => !met.has(caseId)).map((caseId) => ({ caseId })));
    for (const { caseId } of failed) plans.delete(caseId);
    return { cases: page.flatMap((caseId) => plans.get(caseId) ?? []), failed };
  }

  /** One case: what the move does to it, and what would be written; where it stays, that is what has run out by now. */
  #moved(
    { states = {}, cases = [] }: MoveRequest,
    items: { readonly from: Item; readonly to: Item },
    { state, moment, word }: { state: CaseState; moment: Moment; word: MoveWord },
  ) {
    const from = worldOf(this.#parts, items.from, moment);
    const to = worldOf(this.#parts, items.to, moment);
    const it = caseMove({ from, to }, state, { states, word });
    const { obstacles, worse, late } = it.move;
    const isFree = worse.length === 0 && late.length === 0;
    const moves = obstacles.length === 0 && (isFree || cases.includes(state.id));
    const change = moves
      ? { facts: it.facts, before: state, state: it.state }
      : { facts: [], before: state, state };
    const effects = effectsOf(this.#parts, moves ? to : from, change);
    return { plan: { ...it.move, moves }, effects };
  }

  async #target({ code, to }: MoveRequest): Promise<Item> {
    const { catalogue } = this.#parts;
    if (to === undefined) return catalogue.published(code);
    const kept = (await catalogue.versions(code)).find(({ version }) => version === to);
    if (kept === undefined) throw engineError("ITEM_VERSION_UNKNOWN", { code, version: to });
    if (kept.status === "published") return catalogue.pinned(kept.digest);
    const needs = ["published"] as const;
    throw engineError("ITEM_STATUS", { code, version: to, status: kept.status, needs });
  }

  async *#concerned({ code, from, cases }: MoveRequest, target: Item): AsyncGenerator<string> {
    if (cases !== undefined) {
      yield* cases;
      return;
    }
    const kept = await this.#parts.catalogue.versions(code);
    if (from !== undefined && !kept.some(({ version }) => version === from)) {
      throw engineError("ITEM_VERSION_UNKNOWN", { code, version: from });
    }
    for (const { digest, version } of kept) {
      if (digest === target.digest || version !== (from ?? version)) continue;
      for (let after: string | undefined; ; ) {
        const ids = await this.#parts.store.openUnder(digest, { batch, after });
        yield* ids;
        after = ids.at(-1);
        if (after === undefined) break;
      }
    }
  }
}

function refOf({ code, version, digest }: Item): ItemRef {
  return { code, version, digest };
}

function checkedRequest(request: MoveRequest): MoveRequest {
  const plain = plainRequest({ request }).request;
  refuseStray("request", plain, ["code", "to", "from", "cases", "states"]);
  refuseNoText("code", plain.code);
  for (const caseId of plain.cases ?? []) refuseNoText("case", caseId);
  return plain;
}

function checkedWord(word: MoveWord): MoveWord {
  const plain = plainRequest({ word }).word;
  refuseStray("word", plain, ["by", "reason", "authority"]);
  for (const part of ["by", "reason", "authority"] as const) refuseNoText(part, plain[part]);
  return plain;
}

async function* pages(ids: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let page: string[] = [];
  for await (const id of ids) {
    if (page.push(id) < batch) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
