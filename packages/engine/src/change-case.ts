import {
  type Action,
  decide,
  evolve,
  type Fact,
  type Item,
  type Opening,
  open,
  replay,
  type World,
  waitsOf,
} from "@banjian/core";
import { engineError } from "./errors.js";
import { frameAt } from "./frame-at.js";
import type { EngineParts } from "./parts.js";
import type { CommitAnswer, CommitRequest, Effects, Loaded, Receipt } from "./ports.js";

/** A request with all the store needs to know, and all it does not. */
export type CaseRequest = CommitRequest & {
  readonly action: Action;
  /** For a request that opens a case: how, and under which item. */
  readonly opening?: Opening & { readonly item: Item };
};

/** The item of the case is stored but not compiled in this process: load it and ask again. */
export class ItemNotCompiled extends Error {
  readonly digest: string;
  constructor(digest: string) {
    super(`the item version ${digest} is not compiled here`);
    this.digest = digest;
  }
}

/** Commits one request and announces what it led to; throws the refusal or the fault it was answered with. */
export async function changeCase(parts: EngineParts, request: CaseRequest): Promise<Receipt> {
  const answer = await commitOne(parts, request);
  if ("refused" in answer) throw answer.refused;
  if ("failed" in answer) {
    if (!(answer.failed instanceof ItemNotCompiled)) throw answer.failed;
    await parts.catalogue.pinned(answer.failed.digest);
    return changeCase(parts, request);
  }
  if (answer.effects !== undefined) announce(parts, answer.effects);
  return answer.receipt;
}

async function commitOne(parts: EngineParts, request: CaseRequest): Promise<CommitAnswer> {
  const [answer] = await parts.store.commit([request], (one, loaded) =>
    decideOn(parts, one, loaded),
  );
  if (answer === undefined) throw new Error("the store gave no answer");
  return answer;
}

function decideOn(parts: EngineParts, request: CaseRequest, { state, now }: Loaded): Effects {
  const { opening, action, caseId } = request;
  if (opening !== undefined) {
    if (state !== undefined) throw new Error(`the number ${caseId} has been taken by another case`);
    const world = worldOf(parts, opening.item, now);
    const facts = open(world, opening, action);
    return effectsOf(world, facts, replay(caseId, facts));
  }
  if (state === undefined) throw engineError("CASE_UNKNOWN", { caseId });
  const world = worldOf(parts, compiledItem(parts, state.item.digest), now);
  const facts = decide(world, state, action);
  return effectsOf(world, facts, facts.reduce(evolve, state));
}

/** The item a case is pinned to, or a request to compile it first. */
export function compiledItem({ catalogue }: EngineParts, digest: string): Item {
  const item = catalogue.compiled(digest);
  if (item === undefined) throw new ItemNotCompiled(digest);
  return item;
}

/** What a decision at that instant depends on. */
export function worldOf(parts: EngineParts, item: Item, now: World["now"]): World {
  return { ...frameAt(parts, now), item, now };
}

/** Everything the store writes for a decision. */
export function effectsOf(world: World, facts: readonly Fact[], state: Effects["state"]): Effects {
  const waits = waitsOf(world, world.item, state);
  return { facts, state, calendar: world.calendar.id, waits };
}

/** Announces what has been stored. */
export function announce(parts: EngineParts, { state, facts }: Effects): void {
  const item = parts.catalogue.compiled(state.item.digest);
  if (item !== undefined) parts.announcer.announce(item, state, facts);
}
