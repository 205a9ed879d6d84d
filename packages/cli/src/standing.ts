import type { Text } from "@banjian/base";
import type { CaseState, Chart, Item, StateValue } from "@banjian/core";

/** Where a case stands, from its stage inwards as far as it is in one place: of branches side by side only that they are at work. */
export function standing(item: Item, state: CaseState): Text {
  const titles = titlesAlong(item.chart.states, state.value);
  return {
    zh: titles.map(({ zh }) => zh).join(" · "),
    en: titles.map(({ en }) => en).join(" · "),
  };
}

function titlesAlong(states: Chart["states"], value: StateValue): readonly Text[] {
  const [name = "", inner] = typeof value === "string" ? [value] : (Object.entries(value)[0] ?? []);
  const state = states[name];
  if (state === undefined) return [];
  if (inner === undefined || state.parallel || state.states === undefined) return [state.title];
  return [state.title, ...titlesAlong(state.states, inner)];
}
