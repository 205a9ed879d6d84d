import { parseInstant } from "@banjian/calendar";
import { type CaseState, type Fact, type Frame, replay } from "@banjian/core";
import { expect, test, vi } from "vitest";
import { askingsIn } from "../explore/askings.js";
import { acted, beginnings, type Ground, type Place, trailTo, waited } from "../explore/walk.js";
import { openWorld } from "../open-world.js";
import { Random } from "../random.js";
import { isAlike } from "./alike.js";
import { examined, type Witness } from "./invariants.js";
import { randomItem } from "./random-item.js";

// `ITEMS=200 PATHS=50` is the whole; without, a part of it.
const items = Number(process.env.ITEMS ?? 24);
const paths = Number(process.env.PATHS ?? 4);
const longest = 1500;
vi.setConfig({ testTimeout: 3_600_000 });

/** Where somebody who does one thing after another at random comes from here; time goes by where nobody can do anything. */
function next(ground: Ground, place: Place, random: Random): Place {
  const asked = askingsIn({ ...ground, ...place }).filter(
    ({ action }) => action !== "withdraw" || random.share() < 0.02,
  );
  while (asked.length > 0 && random.share() < 0.9) {
    const [one] = asked.splice(random.between(0, asked.length - 1), 1);
    const after = one && acted(ground, place, one);
    if (after !== undefined) return after;
  }
  return waited(ground, place) ?? place;
}

/** The same place for a process that knows of the case what was written of it, and nothing else. */
function restarted(place: Place): Place {
  const facts: Fact[] = JSON.parse(JSON.stringify(factsTo(place)));
  const state = replay("explored", facts);
  expect(isAlike({ one: state, other: place.state }), "P6: folds to what it was").toBe(true);
  return { ...place, state };
}

function toTheEnd(ground: Ground, now: Place["now"], random: Random): Place {
  const filed = beginnings(ground, now);
  let place = filed[random.between(0, filed.length - 1)] as Place;
  for (let step = 0; step < longest && place.state.status === "open"; step++) {
    place = restarted(next(ground, place, random));
  }
  return place;
}

function factsTo(place: Place): Fact[] {
  return place.before === undefined ? [...place.facts] : [...factsTo(place.before), ...place.facts];
}

function brokenIn(ground: Ground, facts: readonly Fact[]): string[] {
  let before: Witness | undefined;
  const broken: string[] = [];
  for (let count = 1; count <= facts.length; count++) {
    if (facts[count]?.at === facts[count - 1]?.at) continue;
    const some = facts.slice(0, count);
    const state: CaseState = replay("explored", some);
    const frameOn = (): Frame => ground.frame;
    const look = {
      item: ground.item,
      before,
      facts: some,
      state,
      frameOn,
      zone: ground.frame.zone,
    };
    const seen = examined(look);
    broken.push(...seen.broken);
    before = seen.now;
  }
  return broken;
}

test("P6, P7: random cases of random items come to an end, and every promise holds on the way, with a restart after every step", async () => {
  const { frame } = await openWorld({ at: "2026-03-02 09:00" });
  const now = parseInstant("2026-03-02T01:00:00Z");
  const ends = new Set<string>();
  for (let seed = 1; seed <= items; seed++) {
    const random = new Random(seed);
    const { item } = randomItem(random);
    const ground = { item, frame };
    for (let path = 0; path < paths; path++) {
      const place = toTheEnd(ground, now, random);
      const story = () =>
        trailTo(place)
          .map(({ at, asked }) => `${at} ${asked?.action ?? "…"}`)
          .slice(-20)
          .join("\n");
      expect(place.state.status, `item ${seed}, path ${path}\n${story()}`).toBe("closed");
      expect(brokenIn(ground, factsTo(place)), `item ${seed}, path ${path}\n${story()}`).toEqual(
        [],
      );
      ends.add(place.state.end ?? "");
    }
  }
  expect([...ends].toSorted()).toEqual(
    expect.arrayContaining(["archived", "refused", "withdrawn"]),
  );
});
