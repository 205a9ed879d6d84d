import { CodedError } from "@banjian/base";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ItemFileInput } from "../definition/item-schema.js";
import { readYaml } from "../definition/read-yaml.js";
import { citizen, clerk } from "../testing/people.js";
import { soundItem } from "../testing/sound-item.js";
import { story } from "../testing/story.js";
import type { Item } from "./item.js";
import { defineItem } from "./read-item.js";

const yaml = readYaml(soundItem, "x.yaml");
if (!yaml.ok) throw new Error("the sound item cannot be read");
const sound = yaml.value;

// What an attacker may leave in a file, beside parts of the file itself, which a careless merge puts in another place.
const strange = fc.oneof(
  fc.constantFrom<unknown>(null, "", 0, -1, 1.5, true, [], {}, "toString", "终审", "0 hours"),
  fc.constantFrom<unknown>("deemed-accepted", "licensing-law-joint", { final: true }, { on: {} }),
  fc.jsonValue({ maxDepth: 2 }),
);
const changes = fc.array(
  fc.record({
    where: fc.array(fc.noBias(fc.nat(50)), { minLength: 2, maxLength: 6, size: "max" }),
    what: fc.constantFrom("exchange", "exchange", "replace", "remove", "add"),
    part: fc.nat(1000),
    strange,
    key: fc.constantFrom("next", "by", "within", "starts", "steps", "fire", "extend", "on", "kind"),
  }),
  { minLength: 1, maxLength: 2 },
);

test("whatever is written into a file, it is refused with findings or it can run a case", () => {
  let refused = 0;
  fc.assert(
    fc.property(changes, (list) => {
      const value = structuredClone(sound);
      for (const change of list) apply(value, change);
      const item = defined(value);
      if (item === undefined) refused++;
      else run(item);
    }),
    { seed: 20_260_914, numRuns: 400 },
  );
  expect(refused, "some can still be used").toBeLessThan(370);
  expect(refused, "most cannot").toBeGreaterThan(200);
}, 60_000);

function defined(value: unknown): Item | undefined {
  try {
    return defineItem(value as ItemFileInput);
  } catch (error) {
    if (!(error instanceof CodedError) || error.code !== "ITEM_INVALID") throw error;
    const { findings } = error.details as { findings: readonly { rule: string }[] };
    expect(findings.length, "a refusal says what is wrong").toBeGreaterThan(0);
    for (const { rule } of findings) expect(rule).toMatch(/^DEF[1-9]\d?$/);
    return undefined;
  }
}

/** Files a case and goes on as far as a clerk gets with whatever is on offer; refusals are no harm, faults are. */
function run(item: Item): void {
  const it = story(item);
  const by = { ...clerk, id: citizen.id, roles: ["window-clerk", "head"], department: "market" };
  const first = item.chart.states[item.chart.initial];
  const [arrow] = Object.values({ ...first?.on, ...first?.states?.draft?.on });
  if (arrow === undefined) return;
  quietly(() => it.act(first?.states?.draft === undefined ? arrow.action : "submit", by));
  if (it.facts.length === 0) return;
  it.at("2026-12-31").sweep();
  for (const { action } of it.state.status === "open" ? it.offers(by) : []) {
    quietly(() => it.act(action, by));
  }
}

function quietly(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
  }
}

/** Every part of a value, so that one can be put in the place of another. */
function partsOf(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [value];
  return [value, ...Object.values(value).flatMap(partsOf)];
}

type Change = (typeof changes extends fc.Arbitrary<(infer One)[]> ? One : never) & object;

function apply(root: unknown, change: Change): void {
  let at = root as Record<string, unknown>;
  for (const [index, step] of change.where.entries()) {
    const keys = Object.keys(at);
    const name = keys[step % Math.max(keys.length, 1)];
    if (name === undefined) return;
    const inner = at[name];
    if (index === change.where.length - 1 || typeof inner !== "object" || inner === null) {
      write(at, name, change);
      return;
    }
    at = inner as Record<string, unknown>;
  }
}

function write(at: Record<string, unknown>, name: string, change: Change): void {
  const alike = partsOf(sound).filter((part) => typeof part === typeof at[name]);
  if (change.what === "remove") delete at[name];
  else if (change.what === "exchange") {
    at[name] = structuredClone(alike[change.part % Math.max(alike.length, 1)]);
  } else at[change.what === "add" ? change.key : name] = structuredClone(change.strange);
}
