import type { StateValue } from "./chart.js";
import type { Step } from "./step.js";

type TakeStep = (value: StateValue, event: string) => Step | undefined;

/** A place in a chart, and the steps that were taken from it. */
type Place = { readonly value: StateValue; readonly steps: Map<string, Step> };

// A chart of many branches has more places than cases ever come to.
const mostPlaces = 10_000;

/**
 * The same steps, each taken once: the cases of an item come to the same places by the thousand. Equal places are one value
 * from then on, so that what else is known of a place is found again as well.
 */
export function rememberedSteps(take: TakeStep): TakeStep {
  const byText = new Map<string, Place>();
  const byValue = new WeakMap<object, Place>();

  function placeOf(value: StateValue): Place {
    const known = typeof value === "string" ? undefined : byValue.get(value);
    return known ?? placeWritten(value);
  }

  function placeWritten(value: StateValue): Place {
    const text = JSON.stringify(value);
    const place = byText.get(text) ?? { value, steps: new Map<string, Step>() };
    if (byText.size >= mostPlaces) byText.clear();
    byText.set(text, place);
    if (typeof value !== "string") byValue.set(value, place);
    return place;
  }

  return (value, event) => {
    const { steps } = placeOf(value);
    const known = steps.get(event);
    if (known !== undefined) return known;
    const taken = take(value, event);
    if (taken === undefined) return undefined;
    const step = { ...taken, value: placeOf(taken.value).value };
    steps.set(event, step);
    return step;
  };
}
