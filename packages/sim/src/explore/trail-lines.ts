import type { Lang } from "@banjian/base";
import { type Item, replay, timeline, valueTitle } from "@banjian/core";
import { wallClock } from "./trail-scenarios.js";
import type { Place } from "./walk.js";

/** A way in words: what happened when, and where the case stands in the end. */
export function trailLines(item: Item, place: Place, lang: Lang): readonly string[] {
  const facts = [...factsTo(place)].flat();
  const rows = timeline(item, place.state.id, facts);
  const told = rows.filter(({ tone }) => tone === "action" || tone === "deemed" || tone === "red");
  const where = valueTitle(item.chart, replay(place.state.id, facts).value)[lang];
  return [
    ...told.map(({ at, what }) => `${wallClock(at)}  ${what[lang]}`),
    `${wallClock(place.now)}  → ${where}`,
  ];
}

function factsTo(place: Place): Place["facts"][] {
  return place.before === undefined ? [place.facts] : [...factsTo(place.before), place.facts];
}
