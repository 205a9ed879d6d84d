import { CodedError, canonicalJson } from "@banjian/base";
import { type Fact, replay } from "@banjian/core";
import { expect } from "vitest";
import type { Hall } from "../hall.js";
import { type Application, ManualClock } from "../index.js";
import { itemFiles } from "../items-folder.js";
import { openHall } from "../open-hall.js";
import { company, type Deed } from "./deeds.js";

const examples = new URL("../../../../examples", import.meta.url).pathname;

/** Two halls over one database that know nothing of each other, and the clock both go by. */
export type TwoHalls = { readonly clock: ManualClock; readonly halls: readonly [Hall, Hall] };

/** A case as two people find it: what was applied for, what had been done, and which days have passed since. */
export type Scene = {
  readonly item: string;
  readonly application: Application;
  readonly before: readonly Deed[];
  /** When it begins and when the two act, where a limit runs out between; otherwise all on one morning. */
  readonly between?: readonly [from: string, until: string];
};

/** What became of it: the code with which each was refused, if it was, and everything that happened. */
export type Played = { readonly codes: readonly (string | undefined)[]; readonly story: string };

/** Opens both halls for a tenant. */
export async function openTwice(db: string, tenant: string): Promise<TwoHalls> {
  const clock = new ManualClock("2026-09-14T10:00:00+08:00");
  const open = (items: string) =>
    openHall({ db, tenant, clock: clock.now, items: `${examples}/${items}` });
  const halls = [await open("items"), await open("approval")] as const;
  await halls[0].items.publishAll(await itemFiles(`${examples}/approval/items`));
  return { clock, halls };
}

let cases = 0;

/** Files an application and does what had been done before; the number of the case. */
export async function prepared({ clock, halls: [hall] }: TwoHalls, scene: Scene): Promise<string> {
  const { item, application, before, between } = scene;
  if (between !== undefined) clock.moveTo(between[0]);
  const command = { by: company, key: `case-${++cases}` };
  const { caseId } = await hall.submit(item, application, command);
  for (const deed of before) await deed(hall, caseId);
  if (between !== undefined) clock.moveTo(between[1]);
  return caseId;
}

/** One does it, then the other, each in a hall of their own. */
export async function inTurn(
  { halls: [one, other] }: TwoHalls,
  caseId: string,
  [first, second]: readonly [Deed, Deed],
): Promise<Played> {
  const codes = [await codeOf(first(one, caseId)), await codeOf(second(other, caseId))];
  return { codes, story: await soundStory(one, caseId) };
}

/** Both at once, each in a hall of their own. */
export async function atOnce(
  { halls: [one, other] }: TwoHalls,
  caseId: string,
  [a, b]: readonly [Deed, Deed],
): Promise<Played> {
  const codes = await Promise.all([codeOf(a(one, caseId)), codeOf(b(other, caseId))]);
  return { codes, story: await soundStory(one, caseId) };
}

/** Who did what and what it led to, but not at which moment of the same day; the case is what its facts add up to. */
async function soundStory(hall: Hall, caseId: string): Promise<string> {
  const view = await hall.case(caseId);
  const facts = await view.facts();
  expect(canonicalJson(view.state)).toBe(canonicalJson(replay(caseId, facts)));
  refuseLost(view.state);
  expect(timesJoined(facts)).toBeLessThanOrEqual(1);
  // The numbers of a bundle's members are made of the case's own, and query codes by chance.
  const { queryCode = caseId } = view.state;
  const told = canonicalJson(facts.map(({ at: _, ...fact }) => fact));
  return told.replaceAll(caseId, "").replaceAll(queryCode, "");
}

/** No work without a role or an owner, and nothing owned that nobody could name. */
function refuseLost({ tasks, owners }: Awaited<ReturnType<Hall["case"]>>["state"]): void {
  for (const { work, roles, person } of Object.values(tasks)) {
    expect(roles.length > 0 || person !== undefined || owners[work] !== undefined).toBe(true);
  }
}

function timesJoined(facts: readonly Fact[]): number {
  const last = facts.findLastIndex(({ type }) => type === "branches-reopened");
  return facts.slice(last + 1).filter(({ type }) => type === "join-done").length;
}

async function codeOf(deed: Promise<unknown>): Promise<string | undefined> {
  try {
    await deed;
    return undefined;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
}
