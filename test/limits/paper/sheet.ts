import type { PaperLimit, PaperStop } from "./limit.js";

/** What a clerk writes down about one limit, in the order in which it happens. */
export type Entry =
  | {
      readonly what: "stops";
      readonly day: string;
      readonly name: string;
      readonly announced?: string;
    }
  | { readonly what: "goes on"; readonly day: string; readonly name: string }
  | { readonly what: "extended"; readonly by: number }
  | { readonly what: "changed"; readonly to: number }
  | { readonly what: "starts again"; readonly day: string }
  /** Corrections: the start day, the days of a stop, an extension that was none. */
  | { readonly what: "moved"; readonly to: string }
  | {
      readonly what: "dated again";
      readonly name: string;
      readonly after: string;
      readonly through?: string;
    }
  | { readonly what: "undone"; readonly number: number };

type NamedStop = PaperStop & { readonly name: string };
type Sheet = PaperLimit & { readonly stops: readonly NamedStop[] };

/** The sheet of a limit after all entries. */
export function sheetOf(begun: Omit<PaperLimit, "stops" | "extended">, entries: readonly Entry[]) {
  return entries.reduce(enter, { ...begun, stops: [], extended: [] } as Sheet);
}

function enter(sheet: Sheet, entry: Entry): Sheet {
  const { stops, extended } = sheet;
  switch (entry.what) {
    case "stops": {
      const { name, day: after, announced } = entry;
      return { ...sheet, stops: [...stops, { name, after, ...(announced && { announced }) }] };
    }
    case "goes on":
      return { ...sheet, stops: redated(stops, entry.name, { through: entry.day }) };
    case "dated again": {
      const { after, through } = entry;
      return {
        ...sheet,
        stops: redated(stops, entry.name, { after, ...(through && { through }) }),
      };
    }
    case "extended":
      return { ...sheet, extended: [...extended, entry.by] };
    case "undone":
      return { ...sheet, extended: extended.toSpliced(entry.number - 1, 1) };
    case "changed":
      return { ...sheet, count: entry.to };
    case "moved":
      return { ...sheet, from: entry.to };
    case "starts again":
      return { ...sheet, from: entry.day, stops: [], extended: [] };
  }
}

function redated(stops: readonly NamedStop[], name: string, days: Partial<PaperStop>): NamedStop[] {
  return stops.map((stop) => (stop.name === name ? { ...stop, ...days } : stop));
}
