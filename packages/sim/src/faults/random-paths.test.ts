import { parseInstant } from "@banjian/calendar";
import { evolve, type Fact, type Frame, replay } from "@banjian/core";
import { expect, test, vi } from "vitest";
import { askingsIn } from "../explore/askings.js";
import { acted, beginnings, type Ground, type Place, trailTo, waited } from "../explore/walk.js";
import { openWorld } from "../open-world.js";
import { type Random, scattered } from "../random.js";
import { isAlike } from "./alike.js";
import { examined, type Witness } from "./invariants.js";
import { randomItem } from "./random-item.js";

// `ITEMS=20 PATHS=5` for fewer.
const items = Number(process.env.ITEMS ?? 200);
const paths = Number(process.env.PATHS ?? 50);
const longest = 1500;
vi.setConfig({ testTimeout: 3_600_000 });

/** Where somebody who does one thing after another at random comes from here; time goes by where nobody can do anything. */
function next(ground: Ground, place: Place, random: Random): Place {
  const asked = askingsIn({ ...ground, ...place }).filter(
    ({ action }) => action !== "withdraw" || random.share() < 0.05,
  );
  while (asked.length > 0 && random.share() < 0.9) {
    const [one] = asked.splice(random.between(0, asked.length - 1), 1);
    const after = one && acted(ground, place, one);
    if (after !== undefined) return after;
  }
  return waited(ground, place) ?? place;
}

function storyOf(place: Place): string {
  const lines = trailTo(place).map(({ at, asked }) => `${at} ${asked?.action ?? "…"}`);
  return lines.slice(-20).join("\n");
}

function factsSince(since: Place | undefined, place: Place): readonly Fact[] {
  if (place === since) return [];
  return place.before === undefined
    ? place.facts
    : [...factsSince(since, place.before), ...place.facts];
}

/** A place as a process knows it that has read what was written of the case, and nothing else: each step folds only what was written since the last. */
type Walked = { readonly place: Place; readonly written: readonly Fact[]; readonly seen: Witness };

function restarted(ground: Ground, place: Place, before?: Walked): Walked {
  const added: Fact[] = JSON.parse(JSON.stringify(factsSince(before?.place, place)));
  const written = [...(before?.written ?? []), ...added];
  const state = before ? added.reduce(evolve, before.place.state) : replay("explored", added);
  const frameOn = (): Frame => ground.frame;
  const look = { item: ground.item, before: before?.seen, facts: written, state, frameOn };
  // What the core has led to is held against what was written of it (P6), and every other promise with it.
  const { broken, now } = examined({ ...look, zone: ground.frame.zone });
  if (broken.length > 0) expect(broken, storyOf(place)).toEqual([]);
  expect(isAlike({ one: state, other: place.state }), "P6: folds to what it was").toBe(true);
  return { place: { ...place, state }, written, seen: now };
}

function toTheEnd(ground: Ground, now: Place["now"], random: Random): Walked {
  const filed = beginnings(ground, now);
  let walked = restarted(ground, filed[random.between(0, filed.length - 1)] as Place);
  for (let step = 0; step < longest && walked.place.state.status === "open"; step++) {
    walked = restarted(ground, next(ground, walked.place, random), walked);
  }
  const { written, place } = walked;
  const whole = replay("explored", JSON.parse(JSON.stringify(written)));
  expect(isAlike({ one: whole, other: place.state }), "P6: all of it folds to its end").toBe(true);
  return walked;
}

test("P6, P7: random cases of random items come to an end, and every promise holds on the way, with a restart after every step", async () => {
  const { frame } = await openWorld({ at: "2026-03-02 09:00" });
  const now = parseInstant("2026-03-02T01:00:00Z");
  const ends = new Set<string>();
  for (let seed = 1; seed <= items; seed++) {
    const random = scattered(seed);
    const { item } = randomItem(random);
    const ground = { item, frame };
    for (let path = 0; path < paths; path++) {
      const { place } = toTheEnd(ground, now, random);
      if (place.state.status !== "closed")
        expect.fail(`item ${seed}, path ${path} comes to no end\n${storyOf(place)}`);
      ends.add(place.state.end ?? "");
    }
  }
  // A few paths alone do not come to every end.
  if (items * paths < 1000) return;
  expect([...ends].toSorted()).toEqual(
    expect.arrayContaining(["archived", "refused", "withdrawn"]),
  );
}, 600_000);
